import { beginning, cleanProse, isVisible } from '../shared/text.ts';

/** The most characters of the words with a proposal that are kept. */
export const WORDS_MAX = 300;

/** Below a line of dashes or underscores Outlook and Teams write what the person has not typed. */
const BELOW = /^[ \t]*[-_\u2500-\u2501]{5,}.*$/m;

/** What somebody wrote when they proposed another time, from the text of their message; '' if they wrote nothing. */
export function proposalWords(text: string): string {
  const clean = cleanProse(text);
  const end = BELOW.exec(clean)?.index ?? clean.length;
  const typed = clean
    .slice(0, end)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (!isVisible(typed)) return '';
  return typed.length > WORDS_MAX ? `${beginning(typed, WORDS_MAX - 1).trimEnd()}…` : typed;
}
