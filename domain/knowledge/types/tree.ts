import type { Token, Tokens } from 'marked';
import { headingNames, nameInLink, ownNameOf } from '../../shared/heading-names.ts';
import { isUnseen, oneLine, plainWords, tokensOf } from '../../shared/markdown-tokens.ts';
import { fold } from '../../shared/words.ts';

/** An answer to a question, and the node that it leads to. */
export interface Answer {
  readonly words: string;
  /** The id of a node; anything else leads nowhere. */
  readonly to: string;
}

/** A question, or, without answers, an outcome. */
export interface TreeNode {
  /** As read, the name of its heading in links. */
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly text: string;
  readonly answers: readonly Answer[];
}

/** A sentence, the answers given, and where they should arrive. */
export interface TestCase {
  readonly about: string;
  readonly answers: readonly string[];
  readonly arrives: string;
}

/** A decision tree, in which branches may merge. One begins at its first node. */
export interface Tree {
  /** Markdown before the first question. */
  readonly intro: string;
  readonly nodes: readonly TreeNode[];
  readonly tests: readonly TestCase[];
}

export const isQuestion = ({ answers }: TreeNode): boolean => answers.length > 0;

/** Whether a text is a tree that can be walked, and not words in sections. */
export const isTree = ({ nodes }: Tree): boolean => nodes.some(isQuestion);

const byIds = new WeakMap<Tree, ReadonlyMap<string, TreeNode>>();

/** The nodes of a tree by their ids; of several with one id the first. */
export function nodesById(tree: Tree): ReadonlyMap<string, TreeNode> {
  let known = byIds.get(tree);
  if (!known) {
    known = new Map(tree.nodes.toReversed().map((node) => [node.id, node]));
    byIds.set(tree, known);
  }
  return known;
}

export const nodeOf = (tree: Tree, id: string): TreeNode | undefined => nodesById(tree).get(id);

export const TESTS_TITLE = 'Test cases';

/** Whether a section's title is that of the test cases, in which a link to a section of this name would lead. */
export const isTestsTitle = (title: string): boolean => fold(title) === fold(TESTS_TITLE);

/** A section of a tree's text: its heading, what stands below it, and the answers with the list that they stand in. */
export interface TreeSection {
  readonly id: string;
  readonly heading: Tokens.Heading;
  readonly parts: readonly Token[];
  readonly list: Tokens.List | null;
  readonly answers: readonly Answer[];
}

/** What stands before the sections, those of the tree, and what stands below the heading of the test cases. */
export function sectionsOfTree(tokens: readonly Token[]) {
  const names = new Map([...headingNames(tokens)].map(([name, heading]) => [heading, name]));
  const intro: Token[] = [];
  const all: { heading: Tokens.Heading; parts: Token[] }[] = [];
  for (const token of tokens) {
    if (isSection(token)) all.push({ heading: token, parts: [] });
    else (all.at(-1)?.parts ?? intro).push(token);
  }
  const last = all.at(-1);
  const tests =
    last && isTestsTitle(plainWords([last.heading])) && ownNameOf(last.heading) === undefined
      ? last.parts
      : null;
  const sections = (tests ? all.slice(0, -1) : all).map(({ heading, parts }, at): TreeSection => {
    const found = answersAt(parts);
    return {
      id: names.get(heading) || `section-${at + 1}`,
      heading,
      parts,
      list: found?.list ?? null,
      answers: found?.answers ?? [],
    };
  });
  return { intro, sections, tests: tests ?? [] };
}

/** The tree that stands in the sections of a Markdown (see decision 0037). A text without sections has no nodes. */
export function readTree(body: string): Tree {
  const tokens = tokensOf(body);
  return tokens ? treeIn(tokens) : { intro: body, nodes: [], tests: [] };
}

/** The tree that stands in a Markdown whose tokens are these. */
export function treeIn(tokens: readonly Token[]): Tree {
  const { intro, sections, tests } = sectionsOfTree(tokens);
  return {
    intro: source(intro),
    nodes: sections.map(({ id, heading, parts, list, answers }) => ({
      id,
      title: plainWords([heading]),
      text: source(parts.filter((token) => token !== list)),
      answers,
    })),
    tests: testsIn(tests),
  };
}

export const isSection = (token: Token): token is Tokens.Heading =>
  token.type === 'heading' && token.depth === 2;

const source = (tokens: readonly Token[]): string =>
  tokens
    .map(({ raw }) => raw)
    .join('')
    .replace(/^\s*\n/, '')
    .trimEnd();

/** The list at the end of a section, if its items are answers. */
function answersAt(parts: readonly Token[]): { list: Tokens.List; answers: Answer[] } | null {
  const last = parts.findLast((token) => !isUnseen(token));
  if (last?.type !== 'list') return null;
  const list = last as Tokens.List;
  const items = list.items.map(answerIn);
  if (!items.every((item) => item !== null) || !items.some(({ linked }) => linked)) return null;
  return { list, answers: items.map(({ words, to }) => ({ words, to })) };
}

/** A link within the text, or words that lead nowhere yet. */
function answerIn(item: Tokens.ListItem): (Answer & { linked: boolean }) | null {
  const inline = inlineOf(item);
  if (!inline) return null;
  const [only] = inline;
  if (inline.length === 1 && only?.type === 'link') {
    const to = nameInLink((only as Tokens.Link).href);
    return to === null ? null : { words: plainWords([only]), to, linked: true };
  }
  return inline.some(({ type }) => type === 'link')
    ? null
    : { words: plainWords(inline), to: '', linked: false };
}

/** The words of an item of one paragraph; null for an item of another kind. */
export function inlineOf({ task, tokens }: Tokens.ListItem): readonly Token[] | null {
  const parts = tokens.filter(({ type }) => type !== 'space');
  const [only] = parts;
  if (task || parts.length > 1) return null;
  if (!only) return [];
  return (only.type === 'text' || only.type === 'paragraph') && 'tokens' in only ? (only.tokens ?? []) : null;
}

const testsIn = (parts: readonly Token[]): TestCase[] =>
  parts
    .filter((token): token is Tokens.List => token.type === 'list')
    .flatMap(({ items }) => items.map(testIn));

/** `A new manager: *Yes*, *No* → [Contain it](#contain-it)`. What is not of this form arrives nowhere. */
function testIn(item: Tokens.ListItem): TestCase {
  const inline = inlineOf(item) ?? [];
  const link = inline.at(-1);
  if (link?.type !== 'link') return { about: plainWords(item.tokens), answers: [], arrives: '' };
  const before = inline.slice(0, -1);
  const first = before.findIndex(({ type }) => type === 'em');
  const about = plainWords(first < 0 ? before : before.slice(0, first));
  return {
    about: oneLine(about.replace(/\s*→\s*$/, '').replace(/:\s*$/, '')),
    answers: before.filter(({ type }) => type === 'em').map((token) => plainWords([token])),
    arrives: nameInLink((link as Tokens.Link).href) ?? '',
  };
}
