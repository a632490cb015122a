import { Mark, type Node, type Schema } from '@tiptap/pm/model';
import type { Token, Tokens } from 'marked';
import { decoded } from '../../../domain/shared/character-references.ts';
import { isBreak } from '../../../domain/shared/markdown-tokens.ts';

/** Something that the editor's schema has no place for. */
export class Unheld extends Error {}

/** What stands in a picture's or a tag's place where some are accepted, such as in what is pasted; '' for nothing. */
export type InItsPlace = (token: Token) => string;

const refuse: InItsPlace = ({ type }) => {
  throw new Unheld(type);
};

type Content = readonly Node[];

/** The blocks that the tokens of some Markdown say. */
export function blocksFrom(tokens: readonly Token[], schema: Schema, other: InItsPlace = refuse): Node[] {
  const blocks: Node[] = [];
  const make = (name: string, attrs: Record<string, unknown> | null, content?: Content) =>
    blocks.push(schema.nodes[name]?.createChecked(attrs, content) as Node);
  for (const token of tokens) {
    switch (token.type) {
      case 'space':
      case 'checkbox':
        break;
      case 'paragraph':
      case 'text':
        make('paragraph', null, inlineFrom(partsOf(token), schema, other));
        break;
      case 'heading':
        make('heading', { level: token.depth }, inlineFrom(partsOf(token), schema, other));
        break;
      case 'blockquote':
        make('blockquote', null, filled(blocksFrom(token.tokens ?? [], schema, other), schema));
        break;
      case 'hr':
        make('divider', null);
        break;
      case 'code':
        make('codeBlock', { info: token.lang ?? '' }, token.text ? [schema.text(token.text)] : []);
        break;
      case 'list':
        blocks.push(listFrom(token as Tokens.List, schema, other));
        break;
      case 'table':
        blocks.push(tableFrom(token as Tokens.Table, schema, other));
        break;
      default: {
        const said = other(token).trim();
        if (said) make('paragraph', null, [schema.text(said.replace(/\s*\n\s*/g, ' '))]);
      }
    }
  }
  return blocks;
}

const filled = (blocks: Node[], schema: Schema): Node[] =>
  blocks.length > 0 ? blocks : [schema.nodes.paragraph?.create() as Node];

const EMPTY_TASK = /^\[([ xX])\]$/;

function listFrom(token: Tokens.List, schema: Schema, other: InItsPlace): Node {
  const items = token.items.map((item) => {
    // A box without words behind it is no task yet, but becomes one as soon as something is written.
    const empty = item.task ? null : EMPTY_TASK.exec(item.text.trim());
    const checked = item.task ? item.checked === true : empty ? empty[1] !== ' ' : null;
    const blocks = empty ? [] : blocksFrom(item.tokens, schema, other);
    return schema.nodes.listItem?.createChecked({ checked }, filled(blocks, schema)) as Node;
  });
  const mark = /^\s*(?:[-+*]|\d+([.)]))/.exec(token.raw);
  const attrs = token.ordered
    ? { loose: token.loose, start: Number(token.start), marker: mark?.[1] ?? '.' }
    : { loose: token.loose, marker: mark?.[0]?.trim() ?? '-' };
  return schema.nodes[token.ordered ? 'orderedList' : 'bulletList']?.createChecked(attrs, items) as Node;
}

function tableFrom({ header, rows }: Tokens.Table, schema: Schema, other: InItsPlace): Node {
  const row = (cells: Tokens.TableCell[], name: 'tableHeader' | 'tableCell') =>
    schema.nodes.tableRow?.createChecked(
      null,
      cells.map(
        ({ tokens, align }) =>
          schema.nodes[name]?.createChecked(
            { align },
            schema.nodes.paragraph?.createChecked(null, inlineFrom(tokens, schema, other)),
          ) as Node,
      ),
    ) as Node;
  return schema.nodes.table?.createChecked(null, [
    row(header, 'tableHeader'),
    ...rows.map((cells) => row(cells, 'tableCell')),
  ]) as Node;
}

const partsOf = (token: Token): readonly Token[] =>
  'tokens' in token && token.tokens ? token.tokens : [{ ...token, type: 'text' }];

const MARKS: Record<string, string> = { strong: 'strong', em: 'em', del: 'del' };

/** Words with their marks. Line ends of the source are blanks, and there are none at the ends of lines. */
function inlineFrom(tokens: readonly Token[], schema: Schema, other: InItsPlace): Node[] {
  const nodes: Node[] = [];
  const add = (text: string, marks: readonly Mark[]) => {
    if (text) nodes.push(schema.text(text, ordered(marks)));
  };
  const visit = (some: readonly Token[], marks: readonly Mark[]) => {
    for (const token of some) {
      const mark = MARKS[token.type];
      if (mark) visit(partsOf(token), [...marks, schema.mark(mark)]);
      else if (token.type === 'link') {
        const { href, title } = token as Tokens.Link;
        visit(partsOf(token), [
          ...marks,
          schema.mark('link', { href: decoded(href), title: title ? decoded(title) : null }),
        ]);
      } else if (token.type === 'codespan') add(token.text, [...marks, schema.mark('code')]);
      else if (token.type === 'br' || (token.type === 'html' && isBreak(token.raw)))
        nodes.push(schema.node('hardBreak', null, [], ordered(marks)));
      else if (token.type === 'text' || token.type === 'escape') {
        if ('tokens' in token && token.tokens) visit(token.tokens, marks);
        else add(decoded((token as Tokens.Text).text.replace(/[ \t]*\n[ \t]*/g, ' ')), marks);
      } else if (token.type !== 'checkbox') add(other(token), marks);
    }
  };
  visit(tokens, []);
  return trimmed(joined(nodes), schema);
}

function joined(nodes: readonly Node[]): Node[] {
  const all: Node[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (last?.isText && node.isText && Mark.sameSet(last.marks, node.marks))
      all[all.length - 1] = last.type.schema.text(`${last.text}${node.text}`, last.marks);
    else all.push(node);
  }
  return all;
}

const ordered = (marks: readonly Mark[]): readonly Mark[] =>
  marks.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), []);

/** Without blanks at the beginning and the end, and around breaks, which nobody sees. */
function trimmed(nodes: readonly Node[], schema: Schema): Node[] {
  const isBreakNode = (node: Node | undefined) => !node || node.type.name === 'hardBreak';
  const isCode = (node: Node) => node.marks.some(({ type }) => type.name === 'code');
  return nodes.flatMap((node, at) => {
    if (!node.isText || isCode(node)) return [node];
    let text = node.text ?? '';
    if (isBreakNode(nodes[at - 1])) text = text.replace(/^[ \t\n]+/, '');
    if (isBreakNode(nodes[at + 1])) text = text.replace(/[ \t\n]+$/, '');
    return text ? [schema.text(text, node.marks)] : [];
  });
}
