import { cleanProse } from '../../domain/shared/text.ts';

/** A message's text in the passages that can be marked: what blank lines part. */
export function passagesOf(text: string): string[] {
  return cleanProse(text)
    .split(/\n[^\S\n]*\n+/)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** A character with which Markdown begins a sign of its own. */
const SIGNS = /[\\`*_{}[\]<>#+\-=!|~&]/g;

/** Passages as Markdown that shows them as they were: each line a line, and nothing in them a sign. */
export function quoted(passages: readonly string[]): string {
  const lines = (passage: string) =>
    passage.split('\n').map(
      (line) =>
        `> ${line
          .trim()
          .replace(SIGNS, '\\$&')
          .replace(/^(\d+)([.)])/, '$1\\$2')}`,
    );
  return passages.map((passage) => lines(passage).join('  \n')).join('\n\n');
}
