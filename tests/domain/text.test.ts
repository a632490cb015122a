import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanProse, line, prose } from '../../domain/shared/text.ts';

const everyControl = [
  ...Array.from({ length: 0x20 }, (_, code) => code),
  ...Array.from({ length: 0x21 }, (_, code) => 0x7f + code),
].map((code) => String.fromCharCode(code));
/** What slides and documents end a line with. */
const lineEnds = ['\u000b', '\u000c', '\u0085', '\u2028', '\u2029'];
const controls = everyControl.filter((sign) => !lineEnds.includes(sign));
const overrides = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'];
const halves = ['\ud800', '\udbff', '\udc00', '\udfff'];

const anywhere = (sign: string, text: string, at: number) => {
  const place = 1 + (at % Math.max(1, text.length - 1));
  return `x${text.slice(0, place)}${sign}${text.slice(place)}x`;
};

test('a line never holds a control character, a direction override or half a character, wherever it stands', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...controls, ...overrides, ...halves),
      fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
      fc.nat(),
      (sign, text, at) => {
        expect(line(200).safeParse(anywhere(sign, text, at)).success).toBe(false);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('prose holds line ends and tabs, and no other control character', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...controls, ...overrides, ...halves),
      fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
      fc.nat(),
      (sign, text, at) => {
        const parsed = prose(200).safeParse(anywhere(sign, text, at));
        expect(parsed.success).toBe(['\n', '\t', '\r'].includes(sign));
        expect(parsed.data?.includes('\r') ?? false).toBe(false);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('what is accepted is trimmed, well formed, within its length, and accepted again as it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.integer({ min: 1, max: 40 }),
      (text, max) => {
        for (const rule of [line(max), prose(max, 1)]) {
          const parsed = rule.safeParse(text);
          if (!parsed.success) continue;
          expect(parsed.data.isWellFormed()).toBe(true);
          expect(parsed.data.length).toBeLessThanOrEqual(max);
          expect(parsed.data.trimEnd()).toBe(parsed.data);
          expect(rule.parse(parsed.data)).toBe(parsed.data);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test('what slides and documents end a line with is a line end in prose and a blank in a single line', () => {
  for (const sign of lineEnds) {
    expect(prose(200).parse(`one${sign}two`)).toBe('one\ntwo');
    expect(line(200).parse(`one${sign}two`)).toBe('one two');
    expect(line(200).parse(`${sign}one${sign}`)).toBe('one');
    expect(line(200).safeParse(sign).success).toBe(false);
    expect(cleanProse(`one${sign}two`)).toBe('one\ntwo');
  }
});

test('a text that has been cleaned is accepted as prose, with its lines apart', () => {
  expect(cleanProse('a\r\nb\rc\u0000\u202ed\ud800')).toBe('a\nb\ncd\ufffd');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(prose(200).safeParse(cleanProse(text)).success).toBe(true);
    }),
  );
});

test('ordinary words in any script are taken as they are', () => {
  for (const text of [
    'Über Führung',
    'फीडबैक',
    'התקדמות',
    'العربية',
    '振り返り',
    'One 👩‍👩‍👧 family',
    'Siobhán O’Neill',
    "'; drop table--",
    '<b>bold</b>',
    '=1+1',
  ]) {
    expect(line(120).parse(`  ${text}  `)).toBe(text);
    expect(prose(120).parse(`${text}\r\n${text}\r`)).toBe(`${text}\n${text}`);
  }
});

test('nothing but white space is no text', () => {
  for (const blank of ['', ' ', '   ', '\u00a0', '\u2003', '\ufeff']) {
    expect(line(10).safeParse(blank).success).toBe(false);
    expect(prose(10, 1).safeParse(blank).success).toBe(false);
    expect(prose(10).safeParse(blank).data).toBe('');
  }
});

test('what nobody can see is no text', () => {
  const invisible = ['\u200b', '\u2060', '\u200d\u2060', '\u200f', '\u00ad', '\ufe0f', '\u{e0041}'];
  const fillers = ['\u3164', '\u115f', '\u1160', '\uffa0', '\u2800'];
  for (const sign of [...invisible, ...fillers]) {
    expect(line(10).safeParse(sign).success).toBe(false);
    expect(line(10).safeParse(`${sign} ${sign}`).success).toBe(false);
    expect(prose(10, 1).safeParse(`${sign}\n${sign}`).success).toBe(false);
    expect(prose(10).safeParse(sign).success).toBe(true);
    expect(line(10).parse(`a${sign}b`)).toBe(`a${sign}b`);
  }
  for (const seen of ['.', '7', '＃', '⠿', '한', 'ᄀ', '🙂', '❤️', '🇬🇧', '¨', '½'])
    expect(line(20).parse(seen)).toBe(seen);
});

test.each([null, undefined, 1, true, [], ['a'], {}, { toString: () => 'a' }, new String('a')])(
  '%j is no text',
  (value) => {
    expect(line(10).safeParse(value).success).toBe(false);
    expect(prose(10).safeParse(value).success).toBe(false);
  },
);

test('one character more than allowed is refused, and a very long text is refused before it is looked at', () => {
  expect(line(80).safeParse('a'.repeat(80)).success).toBe(true);
  expect(line(80).safeParse('a'.repeat(81)).success).toBe(false);
  expect(prose(80).safeParse('a'.repeat(81)).success).toBe(false);
  const started = performance.now();
  expect(line(80).safeParse(' '.repeat(5_000_000)).success).toBe(false);
  expect(prose(80).safeParse('\r'.repeat(5_000_000)).success).toBe(false);
  expect(performance.now() - started).toBeLessThan(500);
});
