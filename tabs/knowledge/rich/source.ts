import type { Node, Schema } from '@tiptap/pm/model';
import type { Token, Tokens } from 'marked';
import { tokensOf } from '../../../domain/shared/markdown-tokens.ts';
import { withLineEnds } from '../../../domain/shared/text.ts';
import { type Beyond, beyondIn } from './beyond.ts';
import { samePairs } from './brought-in.ts';
import { blocksFrom, Unheld } from './from-markdown.ts';
import { blockToMarkdown, isList, itemMark, itemToMarkdown, markerAfter } from './to-markdown.ts';

/** A block or an item as it stood in the source. */
interface Kept {
  readonly raw: string;
  readonly at: number;
  /** The source between it and what follows it. */
  readonly gap: string;
}

/** The source that a document was opened from: blocks that are untouched are written back as they stood there. */
export interface Source {
  /** Blank lines that the source begins with. */
  readonly head: string;
  /** The line ends behind its last block. */
  readonly end: string;
  /** By the block itself: an editor never changes a block, but puts another in its place. */
  readonly blocks: WeakMap<Node, Kept>;
  readonly items: WeakMap<Node, string>;
  readonly first: readonly Node[];
  /** By how they would be written anew: a block that was changed back is as it was. */
  written: ReadonlyMap<string, Kept> | null;
}

export type Opened =
  | { readonly doc: Node; readonly source: Source; readonly beyond: null }
  | { readonly beyond: readonly Beyond[] };

/** Reads Markdown into the editor's schema; or says what it holds that the editor would change or lose. */
export function openSource(body: string, schema: Schema): Opened {
  const text = withLineEnds(body);
  const tokens = tokensOf(text);
  if (!tokens) return { beyond: ['deep'] };
  const beyond = beyondIn(text, tokens);
  if (beyond.length > 0) return { beyond };
  const places = placesOf(text, tokens);
  if (!places) return { beyond: ['other'] };
  const nodes: Node[] = [];
  const source: Source = {
    end: places.blocks.at(-1)?.gap ?? '\n',
    head: places.head,
    blocks: new WeakMap(),
    items: new WeakMap(),
    first: nodes,
    written: null,
  };
  try {
    for (const { token, raw, gap } of places.blocks) {
      const [node, ...more] = blocksFrom([token], schema);
      if (!node || more.length > 0 || !isHeld(node, token, schema)) return { beyond: ['other'] };
      source.blocks.set(node, { raw, gap, at: nodes.length });
      if (isList(node)) keepItems(node, token as Tokens.List, source.items);
      nodes.push(node);
    }
  } catch (error) {
    if (error instanceof Unheld || error instanceof RangeError) return { beyond: ['other'] };
    throw error;
  }
  const content = nodes.length > 0 ? nodes : [schema.node('paragraph')];
  return { doc: schema.node('doc', null, content), source, beyond: null };
}

/** The source of a document that was opened, for an editor's own, whose blocks say the same. */
export function carriedSource({ doc: read, source }: Extract<Opened, { beyond: null }>, own: Node): Source {
  for (const [block, opened] of samePairs(own, read)) {
    const kept = source.blocks.get(opened);
    if (kept) source.blocks.set(block, kept);
  }
  const lists = own.children.filter(isList);
  for (const [at, list] of read.children.filter(isList).entries()) {
    for (const [item, opened] of samePairs(lists[at] ?? list, list)) {
      const raw = source.items.get(opened);
      if (raw) source.items.set(item, raw);
    }
  }
  return source;
}

/** Whether a block that is written anew is read as the same. */
function isHeld(node: Node, token: Token, schema: Schema): boolean {
  const written = blockToMarkdown(node);
  if (written === token.raw.trim()) return true;
  const again = tokensOf(written);
  const blocks = again && blocksFrom(again, schema);
  return blocks?.length === 1 && blocks[0]?.eq(node) === true;
}

interface Placed {
  readonly token: Token;
  readonly raw: string;
  readonly gap: string;
}

/** Where the blocks stand in the source, exactly. null if the lexer read something else than what is written. */
function placesOf(text: string, tokens: readonly Token[]): { head: string; blocks: Placed[] } | null {
  const blocks: { token: Token; from: number; to: number }[] = [];
  let at = 0;
  for (const token of tokens) {
    const to = afterRaw(text, at, token.raw);
    if (to === null) return null;
    if (token.type !== 'space') {
      const blank = /^(?:[ \t]*\n)*/.exec(text.slice(at, to))?.[0].length ?? 0;
      blocks.push({ token, from: at + blank, to: at + text.slice(at, to).trimEnd().length });
    }
    at = to;
  }
  if (text.slice(at).trim() !== '') return null;
  return {
    head: text.slice(0, blocks[0]?.from ?? text.length),
    blocks: blocks.map(({ token, from, to }, index) => ({
      token,
      raw: text.slice(from, to),
      gap: text.slice(to, blocks[index + 1]?.from ?? text.length),
    })),
  };
}

