import type { Taxonomy } from '../knowledge/taxonomy.ts';
import type { Verdict } from '../pilots/states.ts';
import { escapeMarkdown } from '../shared/markdown.ts';
import { beginning } from '../shared/text.ts';

export const AREAS: Record<Taxonomy, string> = {
  strategy: 'Strategy',
  people: 'People',
  process: 'Process',
  technology: 'Technology',
};

export const VERDICTS: Record<Verdict, string> = {
  worked: 'worked',
  mixed: 'came out mixed',
  failed: 'failed',
  stopped: 'was stopped',
};

const WORDS_MAX = 280;

export const several = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;

/** What somebody wrote, as one line that Markdown shows as it is. */
export function said(text: string, max = WORDS_MAX): string {
  const all = text.replace(/\s+/g, ' ').trim();
  const some = all.length > max ? `${beginning(all, max - 1).trimEnd()}…` : all;
  // An address in somebody's words would become a link by itself, and break the one that it stands in. So would what
  // looks like a link, in spite of its brackets.
  return escapeMarkdown(some)
    .replaceAll('](', ']\\(')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/@/g, '\\@')
    .replace(/(www|mailto|xmpp)(?=[.:])/gi, '$1\\');
}

export const ended = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** Such as `one, two and three`. */
export const join = (all: readonly string[]) =>
  all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
