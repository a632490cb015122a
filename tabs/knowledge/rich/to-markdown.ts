import type { Node } from '@tiptap/pm/model';
import { inlineToMarkdown } from './inline-to-markdown.ts';

const LINE = { oneLine: false, inTable: false };

/** A block as Markdown, without a line end behind it. `before`: the block that it follows, among the same blocks. */
export function blockToMarkdown(block: Node, before?: Node, marker?: string): string {
  switch (block.type.name) {
    case 'paragraph':
      return inlineToMarkdown(block, LINE);
    case 'heading': {
      const words = inlineToMarkdown(block, { ...LINE, oneLine: true });
      const hashes = '#'.repeat(block.attrs.level);
      // Hashes at the end of a heading belong to it only if they are escaped.
      return `${hashes} ${words.replace(/(^|\s)(#+)$/, '$1\\$2')}`.trimEnd();
    }
    case 'blockquote':
      return prefixed(blocksToMarkdown(block), '> ', '> ');
    case 'codeBlock': {
      const text = block.textContent;
      const runs = [...text.matchAll(/^\s*(`{3,})/gm)].map(([, run = '']) => run.length + 1);
      const fence = '`'.repeat(Math.max(3, ...runs));
      // The parser keeps all line ends at the end of code if there is more than one.
      const end = text === '' || text === '\n' || text.endsWith('\n\n') ? '' : '\n';
      return `${fence}${String(block.attrs.info)}\n${text}${end}${fence}`;
    }
    case 'divider':
      return '---';
    case 'table':
      return tableToMarkdown(block);
    default:
      return listToMarkdown(block, marker ?? markerAfter(before, block));
  }
}

export const isList = (block: Node | null | undefined): boolean =>
  block?.type.name === 'bulletList' || block?.type.name === 'orderedList';

const OTHER: Record<string, string> = { '-': '*', '*': '-', '+': '-', '.': ')', ')': '.' };

/** A list that follows one of its kind is told from it by its marker. */
export function markerAfter(before: Node | null | undefined, list: Node, used?: string): string {
  const own = String(list.attrs.marker);
  const other = used ?? before?.attrs.marker;
  return before?.type === list.type && other === own ? (OTHER[own] ?? own) : own;
}

/** Several blocks, a blank line between them where one is needed. */
function blocksToMarkdown(parent: Node, tight = false): string {
  let text = '';
  let before: Node | undefined;
  let used: string | undefined;
  parent.forEach((block, _, at) => {
    const marker = isList(block) ? markerAfter(before, block, used) : undefined;
    const said = blockToMarkdown(block, before, marker);
    if (at > 0)
      text += tight && before?.type.name === 'paragraph' && isTightAfterWords(block) ? '\n' : '\n\n';
    text += said;
    before = block;
    used = marker;
  });
  return text;
}

/** Whether a block may follow the words of an item in the next line. */
function isTightAfterWords(block: Node): boolean {
  if (block.type.name === 'orderedList') return Number(block.attrs.start) === 1;
  return (
    block.type.name === 'bulletList' || block.type.name === 'blockquote' || block.type.name === 'codeBlock'
  );
}

const prefixed = (text: string, first: string, others: string): string =>
  text
    .split('\n')
    .map((line, at) => (line ? (at === 0 ? first : others) + line : (at === 0 ? first : others).trimEnd()))
    .join('\n');

/** What stands before an item's words. */
export function itemMark(list: Node, at: number, marker: string): string {
  const start = Number(list.attrs.start ?? 1);
  return list.type.name === 'orderedList' ? `${start + at}${marker}` : marker;
}

export function itemToMarkdown(item: Node, mark: string, loose: boolean): string {
  const box = item.attrs.checked === null ? '' : item.attrs.checked ? '[x] ' : '[ ] ';
  const inside = blocksToMarkdown(item, !loose);
  const indent = ' '.repeat(mark.length + 1);
  return prefixed(`${box}${inside}`, `${mark} `, indent);
}

function listToMarkdown(list: Node, marker: string): string {
  const items: string[] = [];
  list.forEach((item, _, at) => {
    items.push(itemToMarkdown(item, itemMark(list, at, marker), list.attrs.loose));
  });
  return items.join(list.attrs.loose ? '\n\n' : '\n');
}

const RULES: Record<string, string> = { left: ':--', right: '--:', center: ':-:' };

function tableToMarkdown(table: Node): string {
  const rows: string[] = [];
  table.forEach((row, _, at) => {
    const cells: string[] = [];
    row.forEach((cell) => {
      cells.push(inlineToMarkdown(cell.firstChild ?? cell, { oneLine: true, inTable: true }));
    });
    rows.push(`| ${cells.join(' | ')} |`.replace(/\| {2}(?=\|)/g, '| '));
    if (at > 0) return;
    const rules: string[] = [];
    row.forEach((cell) => {
      rules.push(RULES[cell.attrs.align] ?? '---');
    });
    rows.push(`|${rules.join('|')}|`);
  });
  return rows.join('\n');
}
