import type { Token, Tokens } from 'marked';
import { headingNames, nameOf } from '../../shared/heading-names.ts';
import { insideOf, isUnseen, oneLine, plainWords, tokensOf } from '../../shared/markdown-tokens.ts';
import { beginning, cleanProse } from '../../shared/text.ts';
import {
  inlineOf,
  isSection,
  isTestsTitle,
  readTree,
  TESTS_TITLE,
  type Tree,
  type TreeNode,
} from './tree.ts';

type Names = ReadonlyMap<string, string>;

/** A tree as Markdown, from which `readTree` reads the same. Ids are written as the names that their titles have by now. */
export function writeTree(tree: Tree): string {
  // Which name a heading has depends on all those before it, so they are read from the text without links.
  const headings = tokensOf(written(tree, null)) ?? [];
  const names = new Map([...headingNames(headings)].map(([name, heading]) => [heading, name]));
  const sections = headings.filter(isSection);
  return written(
    tree,
    new Map(tree.nodes.map(({ id }, at) => [id, (sections[at] && names.get(sections[at])) ?? id])),
  );
}

function written(tree: Tree, names: Names | null): string {
  const to = (id: string) => `#${names ? (names.get(id) ?? id) : ''}`;
  const text = (markdown: string) => renamed(contained(markdown), names ?? new Map());
  const sections = tree.nodes.flatMap((node, at) => {
    const said = text(node.text);
    const mark = /^ {0,3}-/.test(lastBlock(said)) ? '*' : '-';
    const answers = node.answers.map(({ words, to: id }) => `${mark} [${label(words)}](${to(id)})`);
    return [`## ${title(node, at)}`.trimEnd(), said, answers.join('\n')];
  });
  const tests = tree.tests.map(({ about, answers, arrives }) => {
    const given = answers.map((words) => `*${emphasised(words)}*`).join(', ');
    const parts = [about.trim() && `${sentence(about)}:`, given].filter(Boolean).join(' ');
    return `- ${parts}${parts && ' '}→ [${label(titleOf(tree, arrives))}](${to(arrives)})`;
  });
  return [text(tree.intro), ...sections, ...(tests.length > 0 ? [`## ${TESTS_TITLE}`, tests.join('\n')] : [])]
    .filter(Boolean)
    .join('\n\n');
}

const titleOf = ({ nodes }: Tree, id: string) => nodes.find((node) => node.id === id)?.title ?? '';

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
function renamed(markdown: string, names: Names): string {
  return markdown.replace(/\]\(#([^\s()]+)\)/g, (link, old) => {
    const name = names.get(old);
    return name === undefined ? link : `](#${name})`;
  });
}

const lastBlock = (markdown: string): string =>
  tokensOf(markdown)?.findLast((token) => !isUnseen(token))?.raw ?? '';

/** A text that stays within its section: it ends what it begins, and its headings are smaller than a section's. */
function contained(given: string): string {
  const text = smaller(
    cleanProse(given)
      .replace(/^\s*\n/, '')
      .trimEnd(),
  );
  const [, fence] = /^ {0,3}(`{3,}|~{3,})/.exec(lastBlock(text)) ?? [];
  const ways = [text, ...(fence ? [`${text}\n${fence}`] : []), `${text} -->`];
  return ways.find(ends) ?? smaller(text.replace(/[<`~]/g, '\\$&'));
}

function smaller(text: string): string {
  const tokens = text === '' ? [] : (tokensOf(text) ?? []);
  if (!tokens.some(isSection)) return text;
  return tokens
    .map((token) => (isSection(token) ? `### ${token.text}\n\n` : token.raw))
    .join('')
    .trimEnd();
}

function ends(markdown: string): boolean {
  const last = tokensOf(`${markdown}\n\n## a`)?.at(-1);
  return last !== undefined && isSection(last) && last.raw === '## a';
}

/**
 * The first part of a text that writing it as a tree would change, as a reader sees it; null if all of it stays. The
 * form of a tree is only for texts that stay.
 */
export function beyondTree(body: string): string | null {
  const before = tokensOf(body);
  if (!before) return beginning(oneLine(body), 80);
  const blocks = (tokens: readonly Token[]) => tokens.filter((token) => !isUnseen(token));
  const after = blocks(tokensOf(writeTree(readTree(body))) ?? []);
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
