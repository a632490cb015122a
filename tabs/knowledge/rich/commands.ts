import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { RichCommand } from './rich.ts';

/** What each button and its keys do. */
export const RUN: Record<RichCommand, (editor: Editor) => boolean> = {
  heading2: (editor) => editor.commands.toggleNode('heading', 'paragraph', { level: 2 }),
  heading3: (editor) => editor.commands.toggleNode('heading', 'paragraph', { level: 3 }),
  bold: (editor) => editor.commands.toggleMark('strong'),
  italic: (editor) => editor.commands.toggleMark('em'),
  strike: (editor) => editor.commands.toggleMark('del'),
  code: (editor) => editor.commands.toggleMark('code'),
  quote: (editor) => editor.commands.toggleWrap('blockquote'),
  bullets: (editor) => asList(editor, 'bulletList'),
  numbers: (editor) => asList(editor, 'orderedList'),
  checks: asChecks,
  codeBlock: (editor) => editor.commands.toggleNode('codeBlock', 'paragraph', { info: '' }),
  divider: insertDivider,
  table: (editor) => editor.chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  rowBelow: (editor) => editor.commands.addRowAfter(),
  columnAfter: (editor) => editor.commands.addColumnAfter(),
  dropRow: (editor) => editor.commands.deleteRow(),
  dropColumn: (editor) => editor.commands.deleteColumn(),
  dropTable: (editor) => editor.commands.deleteTable(),
  undo: (editor) => editor.commands.undo(),
  redo: (editor) => editor.commands.redo(),
};

interface Item {
  readonly node: Node;
  readonly at: number;
}

/** The items of lists whose own words are selected. */
function itemsSelected(editor: Editor): Item[] {
  const { from, to } = editor.state.selection;
  const found = new Map<number, Node>();
  editor.state.doc.nodesBetween(from, to, (node, at) => {
    if (!node.isTextblock) return true;
    const place = editor.state.doc.resolve(at);
    for (let depth = place.depth; depth > 0; depth -= 1) {
      const parent = place.node(depth);
      if (parent.type.name !== 'listItem') continue;
      found.set(place.before(depth), parent);
      break;
    }
    return false;
  });
  return [...found].map(([at, node]) => ({ node, at }));
}

const isChecked = ({ node }: Item) => node.attrs.checked !== null;

function setChecked(editor: Editor, checked: boolean | null): boolean {
  return editor.commands.command(({ tr }: { tr: Transaction }) => {
    for (const { at } of itemsSelected(editor)) tr.setNodeAttribute(at, 'checked', checked);
    return true;
  });
}

function asList(editor: Editor, name: 'bulletList' | 'orderedList'): boolean {
  const items = itemsSelected(editor);
  // A checklist becomes a list before a list becomes words.
  if (name === 'bulletList' && items.length > 0 && items.every(isChecked)) return setChecked(editor, null);
  return editor.commands.toggleList(name, 'listItem', true, MARKERS[name]);
}

const MARKERS = { bulletList: { marker: '-' }, orderedList: { marker: '.' } };

function asChecks(editor: Editor): boolean {
  const items = itemsSelected(editor);
  if (items.length > 0 && items.every(isChecked)) {
    setChecked(editor, null);
    return editor.commands.toggleList('bulletList', 'listItem');
  }
  if (items.length === 0 && !editor.commands.toggleList('bulletList', 'listItem')) return false;
  return setChecked(editor, false);
}

function insertDivider(editor: Editor): boolean {
  return editor
    .chain()
    .insertContent([{ type: 'divider' }, { type: 'paragraph' }])
    .run();
}

/** What holds at the selection, so that its buttons stand pressed. */
export function pressedAt(editor: Editor): RichCommand[] {
  const items = itemsSelected(editor);
  const checked = items.length > 0 && items.every(isChecked);
  const list = items.length > 0 ? editor.state.doc.resolve((items[0] as Item).at).parent.type.name : null;
  const is: Partial<Record<RichCommand, boolean>> = {
    heading2: editor.isActive('heading', { level: 2 }),
    heading3: editor.isActive('heading', { level: 3 }),
    bold: editor.isActive('strong'),
    italic: editor.isActive('em'),
    strike: editor.isActive('del'),
    code: editor.isActive('code'),
    quote: editor.isActive('blockquote'),
    bullets: list === 'bulletList' && !checked,
    numbers: list === 'orderedList',
    checks: checked,
    codeBlock: editor.isActive('codeBlock'),
    table: editor.isActive('table'),
  };
  return (Object.keys(is) as RichCommand[]).filter((name) => is[name]);
}
