import type { Token, Tokens } from 'marked';
import { insideOf, isBreak, isComment } from '../../../domain/shared/markdown-tokens.ts';
import { frontMatterOf } from '../front-matter.ts';

/** What a text may hold that the editor would change or lose. */
export const BEYOND = [
  'long',
  'deep',
  'html',
  'comment',
  'picture',
  'definition',
  'footnote',
  'frontMatter',
  'other',
] as const;
export type Beyond = (typeof BEYOND)[number];

/**
 * Above this many characters typing becomes slow. In a text of 150 KB a key takes 44 ms until the next frame and 49 at
 * worst but for one in twenty, in one of 200 KB 53 and 65. Most of it is Chromium's own, and grows with the text.
 */
export const RICH_MAX = 150_000;

/** What these tokens hold that the editor has no place for, each once. */
export function beyondIn(text: string, tokens: readonly Token[]): Beyond[] {
  const found = new Set<Beyond>();
  if (text.length > RICH_MAX) return ['long'];
  if (frontMatterOf(text).said.size > 0) found.add('frontMatter');
  const visit = (some: readonly Token[]) => {
    for (const token of some) {
      if (token.type === 'html' && !isBreak(token.raw)) found.add(isComment(token) ? 'comment' : 'html');
      else if (token.type === 'image') found.add('picture');
      else if (token.type === 'def') found.add(/^\s*\[\^/.test(token.raw) ? 'footnote' : 'definition');
      else if (token.type === 'text' && !('tokens' in token && token.tokens)) {
        if (/\[\^[^\]\s]+\]/.test((token as Tokens.Text).text)) found.add('footnote');
      }
      visit(insideOf(token));
    }
  };
  visit(tokens);
  return BEYOND.filter((one) => found.has(one));
}
