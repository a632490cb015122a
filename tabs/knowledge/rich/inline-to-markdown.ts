import type { Mark, Node } from '@tiptap/pm/model';
import { lean } from './lean.ts';

/** A piece of a line: words, or a mark that must stand where the parser sees it as one. */
interface Piece {
  readonly kind: 'words' | 'open' | 'close' | 'whole';
  text: string;
}

interface Place {
  /** In a table's cell or a heading a line cannot end. */
  readonly oneLine: boolean;
  readonly inTable: boolean;
}

/** The characters on either side of some words. */
interface Beside {
  readonly before: string;
  readonly after: string;
}

const DELIMITERS: Record<string, string> = { strong: '**', em: '*', del: '~~' };

/** The words of a block as Markdown, which is read as the same words with the same marks. */
export function inlineToMarkdown(block: Node, place: Place): string {
  const leaves: Node[] = [];
  block.forEach((leaf) => {
    leaves.push(leaf);
  });
  const pieces: Piece[] = [];
  write(withoutEdges(leaves), [], pieces, place);
  settle(pieces);
  const text = pieces.map((piece) => piece.text).join('');
  return lean(place.oneLine ? text : text.split('\n').map(lineStart).join('\n'), place);
}

/** A block's first and last blanks, and those beside a break, are not seen; the parser takes them away. */
function withoutEdges(leaves: readonly Node[]): Node[] {
  const isEdge = (leaf: Node | undefined) => !leaf?.isText;
  return leaves.flatMap((leaf, at) => {
    if (!leaf.isText || has(leaf, 'code')) return [leaf];
    let text = (leaf.text ?? '').replace(/\n/g, ' ');
    if (isEdge(leaves[at - 1])) text = text.replace(/^[ \t]+/, '');
    if (isEdge(leaves[at + 1])) text = text.replace(/[ \t]+$/, '');
    if (!text) return [];
    return [leaf.type.schema.text(text, leaf.marks)];
  });
}

const has = (leaf: Node, name: string) => leaf.marks.some(({ type }) => type.name === name);

function write(leaves: readonly Node[], open: readonly Mark[], pieces: Piece[], place: Place): void {
  for (let at = 0; at < leaves.length; ) {
    const leaf = leaves[at] as Node;
    const { mark, end } = longest(leaves, at, open);
    if (mark) {
      const beside = {
        before: leaves[at - 1]?.text?.slice(-1) ?? '',
        after: leaves[end]?.text?.slice(0, 2) ?? '',
      };
      wrap(mark, leaves.slice(at, end), open, pieces, beside, place);
      at = end;
      continue;
    }
    if (leaf.type.name === 'hardBreak') pieces.push(breakAt(leaves, at, open, place));
    else if (has(leaf, 'code')) pieces.push({ kind: 'whole', text: code(leaf.text ?? '', place) });
    else pieces.push({ kind: 'words', text: escaped(leaf.text ?? '', leaf, place) });
    at += 1;
  }
}

/** The mark that begins here and goes on for longest; code is innermost. */
function longest(leaves: readonly Node[], at: number, open: readonly Mark[]) {
  let found: { mark: Mark | null; end: number } = { mark: null, end: at };
  for (const mark of leaves[at]?.marks ?? []) {
    if (mark.type.name === 'code' || mark.isInSet(open)) continue;
    let end = at + 1;
    while (end < leaves.length && mark.isInSet(leaves[end]?.marks ?? [])) end += 1;
    if (end > found.end) found = { mark, end };
  }
  return found;
}

