import type { Token, Tokens } from 'marked';
import { headingNames, nameOf, withLinkNames } from '../../shared/heading-names.ts';
import { insideOf, isUnseen, oneLine, plainWords, tokensOf } from '../../shared/markdown-tokens.ts';
import { beginning, cleanProse } from '../../shared/text.ts';
import {
  inlineOf,
  isSection,
  isTestsTitle,
  nodeOf,
  TESTS_TITLE,
  type Tree,
  type TreeNode,
  treeIn,
} from './tree.ts';

type Names = ReadonlyMap<string, string>;

/** A tree as Markdown, from which `readTree` reads the same. Ids are written as the names that their titles have by now. */
export function writeTree(tree: Tree): string {
  const intro = contained(tree.intro);
  const parts = tree.nodes.map((node, at) => ({
    node,
    head: `## ${title(node, at)}`.trimEnd(),
    ...contained(node.text),
  }));
  // Which name a heading has depends on all those before it, so they are read from the text without links.
  const headings = tokensOf(joined([intro.text, ...parts.flatMap(({ head, text }) => [head, text])])) ?? [];
  const named = new Map([...headingNames(headings)].map(([name, heading]) => [heading, name]));
  const sections = headings.filter(isSection);
  const names: Names = new Map(
    tree.nodes.map(({ id }, at) => [id, (sections[at] && named.get(sections[at])) ?? id]),
  );
  const to = (id: string) => `#${names.get(id) ?? id}`;
  const written = parts.flatMap(({ node, head, text, last }) => {
    const mark = /^ {0,3}-/.test(last) ? '*' : '-';
    const answers = node.answers.map(({ words, to: id }) => `${mark} [${label(words)}](${to(id)})`);
    return [head, renamed(text, names), answers.join('\n')];
  });
  const tests = tree.tests.map(({ about, answers, arrives }) => {
    const given = answers.map((words) => `*${emphasised(words)}*`).join(', ');
    const said = [about.trim() && `${sentence(about)}:`, given].filter(Boolean).join(' ');
    return `- ${said}${said && ' '}→ [${label(titleOf(tree, arrives))}](${to(arrives)})`;
  });
  return joined([
    renamed(intro.text, names),
    ...written,
    ...(tests.length > 0 ? [`## ${TESTS_TITLE}`, tests.join('\n')] : []),
  ]);
}

const joined = (parts: readonly string[]): string => parts.filter(Boolean).join('\n\n');

const titleOf = (tree: Tree, id: string) => nodeOf(tree, id)?.title ?? '';

/** A title whose words make no name, or that of the test cases, is given a name of its own. */
function title({ title: words }: TreeNode, at: number): string {
  const plain = plainly(words, (markdown) => {
    const [only, ...others] = tokensOf(`## ${markdown}\n\n`) ?? [];
    const seen = others.filter((token) => !isUnseen(token));
    return only && isSection(only) && seen.length === 0 ? plainWords([only]) : null;
  });
  return nameOf(words) === '' || isTestsTitle(words) ? `${plain} {#part-${at + 1}}` : plain;
}

const label = (words: string) =>
  plainly(words, (markdown) => {
    const inline = inlineIn(`[${markdown}](#a)`);
    return inline?.length === 1 && inline[0]?.type === 'link' ? plainWords(inline) : null;
  });

const emphasised = (words: string) =>
  plainly(words, (markdown) => {
    const inline = inlineIn(`a: *${markdown}*, *b*`);
    return inline?.length === 4 && inline[1]?.type === 'em' ? plainWords([inline[1]]) : null;
  });

const sentence = (words: string) =>
  plainly(words, (markdown) => {
    const inline = inlineIn(`${markdown}: *b*`);
    const said = plainWords(inline?.slice(0, -1) ?? []).replace(/:\s*$/, '');
    return inline?.at(-1)?.type === 'em' && inline.slice(0, -1).every(({ type }) => type !== 'em')
      ? said
      : null;
  });

function inlineIn(markdown: string): readonly Token[] | null {
  const [list] = tokensOf(`- ${markdown}`) ?? [];
  const items = list?.type === 'list' ? (list as Tokens.List).items : [];
  return items.length === 1 && items[0] ? inlineOf(items[0]) : null;
}

