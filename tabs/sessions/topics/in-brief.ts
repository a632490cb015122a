import { beginning } from '../../../domain/shared/text.ts';

const BRIEF = 80;

/** What a text begins with: enough for a line in a list, cut between words. */
export function inBrief(text: string, max = BRIEF): string {
  const [first = '', ...rest] = text.trim().split('\n');
  if (first.length <= max) return rest.some(Boolean) ? `${first} …` : first;
  return `${beginning(first, max).replace(/\s+\S*$/, '')} …`;
}
