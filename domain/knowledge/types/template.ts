import type { Token, Tokens } from 'marked';
import type { CharterText } from '../../charter/charter.ts';
import { oneLine, plainWords, tokensOf } from '../../shared/markdown-tokens.ts';
import { beginning, isVisible, withLineEnds } from '../../shared/text.ts';
import { fold } from '../../shared/words.ts';
import { bare, headOf, readSections, spaced, writeSections } from './sections.ts';

/** What a template leaves to be filled in. */
export interface Blank {
  /** The source of its heading. */
  readonly head: string;
  readonly title: string;
  /** What the template says there, in Markdown. */
  readonly text: string;
}

/** A template: what is said of it before its rule, and what is filled in. */
export interface Template {
  /** For whoever fills it in; not a part of what is made. */
  readonly guidance: string;
  /** What stands before the first blank. */
  readonly intro: string;
  readonly blanks: readonly Blank[];
}

/** A line such as `**For whom:** who is asked`. */
const LABEL = /^\*\*([^*\n]{1,80}?)(?::\*\*|\*\*:)[^\S\n]*(.*)$/;

const sourceOf = (tokens: readonly Token[]) => tokens.map(({ raw }) => raw).join('');

/** The blank that a line begins; null for one without a label. */
function labelled(line: string): { head: string; title: string; lines: string[] } | null {
  const [, label = '', said = ''] = LABEL.exec(line) ?? [];
  // Number signs at its end would be a part of how a heading is marked.
  const head = `## ${oneLine(label).replace(/#+$/, '\\$&')}`;
  const title = readSections(head).sections[0]?.title ?? '';
  return isVisible(title) ? { head, title, lines: [said] } : null;
}

/** The source of a heading that is one wherever it stands: some are only with what stood around them. */
const alone = (head: string, title: string): string =>
  readSections(head).sections[0]?.title === title ? head : headOf(title);

/** Words behind a label, which is what they are in a paragraph of their own too. */
function asWords(text: string): string {
  const type = tokensOf(text)?.[0]?.type ?? 'paragraph';
  return type === 'paragraph' || type === 'list' ? text : `\\${text}`;
}

/** Reads a template: lines that begin with a bold label are blanks, and so are sections. */
export function readTemplate(body: string): Template {
  const { intro, sections } = readSections(withLineEnds(body));
  const tokens = tokensOf(intro) ?? [];
  const rule = tokens.findIndex(({ type }) => type === 'hr');
  const blanks: Blank[] = [];
  let before = tokens.length === 0 ? bare(intro) : '';
  const addTo = (text: string, more: string) => [text, more].filter(Boolean).join('\n\n');
  /** What has no label belongs to the blank above it. */
  function addBelow(more: string): void {
    const last = blanks.pop();
    if (last) blanks.push({ ...last, text: addTo(last.text, more) });
    else before = addTo(before, more);
  }
  for (const { type, raw } of tokens.slice(rule + 1)) {
    if (type === 'space') continue;
    const found: NonNullable<ReturnType<typeof labelled>>[] = [];
    for (const line of type === 'paragraph' ? raw.trim().split('\n') : []) {
      const begun = labelled(line);
      if (begun) found.push(begun);
      else if (found.length === 0) break;
      else found.at(-1)?.lines.push(line);
    }
    if (found.length === 0) addBelow(bare(raw));
    for (const { lines, ...blank } of found)
      blanks.push({ ...blank, text: asWords(lines.join('\n').trim()) });
  }
  for (const { head, title, text } of sections) {
    if (!isVisible(title)) addBelow(bare(text));
    else blanks.push({ head: alone(head.trim(), title), title, text: bare(text) });
  }
  return { guidance: rule < 0 ? '' : sourceOf(tokens.slice(0, rule)).trim(), intro: before, blanks };
}

/** The text of what is made from a template, with a section for each blank. */
export function filledIn({ intro, blanks }: Template): string {
  return writeSections(spaced({ intro, sections: blanks })).trimEnd();
}

/** An item of an agenda as a template names it. */
export interface AgendaPart {
  readonly title: string;
  readonly prompt: string;
  /** null where the template does not say. */
  readonly minutes: number | null;
}

