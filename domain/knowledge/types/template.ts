import type { Token, Tokens } from 'marked';
import type { CharterText } from '../../charter/charter.ts';
import { isUnseen, oneLine, plainWords, tokensOf } from '../../shared/markdown-tokens.ts';
import { beginning } from '../../shared/text.ts';
import { fold } from '../../shared/words.ts';
import { readSections, sectionOf, writeSections } from './sections.ts';

/** What a template leaves to be filled in. */
export interface Blank {
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

/** Reads a template: lines that begin with a bold label are blanks, and so are sections. */
export function readTemplate(body: string): Template {
  const { intro, sections } = readSections(body);
  const tokens = tokensOf(intro) ?? [];
  const rule = tokens.findIndex(({ type }) => type === 'hr');
  const guidance = rule < 0 ? '' : sourceOf(tokens.slice(0, rule)).trim();
  const before: string[] = [];
  const blanks: { title: string; text: string }[] = [];
  for (const token of tokens.slice(rule + 1)) {
    if (isUnseen(token)) continue;
    const labels =
      token.type === 'paragraph'
        ? token.raw
            .trim()
            .split('\n')
            .map((line) => LABEL.exec(line))
        : [];
    const last = blanks.at(-1);
    if (labels[0]) {
      for (const [at, line] of token.raw.trim().split('\n').entries()) {
        const label = labels[at];
        const open = blanks.at(-1);
        if (label) blanks.push({ title: oneLine(label[1] ?? ''), text: (label[2] ?? '').trim() });
        else if (open) open.text = `${open.text}\n${line}`.trim();
      }
    } else if (last) last.text = `${last.text}\n\n${token.raw.trim()}`.trim();
    else before.push(token.raw.trim());
  }
  return {
    guidance,
    intro: before.join('\n\n'),
    blanks: [...blanks, ...sections.map(({ title, text }) => ({ title, text: text.trim() }))].filter(
      ({ title }) => title !== '',
    ),
  };
}

/** The text of what is made from a template, with a section for each blank. */
export function filledIn({ intro, blanks }: Template): string {
  const sections = blanks.map(({ title, text }) => sectionOf(title, text));
  return writeSections({ intro: intro && `${intro}\n\n`, sections }).trimEnd();
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
  return parts.filter(({ title }) => title !== '').slice(0, ITEMS_MAX);
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
  const prose = (key: keyof CharterText, max: number) => beginning(plain(found.get(key) ?? ''), max).trim();
  const lines = (key: keyof CharterText, max: number) => {
    const said = linesOf(tokensOf(found.get(key) ?? '') ?? []);
    return said.map((line) => beginning(line, 200).trim()).slice(0, max);
  };
  return {
    purpose: prose('purpose', 600) || (found.has('purpose') ? '' : beginning(plain(intro), 600).trim()),
    northStar: prose('northStar', 400),
    outcomes: lines('outcomes', 8),
    norms: lines('norms', 12),
    decisionRule: prose('decisionRule', 600),
  };
}
