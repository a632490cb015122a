import { fold } from '../shared/words.ts';

/** What is to be found of a term. */
export interface Sought {
  readonly id: string;
  readonly forms: readonly string[];
}

/** Words of a text that say a term, or several that share this form. */
export interface Use {
  readonly from: number;
  readonly to: number;
  readonly ids: readonly string[];
}

/** A form that ends here: as it must be written, or null where case makes no difference. */
interface End {
  readonly exact: string | null;
  readonly id: string;
}

interface Node {
  readonly next: Map<number, Node>;
  readonly ends: Map<string, End>;
  /** As these must be written; null where case makes no difference. */
  readonly spellings: Set<string | null>;
  /** The terms that end here, by what a text says; many may share a form that a text says again and again. */
  readonly ids: Map<string | null, readonly string[]>;
  /** Where the last text went on from here, which is mostly where the next one goes. */
  unit: number;
  child: Node | undefined;
}

const newNode = (): Node => ({
  next: new Map(),
  ends: new Map(),
  spellings: new Set(),
  ids: new Map(),
  unit: -1,
  child: undefined,
});

function childOf(node: Node, unit: number): Node | undefined {
  if (node.unit === unit) return node.child;
  const child = node.next.get(unit);
  if (child) {
    node.unit = unit;
    node.child = child;
  }
  return child;
}

/** Finds uses of terms in texts, made once for many texts. */
export interface Matcher {
  readonly root: Node;
}

const BLANK = 32;
const LETTER = /[\p{L}\p{N}\p{M}_]/u;
/** Scripts that are written without blanks: there a form stands within a run of letters. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u30fc]/u;
const BLANKS = /\s/;
/** What people type for the same character. */
const ALIKE = new Map(["’'", "‘'", "ʼ'", '‑-', '‐-'].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]));

/** What a character is, by its code point; looked up, because a text has few different ones. */
const WORD = 1;
const SPACE = 2;
const ALONE = 4;
const kinds = new Map<number, number>();
function kindOf(point: number): number {
  let kind = kinds.get(point);
  if (kind === undefined) {
    const character = String.fromCodePoint(point);
    const alone = UNSPACED.test(character);
    kind =
      (LETTER.test(character) && !alone ? WORD : 0) |
      (BLANKS.test(character) ? SPACE : 0) |
      (alone ? ALONE : 0);
    kinds.set(point, kind);
  }
  return kind;
}

/** Letters, their marks, and characters that nobody sees. */
const FOLDED = /[\p{L}\p{M}\p{Cf}]/u;

/** What folds into one code unit, as most do, by the unit; 0 for what is not known yet or folds otherwise. */
const singles = new Uint16Array(0x1_0000);
const folds = new Map<number, readonly number[]>();
/** A code unit as search folds it: without its accent, ß as two letters, a mark of its own as none. */
function foldedOf(unit: number): readonly number[] {
  let folded = folds.get(unit);
  if (!folded) {
    const one = String.fromCharCode(unit);
    const alike = ALIKE.get(unit);
    const said = FOLDED.test(one) ? fold(one) : BLANKS.test(one) ? ' ' : one;
    folded =
      alike === undefined ? Array.from({ length: said.length }, (_, at) => said.charCodeAt(at)) : [alike];
    folds.set(unit, folded);
    if (folded.length === 1) singles[unit] = folded[0] ?? 0;
  }
  return folded;
}

/** An abbreviation of up to five capital letters, also in the plural, is found as it is written: IT is not “it”. */
function isAbbreviation(form: string): boolean {
  const letters = form.replace(/s$/, '').match(/\p{L}/gu) ?? [];
  return (
    letters.length > 0 &&
    letters.length <= 5 &&
    !/\s/.test(form) &&
    letters.every((one) => /\p{Lu}/u.test(one))
  );
}

