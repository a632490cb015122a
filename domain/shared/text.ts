import * as z from 'zod/mini';

// Control characters are refused everywhere: table keys must not have them and they break logs. Bidirectional overrides
// are refused because they can make a text look like another one.
const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const CONTROL_BUT_LINES = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const EVERY_CONTROL_BUT_LINES = new RegExp(CONTROL_BUT_LINES, 'gu');
// What slides, documents and mainframes end a line with: vertical tab, form feed, next line, and Unicode's separators
// of lines and paragraphs.
const OTHER_LINE_ENDS = /[\v\f\u0085\u2028\u2029]/g;

/** A text with \n as its only line end. */
export const withLineEnds = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(OTHER_LINE_ENDS, '\n');

/** A text for a single line, in which the line ends of slides and documents are blanks. */
export const withoutLineEnds = (text: string): string => text.replace(OTHER_LINE_ENDS, ' ');

/** A text that `prose` accepts but for its length: other control characters and halves of characters are removed. */
export const cleanProse = (text: string): string =>
  withLineEnds(text).replace(EVERY_CONTROL_BUT_LINES, '').toWellFormed();

// A visible character: not blank, and no character that only joins, marks or fills. A name without one could not be
// read or clicked.
const SEEN = /[^\p{Cc}\p{Cf}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/** Whether a text holds a character that is refused in a single line. */
export const isControl = (text: string): boolean => CONTROL.test(text);

/** Whether a text has a visible character. */
export const isVisible = (text: string): boolean => SEEN.test(text);

/** An empty text is for the length check to refuse. */
const seen = z.refine<string>((text) => text === '' || isVisible(text), 'some text');

/**
 * At most `max` UTF-16 units, as text fields and table rows count them. zod counts code points, and an emoji is one
 * code point and two units. zod's check is there for the OpenAPI document.
 */
const atMost = (max: number) => [
  z.maxLength(max, { error: `at most ${max} characters`, abort: true }),
  z.refine<string>((text) => text.length <= max, `at most ${max} characters`),
];

/** The beginning of a text, without half a character at its end. */
export function beginning(text: string, max: number): string {
  return text.slice(0, max).replace(/[\ud800-\udbff]$/, '');
}

// Characters that end a line, change the direction of a text or are half of a character.
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;
/** The longest name of a person that is kept. */
export const NAME_MAX = 200;

/** A text from elsewhere as a single line without unprintable characters, cut to `max`. */
export const cleanLine = (text: string, max: number): string =>
  beginning(text.replace(UNPRINTABLE, ' ').replace(/ {2,}/g, ' ').trim(), max).trim();

/** A person's name as it is stored. Entra allows longer ones, and ones with unprintable characters. */
export function cleanName(name = ''): string {
  return cleanLine(name, NAME_MAX);
}

/**
 * One line of text: line ends of slides and documents become blanks, trimmed, 1 to `max` UTF-16 units, something to be
 * seen among them, no control characters.
 */
export const line = (max: number) =>
  z.string().check(
    z.maxLength(max * 4, { error: `at most ${max} characters`, abort: true }),
    z.overwrite(withoutLineEnds),
    z.trim(),
    z.minLength(1, 'some text'),
    seen,
    ...atMost(max),
    z.refine((text) => !isControl(text) && text.isWellFormed(), 'text without control characters'),
  );

/** Text of several lines: line ends become \n, trimmed at the end, `min` to `max` UTF-16 units. */
export const prose = (max: number, min = 0) =>
  z.pipe(
    z.string().check(z.maxLength(max * 2, { error: `at most ${max} characters`, abort: true })),
    z.pipe(
      z.transform((text: string) => withLineEnds(text).trimEnd()),
      z.string().check(
        z.minLength(min, 'some text'),
        ...(min > 0 ? [seen] : []),
        ...atMost(max),
        z.refine(
          (text) => !CONTROL_BUT_LINES.test(text) && text.isWellFormed(),
          'text without control characters',
        ),
      ),
    ),
  );

/** By code units, which is the same order on every machine. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
