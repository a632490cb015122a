import type { Token, Tokens } from 'marked';
import { isUnseen, oneLine, tokensOf } from '../../shared/markdown-tokens.ts';
import { checklistItems } from '../artifact.ts';
import { closed, readSections, type Section, sectionOf, withText, writeSections } from './sections.ts';

/** What is to be ticked. */
export interface ChecklistItem {
  /** In Markdown, in one line. */
  readonly words: string;
  /** Who does it; empty where anybody may. */
  readonly role: string;
  readonly why: string;
  readonly done: boolean;
}

/** Items under a heading, with what is said above and below them. */
export interface ChecklistGroup {
  /** null for what stands before the first heading. */
  readonly section: Section | null;
  readonly above: string;
  readonly items: readonly ChecklistItem[];
  readonly below: string;
}

/** Why a form cannot hold a checklist: what the text has that the form has no place for. */
export type BeyondChecklist = 'lists' | 'parts' | 'order';

export type ChecklistRead =
  | { readonly groups: readonly ChecklistGroup[] }
  | { readonly beyond: BeyondChecklist };

class Beyond extends Error {
  readonly why: BeyondChecklist;
  constructor(why: BeyondChecklist) {
    super(why);
    this.why = why;
  }
}

/** The roles of which each community has somebody. People write others as well. */
export const CHECKLIST_ROLES = ['organiser', 'facilitator', 'member', 'mentor'] as const;

/**
 * The checklist in a Markdown. Its items are those that `checklistItems` counts, in the same order: ticks name them by
 * their number.
 */
export function readChecklist(body: string): ChecklistRead {
  try {
    const { intro, sections } = readSections(body);
    const groups = [
      ...(intro.trim() !== '' || sections.length === 0 ? [groupOf(null, intro)] : []),
      ...sections.map((section) => groupOf(section, section.text)),
    ];
    const items = groups.flatMap((group) => group.items);
    const counted = checklistItems(body);
    if (items.length !== counted.length || items.some((item, at) => !begins(item, counted[at] ?? '')))
      return { beyond: 'order' };
    return { groups };
  } catch (error) {
    if (error instanceof Beyond) return { beyond: error.why };
    throw error;
  }
}

/** Whether an item is the one that `checklistItems` counts, which reads its first line alone. */
const begins = ({ words, role }: ChecklistItem, counted: string) =>
  firstOf(words, role).startsWith(oneLine(counted));

const firstOf = (words: string, role: string) => (role ? `${words} *(${role})*` : words);

/** Stands between two lists, which Markdown would read as one. */
const SEPARATOR = '<!-- -->';
const SEPARATED = /^\s*<!-- -->\n*/;
const SEPARATED_AFTER = /<!-- -->\s*$/;

function groupOf(section: Section | null, text: string): ChecklistGroup {
  const tokens = tokensOf(text) ?? [];
  const isTasks = (token: Token): token is Tokens.List =>
    token.type === 'list' && (token as Tokens.List).items.some(({ task }) => task);
  const lists = tokens.filter(isTasks);
  const [list] = lists;
  if (lists.length > 1 || list?.ordered) throw new Beyond('lists');
  if (!list) return { section, above: trimmed(text), items: [], below: '' };
  const at = tokens.indexOf(list);
  const source = (some: readonly Token[]) => some.map(({ raw }) => raw).join('');
  return {
    section,
    above: trimmed(source(tokens.slice(0, at)).replace(SEPARATED_AFTER, '')),
    items: list.items.map(itemOf),
    below: trimmed(source(tokens.slice(at + 1)).replace(SEPARATED, '')),
  };
}

const ROLE = /^(.*\S)\s+\*\(([^()*\\]*[^()*\\\s][^()*\\]*)\)\*$/s;
const WHY = /^(?:\*Why:\*|_Why:_|\*\*Why:\*\*)\s+(\S.*)$/s;

function itemOf(item: Tokens.ListItem): ChecklistItem {
  if (!item.task) throw new Beyond('parts');
  const parts = item.tokens.filter((token) => token.type !== 'checkbox' && !isUnseen(token));
  const [first, second, ...more] = parts;
  const isText = (token: Token | undefined) => token?.type === 'text' || token?.type === 'paragraph';
  if (!isText(first) || more.length > 0 || (second && !isText(second))) throw new Beyond('parts');
  const [said = '', added] = item.text.trim().split(/\n[^\S\n]*\n/);
  const why = added === undefined ? '' : (WHY.exec(oneLine(added))?.[1] ?? null);
  if (why === null || (second === undefined) !== (added === undefined)) throw new Beyond('parts');
  const [, words = oneLine(said), role = ''] = ROLE.exec(oneLine(said)) ?? [];
  return { words, role: oneLine(role), why, done: item.checked === true };
}

/** A text without the blank lines around it. */
const trimmed = (text: string) => text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();

/** The Markdown of a checklist. Items without words are left out. */
export function writeChecklist(groups: readonly ChecklistGroup[]): string {
  const written = groups.map((group) => ({ section: group.section, text: textOf(group) }));
  const intro = written.filter(({ section }) => !section).map(({ text }) => text && `${text}\n\n`);
  const sections = written.flatMap(({ section, text }) => (section ? [withText(section, text)] : []));
  return writeSections({ intro: intro.join(''), sections }).trimEnd();
}

/** A group of its own, under a heading. */
export const groupUnder = (title: string, before: ChecklistGroup): ChecklistGroup => ({
  ...before,
  section: sectionOf(title, ''),
});

function textOf({ above, items, below }: ChecklistGroup): string {
  const kept = items.map(tidy).filter(({ words }) => words !== '');
  const list = kept.map(({ words, role, why, done }, at) => {
    const line = `- [${done ? 'x' : ' '}] ${firstOf(words, role)}`;
    if (!why) return line;
    // A list with a paragraph ends at its next item.
    return `${line}\n\n  *Why:* ${why}${at < kept.length - 1 ? '\n' : ''}`;
  });
  const [before, after] = [closed(above), closed(below)];
  if (list.length === 0) return [before, after].filter(Boolean).join('\n\n');
  const isList = (token: Token | undefined) => token?.type === 'list';
  return [
    before,
    isList(tokensOf(before)?.at(-1)) && SEPARATOR,
    list.join('\n'),
    (/^\s/.test(after) || isList(tokensOf(after)?.[0])) && SEPARATOR,
    after,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Markdown would read these at the beginning of an item as a heading, a list, a quotation, a table, code or a rule. */
const BLOCK = /^(?:[#>+*=~`|<-]|\d{1,9}[.)]\s|\[[^\]]*\]:|\[[ xX]\]\s)/;

/** An item as it can be written: in one line, that Markdown reads as words. */
export function tidy({ words, role, why, done }: ChecklistItem): ChecklistItem {
  const said = inline(words);
  return {
    words: ROLE.test(said) && !role ? said.replace(/\*$/, '\\*') : said,
    role: oneLine(role.replace(/[()*\\]/g, ' ')),
    why: oneLine(why),
    done,
  };
}

function inline(words: string): string {
  const line = oneLine(words).replace(/(?<!\\)(?:\\\\)*\\$/, (end) => `${end}\\`);
  if (!BLOCK.test(line)) return line;
  // Emphasis and code begin a line as well, and are left as they are.
  if (/^(?:\*\*?[^\s*].*\*|`[^`]+`)/.test(line)) return line;
  return /^\d/.test(line) ? line.replace(/^(\d+)/, '$1\\') : `\\${line}`;
}