export function matcherOf(terms: readonly Sought[]): Matcher {
  const root = newNode();
  for (const { id, forms } of terms)
    for (const given of forms) {
      const form = given.trim().replace(/\s+/g, ' ');
      if (form === '') continue;
      const exact = isAbbreviation(form);
      // A text may have a letter and its accent as one character or as two; folded they are the same.
      for (const spelling of new Set([form.normalize('NFC'), form.normalize('NFD')]))
        add(root, spelling, { exact: exact ? spelling : null, id });
    }
  return { root };
}

function add(root: Node, form: string, end: End): void {
  let node = root;
  for (let at = 0; at < form.length; at += 1)
    for (const unit of foldedOf(form.charCodeAt(at))) {
      let next = node.next.get(unit);
      if (!next) {
        next = newNode();
        node.next.set(unit, next);
      }
      node = next;
    }
  node.ends.set(JSON.stringify([end.id, end.exact]), end);
  node.spellings.add(end.exact);
}

const before = (text: string, at: number): number => {
  if (at === 0) return 0;
  const unit = text.charCodeAt(at - 1);
  const isLow = unit >= 0xdc00 && unit <= 0xdfff && at > 1;
  return kindOf(isLow ? (text.codePointAt(at - 2) ?? 0) : unit);
};
const kindAt = (text: string, at: number): number =>
  at < text.length ? kindOf(text.codePointAt(at) ?? 0) : 0;

/** Whether a form may begin or end here: not within a word, unless words are not separated. */
const isBetweenWords = (text: string, at: number) => !(before(text, at) & WORD && kindAt(text, at) & WORD);

const isBlank = (unit: number) => (singles[unit] || foldedOf(unit)[0]) === BLANK;

/** The terms of a node that are written like this, or, for null, in whatever case. Uses of the same terms share them. */
function idsAt(node: Node, said: string | null): readonly string[] {
  let ids = node.ids.get(said);
  if (!ids) {
    const ending = [...node.ends.values()].filter(({ exact }) => exact === null || exact === said);
    ids = [...new Set(ending.map(({ id }) => id))];
    node.ids.set(said, ids);
  }
  return ids;
}

/** The longest form that begins at a place. */
function longestAt({ root }: Matcher, text: string, from: number): Use | null {
  let node: Node | undefined = root;
  let found: { readonly node: Node; readonly to: number; readonly said: string | null } | null = null;
  let at = from;
  while (at < text.length) {
    const given = text.charCodeAt(at);
    const single = singles[given] || (foldedOf(given).length === 1 ? (singles[given] ?? 0) : 0);
    if (single > 0) node = childOf(node, single);
    else for (const unit of foldedOf(given)) node = node && childOf(node, unit);
    if (!node) break;
    at += 1;
    // Any blanks stand for one, also the end of a line.
    if (single === BLANK) while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
    const { spellings } = node;
    if (spellings.size === 0 || !isBetweenWords(text, at)) continue;
    const isAny = spellings.has(null);
    const written = !isAny || spellings.size > 1 ? text.slice(from, at) : null;
    const said = spellings.has(written) ? written : null;
    if (isAny || said !== null) found = { node, to: at, said };
  }
  return found && { from, to: found.to, ids: idsAt(found.node, found.said) };
}

/** All uses in a text, in its order; they do not overlap. */
export function* usesIn(matcher: Matcher, text: string): Generator<Use> {
  const { next: begins } = matcher.root;
  for (let at = 0; at < text.length; ) {
    const use =
      begins.has(foldedOf(text.charCodeAt(at))[0] ?? 0) && isBetweenWords(text, at)
        ? longestAt(matcher, text, at)
        : null;
    if (use) yield use;
    at = use ? use.to : at + 1;
  }
}

/** The uses of terms that are not among those `seen`, which these are added to. */
export function firstUses(matcher: Matcher, text: string, seen: Set<string>): Use[] {
  const first: Use[] = [];
  const known = new Set<readonly string[]>();
  for (const use of usesIn(matcher, text)) {
    if (known.has(use.ids)) continue;
    known.add(use.ids);
    if (use.ids.every((id) => seen.has(id))) continue;
    for (const id of use.ids) seen.add(id);
    first.push(use);
  }
  return first;
}
