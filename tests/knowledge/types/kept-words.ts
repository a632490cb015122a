import fc from 'fast-check';

/** Characters that break careless readers: line ends of other systems, right to left, joined emoji, marks of Markdown. */
export const odd = fc.string({
  unit: fc.constantFrom(
    'a',
    'Word',
    ' ',
    '\n',
    '\n\n',
    '\r\n',
    '\u2028',
    '\u00a0',
    '\u200f',
    'שלום',
    'مرحبا',
    '👩‍👩‍👧',
    'é',
    '#',
    '## ',
    '### Try it',
    '- ',
    '  ',
    '1. ',
    '> ',
    '```\n',
    '~~~',
    '|',
    '\\',
    '**',
    ':**',
    '*You can tell:* ',
    '---',
    '<!--',
    '-->',
    '[x]: y',
  ),
  maxLength: 16,
});

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}\p{Emoji_Presentation}]+/gu) ?? [];

/** Words that stand in one text more often than in what was made of it. A form may move and add words, but lose none. */
export function lostWords(text: string, made: string): string[] {
  const left = wordsIn(made);
  return wordsIn(text).filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
