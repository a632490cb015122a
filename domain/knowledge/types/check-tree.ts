import { fold } from '../../shared/words.ts';
import {
  type Answer,
  isQuestion,
  nodeOf,
  nodesById,
  type TestCase,
  type Tree,
  type TreeNode,
} from './tree.ts';

export type TreeProblem =
  | { readonly kind: 'no-question' | 'no-outcome'; readonly at: null }
  | {
      readonly kind: 'no-title' | 'leads-nowhere' | 'no-words' | 'same-words' | 'circle';
      readonly at: string;
      /** The words of the answer it is about. */
      readonly answer: string;
    }
  | {
      readonly kind: 'unreachable' | 'asks-nothing' | 'same-name';
      readonly at: string;
      readonly answer: string;
    };

/** Those with which a tree cannot be walked to an end, so that it is not published. The others are worth a look. */
const STOPPING: ReadonlySet<TreeProblem['kind']> = new Set([
  'no-question',
  'no-outcome',
  'no-title',
  'leads-nowhere',
  'no-words',
  'same-words',
  'circle',
]);
export const stops = ({ kind }: TreeProblem): boolean => STOPPING.has(kind);

/** Answers and names as people compare them. */
const compared = (words: string) => fold(words).trim();

const byWords = new WeakMap<TreeNode, ReadonlyMap<string, Answer>>();

/** The answer of a question that says these words; of several the first. A question may have thousands of answers. */
function answerOf(node: TreeNode, words: string): Answer | undefined {
  let known = byWords.get(node);
  if (!known) {
    known = new Map(node.answers.toReversed().map((answer) => [compared(answer.words), answer]));
    byWords.set(node, known);
  }
  return known.get(compared(words));
}

/** What is wrong with a tree, those that stop it first, each in the order of its nodes. */
export function problemsOfTree(tree: Tree): TreeProblem[] {
  const { nodes } = tree;
  const [first] = nodes;
  if (!first || !isQuestion(first)) return [{ kind: 'no-question', at: null }];
  const problems: TreeProblem[] = [];
  if (nodes.every(isQuestion)) problems.push({ kind: 'no-outcome', at: null });
  const reached = reachable(tree);
  const circles = circlesOf(tree);
  const names = new Set<string>();
  for (const node of nodes) {
    const say = (kind: Exclude<TreeProblem['kind'], 'no-question' | 'no-outcome'>, answer = '') =>
      problems.push({ kind, at: node.id, answer });
    const name = compared(node.title);
    if (name === '') say('no-title');
    else if (names.has(name)) say('same-name');
    names.add(name);
    if (!reached.has(node.id)) say('unreachable');
    if (!isQuestion(node) && /[?？؟]$/.test(node.title.trim())) say('asks-nothing');
    for (const [index, answer] of node.answers.entries()) {
      const { words, to } = answer;
      if (words.trim() === '') say('no-words');
      else if (answerOf(node, words) !== answer) say('same-words', words);
      if (!nodeOf(tree, to)) say('leads-nowhere', words);
      else if (circles.has(edge(node.id, index))) say('circle', words);
    }
  }
  return problems.sort((a, b) => Number(stops(b)) - Number(stops(a)));
}

const edge = (id: string, answer: number) => `${answer} ${id}`;

/** The nodes that can be walked to from the first. */
export function reachable(tree: Tree): ReadonlySet<string> {
  const known = nodesById(tree);
  const reached = new Set<string>();
  const waiting = tree.nodes.slice(0, 1);
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (reached.has(node.id)) continue;
    reached.add(node.id);
    for (const { to } of node.answers) {
      const next = known.get(to);
      if (next) waiting.push(next);
    }
  }
  return reached;
}

/** The answers that lead back to a question already answered on the way. */
function circlesOf(tree: Tree): ReadonlySet<string> {
  const known = nodesById(tree);
  const state = new Map<string, 'open' | 'done'>();
  const back = new Set<string>();
  for (const root of tree.nodes) {
    const stack = [{ node: root, next: 0 }];
    if (state.has(root.id)) continue;
    state.set(root.id, 'open');
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const at = top.next;
      const answer = top.node.answers[at];
      top.next += 1;
      if (!answer) {
        state.set(top.node.id, 'done');
        stack.pop();
        continue;
      }
      const to = known.get(answer.to);
      if (!to) continue;
      if (state.get(to.id) === 'open') back.add(edge(top.node.id, at));
      else if (!state.has(to.id)) {
        state.set(to.id, 'open');
        stack.push({ node: to, next: 0 });
      }
    }
  }
  return back;
}

export interface Step {
  readonly node: TreeNode;
  /** The words of the answer that was given, as they stand in the tree. */
  readonly answer: string;
}

export interface Walked {
  /** The questions answered so far. */
  readonly steps: readonly Step[];
  /** Where one stands: a question, or an outcome; null in a tree without nodes. */
  readonly at: TreeNode | null;
  /** Whether all answers that were given are answers of the tree. */
  readonly whole: boolean;
}

/** Walks a tree by the words of answers, as far as they are in it. */
export function walk(tree: Tree, answers: readonly string[]): Walked {
  const steps: Step[] = [];
  let at = tree.nodes[0] ?? null;
  for (const words of answers) {
    const given = at ? answerOf(at, words) : undefined;
    const next = given && nodeOf(tree, given.to);
    if (!at || !next) return { steps, at, whole: false };
    steps.push({ node: at, answer: given.words });
    at = next;
  }
  return { steps, at, whole: true };
}

/** The shortest way to a node, as the answers to give; null if there is none. */
export function wayTo(tree: Tree, id: string): string[] | null {
  const known = nodesById(tree);
  const ways = new Map<string, string[]>();
  const waiting = tree.nodes.slice(0, 1);
  for (const node of waiting) ways.set(node.id, []);
  for (const node of waiting) {
    const way = ways.get(node.id) ?? [];
    if (node.id === id) return way;
    for (const { words, to } of node.answers) {
      const next = known.get(to);
      if (!next || ways.has(to)) continue;
      ways.set(to, [...way, words]);
      waiting.push(next);
    }
  }
  return null;
}

export interface Tested {
  readonly passes: boolean;
  readonly walked: Walked;
  /** Where it should arrive; undefined if that is not in the tree. */
  readonly expected: TreeNode | undefined;
}

export function runTest(tree: Tree, { answers, arrives }: TestCase): Tested {
  const walked = walk(tree, answers);
  const expected = nodeOf(tree, arrives);
  return { passes: walked.whole && expected !== undefined && walked.at === expected, walked, expected };
}
