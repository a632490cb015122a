import { getSchema, Mark, Node } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { linkTo } from '../../components/markdown-links.ts';

// What the editor can hold, and nothing else: whatever is opened or pasted is read into these. No picture, no raw HTML,
// no style, no event.

const Doc = Node.create({ name: 'doc', topNode: true, content: 'block+' });
const Text = Node.create({ name: 'text', group: 'inline' });

const Paragraph = Node.create({
  name: 'paragraph',
  priority: 1_000,
  group: 'block',
  content: 'inline*',
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', 0],
});

const LEVELS = [1, 2, 3, 4, 5, 6];

const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () => LEVELS.map((level) => ({ tag: `h${level}`, attrs: { level } })),
  renderHTML: ({ node }) => [`h${node.attrs.level}`, 0],
});

const Blockquote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'block+',
  defining: true,
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: () => ['blockquote', 0],
});

const CodeBlock = Node.create({
  name: 'codeBlock',
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  addAttributes: () => ({ info: { default: '', rendered: false } }),
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' }],
  renderHTML: () => ['pre', ['code', 0]],
});

const Divider = Node.create({
  name: 'divider',
  group: 'block',
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: () => ['hr'],
});

const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
});

/** `loose`: its items stand apart, as paragraphs do. `marker`: what the source has before its items. */
const BulletList = Node.create({
  name: 'bulletList',
  group: 'block',
  content: 'listItem+',
  addAttributes: () => ({
    loose: { default: false, rendered: false },
    marker: { default: '-', rendered: false },
  }),
  parseHTML: () => [{ tag: 'ul' }],
  renderHTML: () => ['ul', 0],
});

const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block',
  content: 'listItem+',
  addAttributes: () => ({
    loose: { default: false, rendered: false },
    marker: { default: '.', rendered: false },
    start: { default: 1, parseHTML: (element) => Number(element.getAttribute('start')) || 1 },
  }),
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: ({ node }) => ['ol', { start: node.attrs.start }, 0],
});

/** `checked`: null for an item without a box. */
export const LIST_ITEM = Node.create({
  name: 'listItem',
  content: 'block+',
  defining: true,
  addAttributes: () => ({
    checked: {
      default: null,
      keepOnSplit: true,
      parseHTML: (element) => {
        const said = element.getAttribute('data-checked');
        return said === null ? null : said === 'true';
      },
      renderHTML: ({ checked }) => (checked === null ? {} : { 'data-checked': String(checked) }),
    },
  }),
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ HTMLAttributes }) => ['li', HTMLAttributes, 0],
});

const align = {
  align: {
    default: null,
    parseHTML: (element: HTMLElement) => {
      const said = element.getAttribute('align');
      return said === 'left' || said === 'right' || said === 'center' ? said : null;
    },
    renderHTML: ({ align: said }: Record<string, unknown>) => (said ? { align: said } : {}),
  },
};

const CELL = {
  content: 'paragraph',
  addAttributes: () => ({
    colspan: { default: 1, rendered: false },
    rowspan: { default: 1, rendered: false },
    colwidth: { default: null, rendered: false },
    ...align,
  }),
} as const;

const GRID = [
  Table.extend({
    addNodeView: null,
    // Tab has other meanings here (see `keysAndRules`).
    addKeyboardShortcuts: () => ({}),
    parseHTML: () => [{ tag: 'table' }],
    renderHTML: () => ['table', ['tbody', 0]],
  }).configure({ resizable: false }),
  TableRow.extend({ content: '(tableCell | tableHeader)+' }),
  TableHeader.extend({ ...CELL, renderHTML: ({ HTMLAttributes }) => ['th', HTMLAttributes, 0] }),
  TableCell.extend({ ...CELL, renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0] }),
];

/** Where a link leads is kept as it was written; only what may be followed is drawn as an address. */
const Link = Mark.create({
  name: 'link',
  priority: 1_000,
  inclusive: false,
  addAttributes: () => ({
    href: { default: '', parseHTML: (element) => element.getAttribute('href') ?? '' },
    title: { default: null, rendered: false },
  }),
  parseHTML: () => [{ tag: 'a[href]' }],
  renderHTML: ({ mark }) => {
    const href = String(mark.attrs.href);
    const followed = linkTo(href);
    return ['a', { title: href, ...(followed && { href: followed.href, rel: 'noopener noreferrer' }) }, 0];
  },
});

const simple = (name: string, ...tags: [string, ...string[]]) =>
  Mark.create({
    name,
    parseHTML: () => tags.map((tag) => ({ tag })),
    renderHTML: () => [tags[0], 0],
  });

export const NODES = [
  Doc,
  Text,
  Paragraph,
  Heading,
  Blockquote,
  BulletList,
  OrderedList,
  LIST_ITEM,
  CodeBlock,
  Divider,
  HardBreak,
  ...GRID,
  Link,
  simple('strong', 'strong', 'b'),
  simple('em', 'em', 'i'),
  simple('del', 'del', 's', 'strike'),
  simple('code', 'code').extend({ code: true }),
];

export const SCHEMA = getSchema(NODES);
