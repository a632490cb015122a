import { readTree, type Tree, type TreeNode } from '../../../domain/knowledge/types/tree.ts';
import { writeTree } from '../../../domain/knowledge/types/write-tree.ts';
import { goesOn } from '../forms/carried.ts';

/** Words as they are being typed, where another's text says what the form had written. */
const kept = (read: string, wrote: string | undefined, typed: string | undefined): string =>
  typed !== undefined && read === wrote ? typed : read;

/** A tree whose text came from elsewhere: its nodes go on as those that are there already, by their ids. */
export function carriedTree(after: Tree, before: Tree): Tree {
  const wrote = readTree(writeTree(before));
  if (wrote.nodes.length !== before.nodes.length) return after;
  const found = goesOn(
    wrote.nodes,
    after.nodes,
    ({ title, text, answers }) => JSON.stringify([title, text, answers.map(({ words }) => words)]),
    ({ id }) => id,
    ({ title }) => title,
    ({ text, answers }) => answers.map(({ words }) => words).join('\n') || text,
  );
  const going = new Set(found.map((at) => before.nodes[at]?.id));
  const ids = new Map(
    after.nodes.map(({ id }, at) => {
      const same = before.nodes[found[at] ?? -1]?.id;
      return [id, same ?? (going.has(id) ? `new-${crypto.randomUUID()}` : id)];
    }),
  );
  const to = (id: string) => ids.get(id) ?? id;

  function carried(node: TreeNode, at: number): TreeNode {
    const was = wrote.nodes[found[at] ?? -1];
    const own = before.nodes[found[at] ?? -1];
    const places = goesOn(was?.answers ?? [], node.answers, ({ words }) => words);
    return {
      id: to(node.id),
      title: kept(node.title, was?.title, own?.title),
      text: kept(node.text, was?.text, own?.text),
      answers: node.answers.map((answer, n) => ({
        words: kept(answer.words, was?.answers[places[n] ?? -1]?.words, own?.answers[places[n] ?? -1]?.words),
        to: to(answer.to),
      })),
    };
  }
  return {
    intro: kept(after.intro, wrote.intro, before.intro),
    nodes: after.nodes.map(carried),
    tests: after.tests.map((test) => ({ ...test, arrives: to(test.arrives) })),
  };
}
