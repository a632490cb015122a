import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Annotation } from '../../domain/knowledge/annotation.ts';
import { artifactText } from '../../domain/knowledge/text.ts';
import {
  alikeBlocks,
  countKinds,
  sortAnnotations,
  stacked,
} from '../../tabs/knowledge/annotations/groups.ts';
import { sayNames } from '../../tabs/knowledge/annotations/texts.ts';
import { sayTried } from '../../tabs/knowledge/evidence/say-tried.ts';

const text = artifactText('playbook', '# Openers\n\nAsk first.\n\n- Say what you saw\n- Stop there');
const at = (words: string) => {
  const start = text.text.indexOf(words);
  return { start, end: start + words.length };
};
const AUTHOR = { id: '00000000-0000-4000-8000-000000000001', name: 'Ana' };
const annotation = (id: string, more: Partial<Annotation> = {}): Annotation => ({
  id: `00000000-0000-4000-8000-${id.padStart(12, '0')}`,
  kind: 'worked',
  words: 'It did.',
  context: '',
  author: AUTHOR,
  at: '2026-11-20T09:00:00.000Z',
  edited: false,
  quote: '',
  anchor: null,
  revision: 2,
  madeIn: 1,
  state: 'open',
  session: null,
  pilot: null,
  ended: null,
  answers: [],
  etag: 'e',
  ...more,
});
const numbers = (all: readonly Annotation[]) => all.map(({ id }) => Number(id.slice(-12)));

describe('an artifact’s annotations', () => {
  it('stand with others of the same block, in the order of the text; those about all of it come first', () => {
    const { groups, unplaced, ended } = sortAnnotations(
      text,
      [
        annotation('1', { anchor: at('you saw') }),
        annotation('2', { anchor: at('Say what') }),
        annotation('3'),
        annotation('4', { anchor: at('Ask') }),
        annotation('5', { state: 'unplaced' }),
        annotation('6', { state: 'declined', anchor: at('Ask') }),
        // Its place is one in an older text.
        annotation('7', { anchor: at('Ask'), revision: 1 }),
      ],
      2,
    );
    expect(groups.map(({ annotations }) => numbers(annotations))).toEqual([[3, 7], [4], [2, 1]]);
    expect(numbers(unplaced)).toEqual([5]);
    expect(numbers(ended)).toEqual([6]);
  });

  it('are counted by kind, in the order of the kinds', () => {
    expect(countKinds([{ kind: 'adaptation' }, { kind: 'failed' }, { kind: 'failed' }])).toEqual([
      ['failed', 2],
      ['adaptation', 1],
    ]);
  });

  it('without a place may belong to what is most like their passage, or to nothing', () => {
    expect(alikeBlocks(text, 'Say just what you saw there')[0]).toBe(2);
    expect(alikeBlocks(text, 'Wholly other words')).toEqual([]);
    expect(alikeBlocks(text, '')).toEqual([]);
  });
});

const column = fc
  .array(fc.record({ wanted: fc.nat(2_000), height: fc.integer({ min: 20, max: 400 }) }), { minLength: 1 })
  .map((all) => all.sort((a, b) => a.wanted - b.wanted));

test('none stands over another in the column beside the text, nor above its own passage unless one is pinned', () => {
  fc.assert(
    fc.property(column, fc.nat(), (all, chosen) => {
      const [wanted, heights] = [all.map((one) => one.wanted), all.map(({ height }) => height)];
      const pinned = chosen % all.length;
      for (const tops of [stacked(wanted, heights, 12), stacked(wanted, heights, 12, pinned)])
        for (const [at, top] of tops.entries()) {
          expect(top).toBeGreaterThanOrEqual(0);
          if (at > 0) expect(top).toBeGreaterThanOrEqual((tops[at - 1] ?? 0) + (heights[at - 1] ?? 0) + 12);
        }
      for (const [at, top] of stacked(wanted, heights, 12).entries())
        expect(top).toBeGreaterThanOrEqual(wanted[at] ?? 0);
      // The pinned one is beside its passage, or as high as those before it allow.
      const room = heights.slice(0, pinned).reduce((sum, height) => sum + height + 12, 0);
      expect(stacked(wanted, heights, 12, pinned)[pinned]).toBe(Math.max(room, wanted[pinned] ?? 0));
    }),
  );
});

test('people are named as one says them, each once', () => {
  expect(sayNames(['Ana'])).toBe('Ana');
  expect(sayNames(['Ana', 'Chidi', 'Ana'])).toBe('Ana and Chidi');
  expect(sayNames(['Ana', 'Ben', 'Chidi'])).toBe('Ana, Ben and Chidi');
});

test('what was tried is said with each verdict that there is', () => {
  const NONE = { worked: 0, mixed: 0, failed: 0, stopped: 0 };
  expect(sayTried({ ...NONE, worked: 5, mixed: 1, failed: 1 })).toBe(
    'Tried 7 times: 5 worked, 1 mixed, 1 failed',
  );
  expect(sayTried({ ...NONE, failed: 1 })).toBe('Tried once: failed');
  expect(sayTried({ ...NONE, worked: 2 })).toBe('Tried twice: 2 worked');
  expect(sayTried(NONE)).toBe('Nobody has tried this yet');
});