const MINUTES = /\(?\b(\d{1,3})\s*(?:min(?:utes?)?\b|['′])\.?\)?/i;
const TITLE_MAX = 120;
const PROMPT_MAX = 600;
const ITEMS_MAX = 20;

/** The agenda in a template: the rows of its first table, else the items of its longest list, else its blanks. */
export function agendaOf(body: string): AgendaPart[] {
  const tokens = tokensOf(body) ?? [];
  const rule = tokens.findIndex(({ type }) => type === 'hr');
  const rest = tokens.slice(rule + 1);
  const table = rest.find((token): token is Tokens.Table => token.type === 'table');
  const [list] = rest
    .filter((token): token is Tokens.List => token.type === 'list')
    .sort((a, b) => b.items.length - a.items.length);
  const parts = table
    ? table.rows.map((row) => rowOf(table, row))
    : list && list.items.length > 1
      ? list.items.map(({ tokens: inside }) => partOf(linesOf(inside)))
      : readTemplate(body).blanks.map(({ title, text }) => partOf([title, plain(text)]));
  return parts.filter(({ title }) => isVisible(title)).slice(0, ITEMS_MAX);
}

/** The words of some blocks, block by block; an item of a list is one. */
const linesOf = (tokens: readonly Token[]): string[] =>
  tokens
    .flatMap((token) =>
      token.type === 'list'
        ? (token as Tokens.List).items.map(({ tokens: inside }) => linesOf(inside).join(' '))
        : [plainWords([token])],
    )
    .filter((line) => line !== '');
const plain = (text: string) => linesOf(tokensOf(text) ?? []).join(' ');

/** `Check-in (5 minutes): one sentence each`, or the sentence in a paragraph of its own. */
function partOf([first = '', ...more]: readonly string[]): AgendaPart {
  const found = MINUTES.exec(first) ?? more.map((line) => MINUTES.exec(line)).find(Boolean);
  const words = oneLine(first.replace(MINUTES, ' ')).replace(/\s+([:,.])/g, '$1');
  const [title = '', said = ''] = divided(words);
  return made(title, [said, ...more].filter(Boolean).join(' '), found?.[1]);
}

/** What is said before a colon or a dash, and after it. */
function divided(words: string): readonly [string, string] {
  const [, title, said] = /^(.{1,120}?)(?::\s+|\s+[–—-]\s+)(\S.*)$/.exec(words) ?? [];
  return title && said ? [title, said] : [words.replace(/[:\s–—-]+$/, ''), ''];
}

function rowOf({ header }: Tokens.Table, row: readonly Tokens.TableCell[]): AgendaPart {
  const names = header.map(({ tokens }) => fold(plainWords(tokens)));
  const cells = row.map(({ tokens }) => plainWords(tokens));
  const timeAt = names.findIndex((name) => /^(min|minutes|time|length|takes|duration)\b/.test(name));
  const [title = '', ...more] = cells.filter((_, at) => at !== timeAt);
  const time = cells[timeAt] ?? '';
  return made(title, more.filter(Boolean).join(' '), (MINUTES.exec(time) ?? /^(\d{1,3})$/.exec(time))?.[1]);
}

const made = (title: string, prompt: string, minutes: string | undefined): AgendaPart => ({
  title: beginning(oneLine(title), TITLE_MAX).trim(),
  prompt: beginning(oneLine(prompt), PROMPT_MAX).trim(),
  minutes: minutes === undefined || Number(minutes) < 1 ? null : Math.min(240, Number(minutes)),
});

const CHARTER: readonly (readonly [keyof CharterText, RegExp])[] = [
  ['purpose', /purpose|why we|what for|mission/],
  ['northStar', /north star|vision|where we want/],
  ['outcomes', /outcome|result|goals?|in a year/],
  ['norms', /norm|how we (work|treat)|rules we|agreements|behave/],
  ['decisionRule', /decid|decision/],
];

/** The charter in a template; null where none of its blanks is a part of one. */
export function charterOf(body: string): CharterText | null {
  const { blanks, intro } = readTemplate(body);
  const found = new Map<keyof CharterText, string>();
  for (const { title, text } of blanks) {
    const key = CHARTER.find(([name, said]) => said.test(fold(title)) && !found.has(name))?.[0];
    if (key) found.set(key, text);
  }
  if (found.size === 0) return null;
  const said = (text: string, max: number) => {
    const words = beginning(text, max).trim();
    return isVisible(words) ? words : '';
  };
  const prose = (key: keyof CharterText, max: number) => said(plain(found.get(key) ?? ''), max);
  const lines = (key: keyof CharterText, max: number) => {
    const all = linesOf(tokensOf(found.get(key) ?? '') ?? []).map((line) => said(line, 200));
    return all.filter(Boolean).slice(0, max);
  };
  return {
    purpose: prose('purpose', 600) || (found.has('purpose') ? '' : said(plain(intro), 600)),
    northStar: prose('northStar', 400),
    outcomes: lines('outcomes', 8),
    norms: lines('norms', 12),
    decisionRule: prose('decisionRule', 600),
  };
}
