import { problemsOfTree, runTest, stops, type Tested, type TreeProblem } from './check-tree.ts';
import { isTree, nodeOf, readTree, type TestCase, type Tree } from './tree.ts';

// The page says beside the form what the refusal says when a tree is published, so both take the words from here.

const UNNAMED = 'A question without words';
const quoted = (words: string) => (words.trim() === '' ? 'An answer without words' : `“${words.trim()}”`);

export const sayNode = (tree: Tree, id: string | null): string =>
  id === null ? 'The tree' : nodeOf(tree, id)?.title.trim() || UNNAMED;

/** What is wrong at a node, to stand behind its name. */
export function sayProblem(problem: TreeProblem): string {
  switch (problem.kind) {
    case 'no-question':
      return 'There is nothing to begin with: the first part has to be a question with answers.';
    case 'no-outcome':
      return 'There is no outcome, so nobody can arrive anywhere.';
    case 'no-title':
      return 'It has no words yet.';
    case 'no-words':
      return 'An answer has no words yet.';
    case 'leads-nowhere':
      return `${quoted(problem.answer)} leads nowhere yet.`;
    case 'same-words':
      return `Two answers say ${quoted(problem.answer)}.`;
    case 'circle':
      return `${quoted(problem.answer)} leads back in a circle.`;
    case 'unreachable':
      return 'No answer leads here.';
    case 'asks-nothing':
      return 'It asks something, but has no answers.';
    case 'same-name':
      return 'Something else has the same name, so people cannot tell the two apart.';
  }
}

/** What became of a test case. */
export function sayTest(tree: Tree, test: TestCase, { passes, walked, expected }: Tested): string {
  const at = walked.at ? sayNode(tree, walked.at.id) : '';
  if (passes) return `Arrives at “${at}”.`;
  const missing = test.answers[walked.steps.length];
  if (!walked.whole && missing !== undefined) return `“${at}” has no answer “${missing}” that leads on.`;
  if (!expected) return 'It does not say where it should arrive.';
  return `Arrives at “${at}” instead of “${expected.title}”.`;
}

export const sayAbout = ({ about }: TestCase): string => about.trim() || 'A test case without words';

export interface Refused {
  readonly code: 'tree-not-walkable' | 'tree-tests-fail';
  readonly errors: readonly { readonly field: string; readonly expected: string }[];
}

/** Why a text of this type is not published; null if nothing stands against it. Words that are no tree are words. */
export function whyNotPublished(body: string): Refused | null {
  const tree = readTree(body);
  if (!isTree(tree)) return null;
  const stopping = problemsOfTree(tree).filter(stops);
  if (stopping.length > 0) {
    return {
      code: 'tree-not-walkable',
      errors: stopping.map((one) => ({ field: sayNode(tree, one.at), expected: sayProblem(one) })),
    };
  }
  const failing = tree.tests
    .map((test) => ({ test, tested: runTest(tree, test) }))
    .filter(({ tested }) => !tested.passes);
  if (failing.length === 0) return null;
  return {
    code: 'tree-tests-fail',
    errors: failing.map(({ test, tested }) => ({
      field: sayAbout(test),
      expected: sayTest(tree, test, tested),
    })),
  };
}
