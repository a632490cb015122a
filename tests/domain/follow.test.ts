import { describe, expect, test } from 'vitest';
import { BODY_MAX } from '../../domain/knowledge/artifact.ts';
import { follow } from '../../domain/knowledge/follow.ts';
import {
  changeWords,
  deletePassage,
  type Edit,
  insert,
  judge,
  move,
  type Outcome,
  random,
  twinIsAdded,
  twinRemains,
  Writer,
  written,
} from './edits.ts';

const SEED = Number(process.env.SEED ?? 1);
const EDITS = Number(process.env.EDITS ?? 400);

/** How passages of three to forty words fare in so many random edits, each of another text. */
function fare(edit: Edit, isBesideTwin = false): Record<Outcome, number> {
  const counts = { right: 0, wrong: 0, orphan: 0, 'false orphan': 0 };
  for (let n = 0; n < EDITS; n += 1) {
    const writer = new Writer(random(SEED * 100_000 + n));
    let doc = writer.doc();
    let own = writer.below(doc.length);
    if (isBesideTwin) {
      const twin = writer.twinOf(doc[own] ?? [], 0.15 + writer.next() * 0.3);
      // Often right beside it.
      const to = writer.next() < 0.4 ? writer.one([own, own + 1]) : writer.below(doc.length + 1);
      doc = [...doc.slice(0, to), twin, ...doc.slice(to)];
      if (to <= own) own += 1;
    }
    const old = written(doc);
    const begin = written(doc.slice(0, own)).words.length;
    const room = doc[own]?.flat().length ?? 0;
    const length = Math.min(room, writer.between(3, writer.one([8, 40])));
    const from = begin + writer.below(room - length + 1);
    const passage = old.words.slice(from, from + length);
    const anchor = { start: passage[0]?.from ?? 0, end: passage.at(-1)?.to ?? 0 };
    const now = written(edit(writer, doc, own, new Set(passage.map(({ id }) => id))));
    const quote = old.text.slice(anchor.start, anchor.end);
    const followed = follow(old.text, now.text, [{ anchor, quote }]);
    expect(followed).toHaveLength(1);
    counts[judge(old, now, [from, from + length], followed[0] ?? null)] += 1;
  }
  return counts;
}

const share = (count: number) => (100 * count) / EDITS;

describe('by the identity of their words, over random edits', () => {
  test.each([
    ['words are changed', changeWords],
    ['they are deleted', deletePassage],
    ['sentences and paragraphs are inserted', insert],
    ['their paragraph is moved', move],
  ])('passages are never put in a wrong place where %s', (_, edit) => {
    const counts = fare(edit);
    expect(counts.wrong).toBe(0);
    expect(share(counts['false orphan'])).toBeLessThanOrEqual(0.5);
  });

  test.each([
    ['remains', twinRemains, true],
    ['is written elsewhere', twinIsAdded, false],
  ])(
    'a passage whose paragraph is deleted while a similar one %s is not taken for that one',
    (_, edit, beside) => {
      expect(share(fare(edit, beside).wrong)).toBeLessThanOrEqual(3);
    },
  );
});

const BEFORE = `Feedback that lands
Ask first, then say what you saw. Most people would rather hear it soon.
When it goes wrong
Stop and ask what they heard before you explain yourself again.`;

const at = (text: string, passage: string) => {
  const start = text.indexOf(passage);
  if (start < 0) throw new Error(`${passage} is not in the text`);
  return { start, end: start + passage.length };
};
/** The passage as it reads in the new text; null if it is unplaced. */
function followed(passage: string, after: string, before = BEFORE): string | null {
  const [place] = follow(before, after, [{ anchor: at(before, passage), quote: passage }]);
  return place ? after.slice(place.start, place.end) : null;
}

