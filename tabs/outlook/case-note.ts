import { escapeMarkdown } from '../../domain/shared/markdown.ts';
import { cleanProse } from '../../domain/shared/text.ts';

/** A message's text in the passages that can be marked: what blank lines part. */
export function passagesOf(text: string): string[] {
  return cleanProse(text)
    .split(/\n[^\S\n]*\n+/)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Passages as Markdown that shows them as they were: each line a line, and nothing in them a sign. */
export function quoted(passages: readonly string[]): string {
  const lines = (passage: string) => passage.split('\n').map((line) => `> ${escapeMarkdown(line.trim())}`);
  return passages.map((passage) => lines(passage).join('  \n')).join('\n\n');
}