/** Words as Markdown: as they are where they are read as themselves, else with every mark escaped. */
function plainly(given: string, read: (markdown: string) => string | null): string {
  const words = oneLine(cleanProse(given));
  // Marks that may find their end in the words beside them are escaped in any case.
  return words === '' || (!/[[\]{}<>`*_~\\]/.test(words) && read(words) === words) ? words : escaped(words);
}

const escaped = (words: string) =>
  words.replace(/[!-/:-@[-`{-~]/g, (mark) => (mark === '{' ? '&#123;' : `\\${mark}`));

/** Links of a text that led to a node by its old name lead to its new one. */
const renamed = (markdown: string, names: Names): string => withLinkNames(markdown, (old) => names.get(old));

/** A text that stays within its section, and the source of its last block. */
interface Contained {
  readonly text: string;
  readonly last: string;
}

/** A text that stays within its section: it ends what it begins, and its headings are smaller than a section's. */
function contained(given: string): Contained {
  const text = cleanProse(given)
    .replace(/^\s*\n/, '')
    .trimEnd();
  const inner = text === '' ? [] : withinSection(text);
  if (inner && !inner.some(isSection)) return { text, last: lastOf(inner) };
  const small = smaller(text);
  const [, fence] = /^ {0,3}(`{3,}|~{3,})/.exec(lastOf(tokensOf(small) ?? [])) ?? [];
  const ways = [small, ...(fence ? [`${small}\n${fence}`] : []), `${small} -->`];
  const way = ways.find((one) => withinSection(one) !== null) ?? smaller(small.replace(/[<`~]/g, '\\$&'));
  return { text: way, last: lastOf(tokensOf(way) ?? []) };
}

const lastOf = (tokens: readonly Token[]): string => tokens.findLast((token) => !isUnseen(token))?.raw ?? '';

function smaller(text: string): string {
  const tokens = text === '' ? [] : (tokensOf(text) ?? []);
  if (!tokens.some(isSection)) return text;
  return tokens
    .map((token) => (isSection(token) ? `### ${token.text}\n\n` : token.raw))
    .join('')
    .trimEnd();
}

/** The tokens of a text, if the heading of a section that follows it is one. */
function withinSection(markdown: string): readonly Token[] | null {
  const tokens = tokensOf(`${markdown}\n\n## a`);
  const last = tokens?.at(-1);
  return tokens && last && isSection(last) && last.raw === '## a' ? tokens.slice(0, -1) : null;
}

/**
 * The first part of a text that writing it as a tree would change, as a reader sees it; null if all of it stays. The
 * form of a tree is only for texts that stay.
 */
export function beyondTree(body: string): string | null {
  const before = tokensOf(body);
  if (!before) return beginning(oneLine(body), 80);
  const written = writeTree(treeIn(before));
  if (written === body.trimEnd()) return null;
  const blocks = (tokens: readonly Token[]) => tokens.filter((token) => !isUnseen(token));
  const after = blocks(tokensOf(written) ?? []);
  const changed = blocks(before).find((token, at) => shape([token]) !== shape(after[at] ? [after[at]] : []));
  const found = changed ?? after[blocks(before).length];
  if (!found) return null;
  const inside = insideOf(found);
  return beginning(plainWords(inside.length > 0 ? inside : [found]) || oneLine(found.raw), 80);
}

/** What a reader sees of some tokens, and where their links lead; alike for texts that look alike. */
const shape = (tokens: readonly Token[]): string =>
  tokens
    .filter((token) => !isUnseen(token))
    .map((token): string => {
      const inside = token.type === 'escape' ? [] : insideOf(token);
      const words = inside.length > 0 ? shape(inside) : plainWords([token]).replace(/\s/g, '');
      const flowing = ['text', 'paragraph', 'escape'].includes(token.type);
      // An answer that leads nowhere is a link to nothing, or no link.
      if (flowing || (token.type === 'link' && token.href === '#')) return words;
      const known: Record<string, unknown> = { ...token };
      const kind = ['type', 'depth', 'ordered', 'start', 'task', 'checked', 'href', 'lang'];
      return `<${kind.map((name) => known[name] ?? '').join(' ')}>${words}</>`;
    })
    .join('');