/** Where a token's source ends. The lexer leaves out some blanks at the ends of lines. */
function afterRaw(text: string, from: number, raw: string): number | null {
  if (text.startsWith(raw, from)) return from + raw.length;
  let at = from;
  for (const character of raw.split('')) {
    if (text[at] !== character) {
      if (character !== '\n') return null;
      while (text[at] === ' ' || text[at] === '\t') at += 1;
      if (at === text.length) return at;
      if (text[at] !== '\n') return null;
    }
    at += 1;
  }
  return at;
}

function keepItems(list: Node, token: Tokens.List, items: Source['items']): void {
  list.forEach((item, _, at) => {
    const raw = token.items[at]?.raw.trimEnd();
    // With another indentation an item would be read differently beside one that is written anew.
    if (raw && !/^\s/.test(raw)) items.set(item, raw);
  });
}

/** What a document says as Markdown: its own source, but for the blocks that were touched. */
export function sourceOf(doc: Node, source: Source): string {
  const last = doc.lastChild;
  if (doc.childCount === 1 && last?.type.name === 'paragraph' && last.childCount === 0) return '';
  let text = '';
  let before: { node: Node; kept: Kept | undefined; marker: string | undefined } | undefined;
  doc.forEach((node) => {
    // An empty paragraph is nothing that Markdown can say.
    if (node.type.name === 'paragraph' && node.textContent.trim() === '' && !source.blocks.has(node)) return;
    const kept = keptOf(node, source);
    const marker = isList(node) ? markerOf(node, kept, before) : undefined;
    if (before) text += between(before.kept, kept, source);
    else if (kept?.at === 0) text += source.head;
    text +=
      kept && (marker === undefined || marker === rawMarker(kept.raw))
        ? kept.raw
        : anew(node, marker, source);
    before = { node, kept, marker };
  });
  const { kept } = before ?? {};
  if (kept?.at === source.first.length - 1) return text + kept.gap;
  // At its end a text has what it had before.
  return text ? text + source.end : text;
}

/** The block's source: it is one of those that were opened, or says the same as one. */
function keptOf(node: Node, source: Source): Kept | undefined {
  const kept = source.blocks.get(node);
  if (kept) return kept;
  source.written ??= new Map(
    source.first.map((one) => [blockToMarkdown(one), source.blocks.get(one) as Kept] as const).reverse(),
  );
  const same = source.written.get(blockToMarkdown(node));
  return same && source.first[same.at]?.eq(node) ? same : undefined;
}

const rawMarker = (raw: string): string =>
  /^\s*(?:([-+*])|\d+([.)]))/.exec(raw)?.slice(1).find(Boolean) ?? '';

function markerOf(
  list: Node,
  kept: Kept | undefined,
  before: { node: Node; kept: Kept | undefined; marker: string | undefined } | undefined,
): string {
  if (kept && before?.kept && kept.at === before.kept.at + 1) return rawMarker(kept.raw);
  return markerAfter(before?.node, list, before?.marker);
}

/** A list is written anew item by item, so that the others stay as they are. */
function anew(node: Node, marker: string | undefined, source: Source): string {
  if (marker === undefined || !isList(node)) return blockToMarkdown(node);
  const items: string[] = [];
  node.forEach((item, _, at) => {
    const mark = itemMark(node, at, marker);
    const raw = source.items.get(item);
    const same = raw?.startsWith(`${mark} `) && !/^.*\n[ \t]*\n/s.test(raw);
    items.push(raw && same ? raw : itemToMarkdown(item, mark, node.attrs.loose));
  });
  return items.join(node.attrs.loose ? '\n\n' : '\n');
}

function between(left: Kept | undefined, right: Kept | undefined, source: Source): string {
  if (left && right && right.at === left.at + 1) return left.gap;
  const beforeRight =
    right && right.at > 0 ? source.blocks.get(source.first[right.at - 1] as Node)?.gap : undefined;
  return [beforeRight, left?.gap].find((gap) => gap !== undefined && /\n[ \t]*\n/.test(gap)) ?? '\n\n';
}