function wrap(
  mark: Mark,
  leaves: readonly Node[],
  open: readonly Mark[],
  pieces: Piece[],
  beside: Beside,
  place: Place,
) {
  const inner: Piece[] = [];
  write(leaves, [...open, mark], inner, place);
  const { name } = mark.type;
  if (name === 'link') {
    pieces.push(...link(mark, leaves, inner, beside));
    return;
  }
  const delimiter = DELIMITERS[name] ?? '';
  // Blanks at the ends stay outside: `** word **` is not bold.
  const first = inner[0];
  const last = inner.at(-1);
  let before = '';
  let after = '';
  if (first?.kind === 'words')
    [, before = '', first.text = ''] = /^([ \t]*)([\s\S]*)$/.exec(first.text) ?? [];
  if (last?.kind === 'words') [, last.text = '', after = ''] = /^([\s\S]*?)([ \t]*)$/.exec(last.text) ?? [];
  const filled = inner.some(({ text }) => text !== '');
  if (before) pieces.push({ kind: 'words', text: before });
  if (filled) pieces.push({ kind: 'open', text: delimiter });
  pieces.push(...inner);
  if (filled) pieces.push({ kind: 'close', text: delimiter });
  if (after) pieces.push({ kind: 'words', text: after });
}

function link(mark: Mark, leaves: readonly Node[], inner: readonly Piece[], beside: Beside): Piece[] {
  const href = String(mark.attrs.href);
  const title = mark.attrs.title === null ? null : String(mark.attrs.title);
  const words = leaves.map((leaf) => leaf.text ?? '').join('');
  if (leaves.length === 1 && title === null && inner.every(({ kind }) => kind === 'words')) {
    const bare = bareLink(words, href, beside);
    if (bare) return [{ kind: 'whole', text: bare }];
  }
  const address = /^[^\s<>()\\&|`]+$/.test(href)
    ? href
    : `<${href.replace(/[<>\\|\n]|&(?=#?[a-z\d]+;)/gi, reference)}>`;
  const said = title === null ? '' : ` "${title.replace(/[\\"&<|`*_~[\]\n]/g, reference)}"`;
  return [{ kind: 'whole', text: '[' }, ...inner, { kind: 'whole', text: `](${address}${said})` }];
}

/** An address that is its own words: as it is where the parser sees it as a link, else in angles. */
function bareLink(words: string, href: string, { before, after }: Beside): string | null {
  const isSafe = /^[\w./:?#=%@-]+$/.test(words);
  const apart = /^(?:|[\s(])$/.test(before) && /^(?:$|\s|[.,;:)](?:\s|$))/.test(after);
  const seen =
    /^(?:https?:\/\/[\w-]+\.|www\.[\w-]+\.)\S*[\w/-]$/.test(words) ||
    /^[\w.-]+@[\w-]+\.[a-z.]*[a-z]$/i.test(words);
  const same = href === words || href === `http://${words}` || href === `mailto:${words}`;
  if (isSafe && apart && seen && same && !words.startsWith('mailto:')) return words;
  const angled = /^https?:\/\/[^\s<>&*_~\\|]+$/.test(words)
    ? href === words
    : /^[\w.-]+@[\w.-]+\w$/.test(words) && href === `mailto:${words}`;
  return angled ? `<${words}>` : null;
}

function breakAt(leaves: readonly Node[], at: number, open: readonly Mark[], place: Place): Piece {
  const alone = at === 0 || at === leaves.length - 1 || !leaves[at + 1]?.isText || !leaves[at - 1]?.isText;
  const html = place.oneLine || alone || open.length > 0;
  return { kind: 'whole', text: html ? '<br>' : '\\\n' };
}

/** A reference of HTML's to a character, which stands for it wherever it would be read as a mark. */
const reference = (character: string) => `&#${character.codePointAt(0)};`;

function code(text: string, { inTable }: Place): string {
  const longestRun = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const runs = new Set([...text.matchAll(/`+/g)].map(([run]) => run.length));
  let length = 1;
  while (runs.has(length) && length <= longestRun) length += 1;
  const fence = '`'.repeat(length);
  const flat = text.replace(/\n/g, ' ');
  const pad = /^`|`$|^ .*[^ ].* $/.test(flat) ? ' ' : '';
  const said = `${fence}${pad}${flat}${pad}${fence}`;
  return inTable ? said.replace(/\|/g, '\\|') : said;
}

/** Words without marks: what the parser would take for a mark is escaped, and nothing else. */
function escaped(text: string, leaf: Node, { inTable }: Place): string {
  const inLink = has(leaf, 'link');
  let said = text
    .replace(/\\(?=[!-/:-@[-`{-~\u00a0]|$)/g, '\\\\')
    .replace(/(?<!\s)\*+|\*+(?!\s)|[`~]/g, (marks) => marks.replace(/./g, '\\$&'))
    .replace(/(?<![\p{L}\p{N}\s])_|_(?![\p{L}\p{N}\s])|(?<=\s)_(?=\S)|(?<=\S)_(?=\s)|^_|_$/gu, '\\_')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?[a-z\d]+;)/gi, '\\&')
    .replace(/\](?=[([:]|$)/g, '\\]')
    .replace(/\[(?=\^)/g, '\\[')
    .replace(/!(?=\[|$)/g, '\\!')
    .replace(/\u00a0/g, '&nbsp;');
  if (inLink) said = said.replace(/(?<!\\)[[\]]/g, '\\$&').replace(/(https?):/gi, '$1&#58;');
  else said = said.replace(/(https?|ftp):(?=\/\/)/gi, (_, scheme) => `${scheme}&#58;`);
  said = said.replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`).replace(/@(?=[\w-])/g, '&#64;');
  return inTable ? said.replace(/\|/g, '\\|') : said;
}

const PUNCTUATION = /^[\p{P}\p{S}]$/u;
const BLANK = /^\s?$/;

/**
 * Marks open before a word and close behind one. Between punctuation and a letter the parser would not see them, so
 * that letter is written as a reference, which ends in punctuation.
 */
function settle(pieces: readonly Piece[]): void {
  for (let at = 0; at < pieces.length; at += 1) {
    const kind = pieces[at]?.kind;
    if (kind !== 'open' && kind !== 'close') continue;
    let end = at;
    while (pieces[end + 1] && isDelimiter(pieces[end + 1])) end += 1;
    const before = pieces[at - 1];
    const after = pieces[end + 1];
    const run = pieces.slice(at, end + 1);
    const outside = (piece: Piece | undefined, side: 'end' | 'start') => {
      if (piece?.kind !== 'words') return;
      const characters = [...piece.text];
      const one = side === 'end' ? characters.at(-1) : characters[0];
      if (!one || BLANK.test(one) || PUNCTUATION.test(one)) return;
      piece.text =
        side === 'end'
          ? characters.slice(0, -1).join('') + reference(one)
          : reference(one) + characters.slice(1).join('');
    };
    const startsWith = (piece: Piece | undefined) => [...(piece?.text ?? '')][0] ?? '';
    const endsWith = (piece: Piece | undefined) => [...(piece?.text ?? '')].at(-1) ?? '';
    const mixed = run.some((one) => one.kind === 'open') && run.some((one) => one.kind === 'close');
    if (kind === 'open' && !mixed && PUNCTUATION.test(startsWith(after))) outside(before, 'end');
    if (kind === 'close' && !mixed && PUNCTUATION.test(endsWith(before))) outside(after, 'start');
    at = end;
  }
}

const isDelimiter = (piece: Piece | undefined) => piece?.kind === 'open' || piece?.kind === 'close';

/** What the beginning of a line would make of it: a heading, a list, a quotation, a rule. */
function lineStart(line: string, at: number): string {
  return line
    .replace(/^(#{1,6})(?=\s|$)/, '\\$1')
    .replace(at === 0 ? /^(?:>|[+-](?=\s|$)|-(?=[-\s]*$))/ : /^[>+=-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^\[(?=[ xX]\])/, '\\[')
    .replace(/^\|/, '\\|')
    .replace(/^(?:\t| {4})/, (blanks) => reference(blanks[0] ?? ' ') + blanks.slice(1));
}
