import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import { mergeDrafts } from '../../domain/knowledge/merge-drafts.ts';
import { chosenText, differencesOf, mergeTexts, piecesOf } from '../../domain/knowledge/merge-texts.ts';

const BASE = 'Ask first.\n\nThen say what you saw.\n\n- one\n- two\n- three\n\nStop.';

const settled = (base: string, mine: string, theirs: string) => {
  const stretches = mergeTexts(base, mine, theirs);
  expect(stretches.filter(({ kind }) => kind === 'both')).toEqual([]);
  return chosenText(stretches, []);
};

describe('two people write on one text', () => {
  it('changes of different paragraphs, items and ends come together', () => {
    const mine = BASE.replace('Ask first.', 'Always ask first.').replace('- three', '- three of them');
    const theirs = BASE.replace('- one', '- one, gladly').concat('\n\nAnd thank them.');
    expect(settled(BASE, mine, theirs)).toBe(
      'Always ask first.\n\nThen say what you saw.\n\n- one, gladly\n- two\n- three of them\n\nStop.\n\nAnd thank them.',
    );
  });

  it('what one has taken out stays out, and what both have written alike stands once', () => {
    expect(settled(BASE, BASE.replace('- two\n', ''), BASE.replace('Stop.', 'Stop there.'))).toBe(
      BASE.replace('- two\n', '').replace('Stop.', 'Stop there.'),
    );
    const alike = BASE.replace('Stop.', 'Stop there.');
    expect(settled(BASE, alike, alike)).toBe(alike);
  });

  it('a paragraph that both have changed stands there in both versions, and one may keep both', () => {
    const mine = BASE.replace('Stop.', 'Stop now.');
    const theirs = BASE.replace('Stop.', 'Stop later.').replace('Ask first.', 'Ask.');
    const stretches = mergeTexts(BASE, mine, theirs);
    expect(stretches.filter(({ kind }) => kind === 'both')).toEqual([
      { kind: 'both', mine: 'Stop now.', theirs: 'Stop later.' },
    ]);
    expect(chosenText(stretches, ['theirs'])).toBe(theirs);
    expect(chosenText(stretches, ['all'])).toContain('Stop now.\n\nStop later.');
    // Items and rows stay in their list and table.
    for (const [was, one, other] of [
      ['- ask', '- ask first', '- ask twice'],
      ['| ask |', '| ask first |', '| ask twice |'],
    ] as const)
      expect(chosenText(mergeTexts(was, one, other), ['all'])).toBe(`${one}\n${other}`);
  });

  const word = fc.constantFrom('ask', 'first', 'then', 'say', 'what', 'you', 'saw');
  const line = fc.oneof(
    fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
    word.map((one) => `- ${one}`),
    word.map((one) => `## ${one}`),
  );
  const lines = fc.array(line, { maxLength: 14 });
  /** The same lines with some taken out, changed, and put in; what is written new is marked by who has written it. */
  const edited = (who: string) =>
    fc
      .array(fc.record({ at: fc.nat(), does: fc.constantFrom('out', 'in', 'over') }), { maxLength: 5 })
      .map((edits) => (given: readonly string[]) => {
        const after = [...given];
        for (const [n, { at, does }] of edits.entries()) {
          const place = at % (after.length + 1);
          if (does === 'out') after.splice(place, 1);
          else after.splice(place, does === 'in' ? 0 : 1, `${who}${n} wrote this`);
        }
        return after.join('\n');
      });

  it('no word that either has written is ever lost, whatever they do', () => {
    fc.assert(
      fc.property(lines, edited('mine'), edited('theirs'), (given, my, their) => {
        const [base, mine, theirs] = [given.join('\n'), my(given), their(given)];
        const stretches = mergeTexts(base, mine, theirs);
        const all = chosenText(
          stretches,
          stretches.map(() => 'all'),
        );
        for (const written of `${mine}\n${theirs}`.match(/(?:mine|theirs)\d wrote this/g) ?? [])
          expect(all).toContain(written);
        // Where nobody else has written, one's own text stands as it is.
        expect(chosenText(mergeTexts(base, mine, base), [])).toBe(mine);
        expect(chosenText(mergeTexts(base, base, theirs), [])).toBe(theirs);
      }),
      { numRuns: 500 },
    );
  });

  it('whichever side is chosen, none of its blank lines is lost, so that its paragraphs stay apart', () => {
    // One has parted two paragraphs, where the other has put a heading.
    const [one, other] = ['Ask.\n\nListen.', 'Ask.\n## Then\nListen.'];
    expect(chosenText(mergeTexts('Ask.\n- then\nListen.', one, other), ['mine'])).toBe(one);
    fc.assert(
      fc.property(lines, edited('mine'), edited('theirs'), (given, my, their) => {
        const [mine, theirs] = [my(given), their(given)];
        const differences = differencesOf(mine, theirs);
        for (const [side, text] of Object.entries({ mine, theirs }) as ['mine' | 'theirs', string][])
          expect(
            chosenText(
              differences,
              differences.map(() => side),
            ),
          ).toBe(text);
        const stretches = mergeTexts(given.join('\n'), mine, theirs);
        for (const side of ['mine', 'theirs'] as const) {
          const chosen = chosenText(
            stretches,
            stretches.map(() => side),
          );
          const wanted = stretches.flatMap((one) => {
            const text = one.kind === 'settled' ? one.text : one[side];
            return text === null ? [] : text.split('\n');
          });
          expect(chosen.split('\n')).toEqual(wanted.length > 0 ? wanted : ['']);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a text in pieces, joined, is the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '-', '#', '|', '`') }), (text) => {
        expect(piecesOf(text).join('\n')).toBe(text);
      }),
    );
  });

  it('two long texts that have nothing in common are compared without a wait', () => {
    const long = (seed: string) =>
      Array.from({ length: 4_000 }, (_, at) => `${seed} ${at} says forty characters more`)
        .join('\n\n')
        .slice(0, 160_000);
    const before = process.cpuUsage();
    mergeTexts(long('a'), long('b'), long('c'));
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_500);
  });
});

describe('what stands around the text', () => {
  const base: ArtifactDraft = {
    title: 'Ask',
    type: 'playbook',
    taxonomy: 'people',
    body: BASE,
    reviewBy: null,
    tags: [],
  };
  it('each part is taken from whoever changed it; what both changed is asked for', () => {
    const mine = { ...base, title: 'Ask first', reviewBy: '2027-01-01' };
    const theirs = { ...base, taxonomy: 'process' as const, reviewBy: '2027-02-01' };
    expect(mergeDrafts(base, mine, theirs)).toMatchObject({
      draft: { title: 'Ask first', taxonomy: 'process', reviewBy: '2027-01-01' },
      around: ['reviewBy'],
      isSettled: false,
    });
    expect(mergeDrafts(base, { ...base, title: 'Ask first' }, theirs)).toMatchObject({ isSettled: true });
  });

  it('line ends at the end of a text are nothing that two people have changed', () => {
    const of = (body: string) => ({ ...base, body });
    expect(
      mergeDrafts(of('One\n\nTwo\n'), of('One of mine\n\nTwo\n\n'), of('One\n\nTwo of theirs')),
    ).toMatchObject({ isSettled: true, draft: { body: 'One of mine\n\nTwo of theirs\n\n' } });
  });
});
