import * as z from 'zod/mini';

// Control characters are refused everywhere: they are forbidden in table keys, break logs and are never meant.
// Bidirectional overrides are refused too, because they can make a text read as something it does not say.
// So are the separators of lines and paragraphs: in what is to be one line they are no less a line end.
const CONTROL = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/u;
const CONTROL_BUT_LINES = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
// What is drawn at all: neither blank nor a sign that only joins, marks or fills. Names of nothing else cannot be read,
// nor links of them followed.
const SEEN = /[^\p{Cc}\p{Cf}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/** Whether anything of a text can be seen. */
export const isVisible = (text: string): boolean => SEEN.test(text);

/** An empty text is left to whoever asks for a length. */
const seen = z.refine<string>((text) => text === '' || isVisible(text), 'some text');

/**
 * At most `max` UTF-16 units, as text fields of pages and rows of tables count them. zod counts whole characters, of
 * which an emoji is one and takes two units; its check stands for the OpenAPI document and stops the rest.
 */
const atMost = (max: number) => [
  z.maxLength(max, { error: `at most ${max} characters`, abort: true }),
  z.refine<string>((text) => text.length <= max, `at most ${max} characters`),
];

/** The beginning of a text, without half a character at its end. */
export function beginning(text: string, max: number): string {
  return text.slice(0, max).replace(/[\ud800-\udbff]$/, '');
}

/** One line of text: trimmed, 1 to `max` UTF-16 units, something to be seen among them, no control characters. */
export const line = (max: number) =>
  z.string().check(
    z.maxLength(max * 4, { error: `at most ${max} characters`, abort: true }),
    z.trim(),
    z.minLength(1, 'some text'),
    seen,
    ...atMost(max),
    z.refine((text) => !CONTROL.test(text) && text.isWellFormed(), 'text without control characters'),
  );

/** Text of several lines: line ends become \n, trimmed at the end, `min` to `max` UTF-16 units. */
export const prose = (max: number, min = 0) =>
  z.pipe(
    z.string().check(z.maxLength(max * 2, { error: `at most ${max} characters`, abort: true })),
    z.pipe(
      z.transform((text: string) => text.replace(/\r\n?|[\u2028\u2029]/g, '\n').trimEnd()),
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
