import { walk } from '../../../domain/knowledge/types/check-tree.ts';
import {
  type Answer,
  isQuestion,
  nodeOf,
  type TestCase,
  type Tree,
  type TreeNode,
} from '../../../domain/knowledge/types/tree.ts';
import { BUILD, TREE } from './texts.ts';

const newId = () => `new-${crypto.randomUUID()}`;

const yesAndNo = (): Answer[] => [
  { words: BUILD.yes, to: '' },
  { words: BUILD.no, to: '' },
];

const question = (): TreeNode => ({ id: newId(), title: '', text: '', answers: yesAndNo() });
const outcome = (): TreeNode => ({ id: newId(), title: '', text: '', answers: [] });

export const nameOfNode = (node: TreeNode): string =>
  node.title.trim() || (isQuestion(node) ? TREE.unnamedQuestion : TREE.unnamedOutcome);

/** An empty tree with its first question, for somebody to write. */
export const begun = (tree: Tree): Tree => (tree.nodes.length > 0 ? tree : { ...tree, nodes: [question()] });

export function withNode(tree: Tree, id: string, part: Partial<TreeNode>): Tree {
  return { ...tree, nodes: tree.nodes.map((node) => (node.id === id ? { ...node, ...part } : node)) };
}

const withAnswers = (
  tree: Tree,
  id: string,
  change: (answers: readonly Answer[]) => readonly Answer[],
): Tree => withNode(tree, id, { answers: change(nodeOf(tree, id)?.answers ?? []) });

/** An outcome becomes a question by its first answers. */
export const withMoreAnswers = (tree: Tree, id: string): Tree =>
  withAnswers(tree, id, (answers) =>
    answers.length === 0 ? yesAndNo() : [...answers, { words: '', to: '' }],
  );

/** Test cases that gave this answer give it in its new words. */
export function withAnswerWords(tree: Tree, id: string, at: number, words: string): Tree {
  const changed = withAnswers(tree, id, (answers) =>
    answers.map((answer, index) => (index === at ? { ...answer, words } : answer)),
  );
  const before = nodeOf(tree, id)?.answers[at]?.words;
  const tests = tree.tests.map((test): TestCase => {
    const { steps } = walk(tree, test.answers);
    const step = steps.findIndex(({ node, answer }) => node.id === id && answer === before);
    return step < 0
      ? test
      : { ...test, answers: test.answers.map((one, index) => (index === step ? words : one)) };
  });
  return { ...changed, tests };
}

export const withoutAnswer = (tree: Tree, id: string, at: number): Tree =>
  withAnswers(tree, id, (answers) => answers.filter((_, index) => index !== at));

export const withAnswerBack = (tree: Tree, id: string, at: number, answer: Answer): Tree =>
  withAnswers(tree, id, (answers) => answers.toSpliced(at, 0, answer));

export const withAnswerMoved = (tree: Tree, id: string, from: number, to: number): Tree =>
  withAnswers(tree, id, (answers) => {
    const moved = answers[from];
    return moved ? answers.filter((_, index) => index !== from).toSpliced(to, 0, moved) : answers;
  });

export const withAnswerTo = (tree: Tree, id: string, at: number, to: string): Tree =>
  withAnswers(tree, id, (answers) =>
    answers.map((answer, index) => (index === at ? { ...answer, to } : answer)),
  );

/** A new question or outcome that an answer leads to, behind those that the answers before it lead to. */
export function withNewNode(tree: Tree, id: string, at: number, kind: 'question' | 'outcome') {
  const node = kind === 'question' ? question() : outcome();
  const siblings = new Set(nodeOf(tree, id)?.answers.map(({ to }) => to));
  const parent = tree.nodes.findIndex((one) => one.id === id);
  const place =
    Math.max(
      parent,
      tree.nodes.findLastIndex((one, index) => index > parent && siblings.has(one.id)),
    ) + 1;
  const nodes = tree.nodes.toSpliced(place, 0, node);
  return { tree: withAnswerTo({ ...tree, nodes }, id, at, node.id), id: node.id };
}

export const withoutNode = (tree: Tree, id: string): Tree => ({
  ...tree,
  nodes: tree.nodes
    .filter((node) => node.id !== id)
    .map((node) => ({
      ...node,
      answers: node.answers.map((answer) => (answer.to === id ? { ...answer, to: '' } : answer)),
    })),
});

/**
 * A node that was removed, in its place again. Answers that led to it and lead nowhere since lead to it once more.
 * `before`: the tree from which it was removed.
 */
export function withNodeBack(tree: Tree, before: Tree, id: string): Tree {
  const at = before.nodes.findIndex((node) => node.id === id);
  const node = before.nodes[at];
  if (!node || nodeOf(tree, id)) return tree;
  const nodes = tree.nodes.map((one): TreeNode => {
    const led = nodeOf(before, one.id)?.answers;
    const answers = one.answers.map((answer, index) =>
      answer.to === '' && led?.[index]?.to === id ? { ...answer, to: id } : answer,
    );
    return { ...one, answers };
  });
  return { ...tree, nodes: nodes.toSpliced(at, 0, node) };
}

export function begunWith(tree: Tree, id: string): Tree {
  const node = nodeOf(tree, id);
  return node ? { ...tree, nodes: [node, ...tree.nodes.filter((one) => one !== node)] } : tree;
}

export const withTest = (tree: Tree, test: TestCase): Tree => ({ ...tree, tests: [...tree.tests, test] });

export const withTestBack = (tree: Tree, at: number, test: TestCase): Tree => ({
  ...tree,
  tests: tree.tests.toSpliced(at, 0, test),
});

export const withTestChanged = (tree: Tree, at: number, part: Partial<TestCase>): Tree => ({
  ...tree,
  tests: tree.tests.map((test, index) => (index === at ? { ...test, ...part } : test)),
});

export const withoutTest = (tree: Tree, at: number): Tree => ({
  ...tree,
  tests: tree.tests.filter((_, index) => index !== at),
});

/** The answers that lead to a node, with their questions. */
export const waysInto = (tree: Tree, id: string) =>
  tree.nodes.flatMap((node) =>
    node.answers.filter(({ to }) => to === id).map(({ words }) => ({ node, words })),
  );