describe('a passage', () => {
  const ASKED = 'Ask first, then say what you saw.';

  test('stays with its words and its full stop where others are put before it', () => {
    expect(followed(ASKED, BEFORE.replace('Ask', 'Wait for a quiet moment. Ask'))).toBe(ASKED);
    expect(followed(ASKED, `A new beginning.\n${BEFORE}`)).toBe(ASKED);
  });

  test('takes up words that are changed or put in within it', () => {
    expect(followed(ASKED, BEFORE.replace('say what', 'tell them briefly what'))).toBe(
      'Ask first, then tell them briefly what you saw.',
    );
  });

  test('that is cut in two by a whole new paragraph stays with its larger part', () => {
    const aside = `${'Much has been said about this and little of it was ever tried. '.repeat(6)}\n`;
    const after = BEFORE.replace('would rather hear', `\n${aside}would rather hear`);
    expect(followed('say what you saw. Most people would', after)).toBe('say what you saw. Most people');
  });

  test('moves with its paragraph, and is unplaced where that stands twice by then', () => {
    const lines = BEFORE.split('\n');
    const moved = [lines[0], lines[2], lines[3], lines[1]].join('\n');
    expect(followed(ASKED, moved)).toBe(ASKED);
    const doubled = [lines[0], lines[2], lines[1], lines[3], 'Then stop.', lines[1]].join('\n');
    expect(followed(ASKED, doubled, `${BEFORE}\nThen stop.`)).toBeNull();
  });

  test('is unplaced where too little of it is left', () => {
    expect(followed(ASKED, BEFORE.replace(ASKED, 'Begin with what you saw.'))).toBeNull();
    expect(followed(ASKED, BEFORE.replace(` ${ASKED}`, '').replace(ASKED, ''))).toBeNull();
  });

  test('without words is followed while it stands there once', () => {
    expect(followed('→', 'One more.\nFirst → then', 'First → then')).toBe('→');
    expect(followed('→', 'First → then → last', 'First → then')).toBeNull();
  });

  test('in a script without blanks is followed by the words of its dictionary', () => {
    const before = 'まず質問してから、見たことを話します。\n人はすぐに聞きたいと思っています。';
    expect(followed('見たことを話します', before.replace('まず', '必ず最初に'), before)).toBe(
      '見たことを話します',
    );
  });

  test('that was unplaced is found again where its words are written anew, once', () => {
    const quote = 'Ask first, then say what you saw.';
    const gone = BEFORE.replace(`${quote} `, '');
    const again = (after: string) => {
      const [place] = follow(gone, after, [{ anchor: null, quote }]);
      return place && after.slice(place.start, place.end);
    };
    expect(again(`${gone}\nAsk first, then say what you saw.`)).toBe(quote);
    expect(again(`${gone}\n${quote}\n${quote}`)).toBeNull();
    expect(again(`${gone}\nAsk before you say.`)).toBeNull();
  });
});

test('of many passages each is followed for itself, and none is lost', () => {
  const after = BEFORE.replace('Most people', 'Many people').replace('Stop and ask', 'Ask');
  const passages = ['Ask first', 'Most people', 'Stop', 'explain yourself'].map((passage) => ({
    anchor: at(BEFORE, passage),
    quote: passage,
  }));
  expect(
    follow(BEFORE, after, [...passages, { anchor: null, quote: '' }]).map(
      (one) => one && after.slice(one.start, one.end),
    ),
  ).toEqual(['Ask first', null, null, 'explain yourself', null]);
});

describe('texts of the greatest length are followed without holding anybody up', () => {
  const filled = (unit: (n: number) => string) => {
    let text = '';
    for (let n = 0; text.length < BODY_MAX - 4_000; n += 1) text += unit(n);
    return text.trimEnd();
  };
  const parts = (word: string, count: number) =>
    filled((n) => `${`${word} `.repeat(count).trimEnd()}\n\nstays ${n}\n\n`);
  const many = (text: string) =>
    Array.from({ length: 500 }, (_, n) => ({
      anchor: { start: n * 300, end: n * 300 + 40 },
      quote: text.slice(n * 300, n * 300 + 40),
    }));
  const all = (text: string) => [{ anchor: { start: 0, end: text.length }, quote: text.slice(0, 300) }];
  const a = filled(() => 'a ');

  test.each([
    ['where hundreds of words are others in many places', parts('a', 500), parts('b', 500), many],
    ['where hundreds of passages are unplaced', a, filled(() => 'b '), many],
    ['where one word is repeated all over', `${a.slice(0, 80_000)}c`, a, many],
    ['where a passage is the whole text', a, `${a} b`, all],
    [
      'where a passage that was the whole text is gone',
      `${a.slice(0, 80_000)}c`,
      `${filled(() => 'b ')}`,
      all,
    ],
  ])('%s', (_, before, after, passages) => {
    const began = process.cpuUsage();
    const places = follow(before, after, passages(before));
    expect(places).toHaveLength(passages(before).length);
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(1_500);
  });

  test('and a word in each of many long paragraphs is changed without any of them losing its passages', () => {
    const words = (n: number) => Array.from({ length: 600 }, (_, at) => `w${n}x${at}`);
    const paragraphs = Array.from({ length: 20 }, (_, n) => words(n).join(' '));
    const before = paragraphs.join('\n\n');
    const after = paragraphs.map((text, n) => text.replace(`w${n}x300`, 'other')).join('\n\n');
    const passages = paragraphs.map((_, n) => {
      const quote = `w${n}x500 w${n}x501 w${n}x502`;
      const start = before.indexOf(quote);
      return { anchor: { start, end: start + quote.length }, quote };
    });
    const places = follow(before, after, passages);
    expect(places.map((place) => place && after.slice(place.start, place.end))).toEqual(
      passages.map(({ quote }) => quote),
    );
  });
});
