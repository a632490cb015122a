import type { Token, Tokens } from 'marked';
import { checklistItems } from '../../domain/knowledge/artifact.ts';
import { isUnseen, oneLine, plainWords } from '../../domain/shared/markdown-tokens.ts';
import { fold } from '../../domain/shared/words.ts';

/**
 * The numbers of a Markdown's checklist items as the API counts them (`checklistItems`), by token. What only looks like
 * an item of the list, such as one inside a quotation, has no number and cannot be ticked.
 */
export function numberTasks(body: string, tokens: readonly Token[]): Map<Token, number> {
  const items = checklistItems(body).map((item) => item.trim());
  const numbers = new Map<Token, number>();
  let next = 0;
  const visit = (some: readonly Token[]) => {
    for (const token of some) {
      if (token.type !== 'list') continue;
      for (const item of (token as Tokens.List).items) {
        if (item.task) {
          const text = item.text.split('\n')[0]?.trim() ?? '';
          const found = items.indexOf(text, next);
          if (found >= 0) {
            numbers.set(item, found);
            next = found + 1;
          }
        }
        visit(item.tokens);
      }
    }
  };
  visit(tokens);
  return numbers;
}

/** A Markdown that begins with the title which stands over it on the page, without that heading. */
export function withoutTitle(tokens: Token[], title: string): Token[] {
  const first = tokens.find((token) => !isUnseen(token));
  // A heading without words is no title.
  if (!title || first?.type !== 'heading' || fold(plainWords([first])) !== fold(oneLine(title)))
    return tokens;
  return tokens.filter((token) => token !== first);
}

export const headingsOf = (tokens: readonly Token[]): Tokens.Heading[] =>
  tokens.filter((token): token is Tokens.Heading => token.type === 'heading');

/**
 * The levels of a Markdown's headings on the page: the largest ones become `top`, and none skips a level, however the
 * author counted.
 */
export function levelHeadings(tokens: readonly Token[], top: number): Map<Token, number> {
  const headings = headingsOf(tokens);
  const largest = Math.min(...headings.map(({ depth }) => depth));
  const levels = new Map<Token, number>();
  let before = top - 1;
  for (const heading of headings) {
    before = Math.min(6, before + 1, top + heading.depth - largest);
    levels.set(heading, before);
  }
  return levels;
}
