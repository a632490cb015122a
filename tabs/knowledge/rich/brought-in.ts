import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { Mapping } from '@tiptap/pm/transform';
import { diffArrays } from 'diff';
import { blockToMarkdown, itemToMarkdown } from './to-markdown.ts';

/** A stretch of a document and what takes its place, or the beginning of a block and what it is from now on. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly by: readonly Node[] | Node['attrs'];
}

/** A node, and where it begins. */
interface Placed {
  readonly node: Node;
  readonly from: number;
}

function childrenOf(parent: Node, at: number): Placed[] {
  const children: Placed[] = [];
  parent.forEach((node, offset) => {
    children.push({ node, from: at + offset });
  });
  return children;
}

/** Alike for blocks that are written alike, such as one with a blank at its end and one without. */
function written(node: Node): string {
  const { name } = node.type;
  if (name === 'listItem') return itemToMarkdown(node, '-', false);
  return name.startsWith('table') && name !== 'table' ? JSON.stringify(node) : blockToMarkdown(node);
}

/** Runs of children that are the same on both sides, by what `say` says of them, and of those that took the place of others. */
function runsOf(before: readonly Placed[], after: readonly Placed[], say: (node: Node) => string = written) {
  const said = (all: readonly Placed[]) => all.map(({ node }) => say(node));
  let [at, to] = [0, 0];
  return diffArrays(said(before), said(after)).map(({ added, removed, value: { length } }) => {
    const gone = added ? [] : before.slice(at, at + length);
    const come = removed ? [] : after.slice(to, to + length);
    at += gone.length;
    to += come.length;
    return { gone, come, same: !added && !removed };
  });
}

/** Where two nodes of one kind differ; `at` is where the content of the first begins. `caret`: an empty block with it stays. */
function changesIn(before: Node, after: Node, at: number, caret: number | null): Change[] {
  const isKept = (child: Placed) =>
    child.node.type.name === 'paragraph' && child.node.textContent.trim() === '' && hasCaret(child, caret);
  const children = childrenOf(before, at).filter((child) => !isKept(child));
  const others = childrenOf(after, 0);
  // The block with the caret is the same one wherever it stands by now; what is before it and behind it differs apart.
  const own = children.findIndex((child) => hasCaret(child, caret));
  const there = nearest(others, own, children[own] && written(children[own].node));
  const both = (one: readonly Placed[], other: readonly Placed[], place: number) =>
    differences(one, other, place, written, (gone, come, from) =>
      // What took the place of others does so one for one where they are of one kind, so that only what is in them changes.
      differences(
        gone,
        come,
        from,
        ({ type }) => type.name,
        replaced,
        (block, by) => inside(block, by.node, caret),
      ),
    );
  if (there < 0) return both(children, others, at);
  const block = children[own] as Placed;
  return [
    ...both(children.slice(0, own), others.slice(0, there), at),
    ...both(children.slice(own + 1), others.slice(there + 1), block.from + block.node.nodeSize),
  ];
}

const hasCaret = ({ node, from }: Placed, caret: number | null) =>
  caret !== null && caret > from && caret < from + node.nodeSize;

/** Where a block that is written so stands among others, as near as can be to where it stood; -1 if nowhere. */
const nearest = (others: readonly Placed[], at: number, said: string | undefined): number =>
  others.reduce(
    (best, { node }, n) =>
      said === written(node) && (best < 0 || Math.abs(n - at) < Math.abs(best - at)) ? n : best,
    -1,
  );

const replaced = (gone: readonly Placed[], come: readonly Placed[], place: number): Change[] => {
  const last = gone.at(-1);
  return [
    {
      from: gone[0]?.from ?? place,
      to: last ? last.from + last.node.nodeSize : place,
      by: come.map(({ node }) => node),
    },
  ];
};

/** Goes through runs of nodes, and says what changes where they differ, and within those that are the same. */
function differences(
  before: readonly Placed[],
  after: readonly Placed[],
  at: number,
  say: (node: Node) => string,
  differing: (gone: readonly Placed[], come: readonly Placed[], place: number) => Change[],
  within: (one: Placed, other: Placed) => Change[] = () => [],
): Change[] {
  const changes: Change[] = [];
  let place = at;
  let gone: Placed[] = [];
  let come: Placed[] = [];
  const end = () => {
    if (gone.length > 0 || come.length > 0) changes.push(...differing(gone, come, place));
    [gone, come] = [[], []];
  };
  for (const run of runsOf(before, after, say)) {
    if (run.same) {
      end();
      changes.push(...run.gone.flatMap((one, n) => within(one, run.come[n] as Placed)));
      const last = run.gone.at(-1);
      if (last) place = last.from + last.node.nodeSize;
    } else {
      gone.push(...run.gone);
      come.push(...run.come);
    }
  }
  end();
  return changes;
}

function inside({ node, from }: Placed, other: Node, caret: number | null): Change[] {
  if (node.isLeaf) return node.eq(other) ? [] : [{ from, to: from + node.nodeSize, by: [other] }];
  return [
    ...(node.sameMarkup(other) ? [] : [{ from, to: from, by: other.attrs }]),
    ...(node.isTextblock ? wordsIn(node, other, from + 1) : changesIn(node, other, from + 1, caret)),
  ];
}

/** The words of a block from the first to the last that differs. */
function wordsIn(before: Node, after: Node, at: number): Change[] {
  const from = before.content.findDiffStart(after.content);
  const to = before.content.findDiffEnd(after.content);
  if (from === null || !to) return [];
  // What ends the same may begin before what begins the same has ended.
  const over = Math.max(0, from - Math.min(to.a, to.b));
  const by = after.cut(from, to.b + over).children;
  return [{ from: at + from, to: at + to.a + over, by }];
}

/**
 * Changes a document only where another's text differs from what the page was last told, so that the caret and whatever
 * has been typed since stay. `since` is what has been typed, `caret` where somebody types.
 */
export function bringIn(
  tr: Transaction,
  { told, next, since, caret }: { told: Node; next: Node; since: Mapping; caret: number | null },
): Transaction {
  for (const { from, to, by } of changesIn(told, next, 0, caret).toReversed()) {
    const begin = since.map(from, 1);
    if (Array.isArray(by)) tr.replaceWith(begin, Math.max(begin, since.map(to, -1)), by);
    else tr.setNodeMarkup(begin, null, by as Node['attrs']);
  }
  return tr;
}

/** The blocks or items of a node that are the same in another, each with the one there. */
export const samePairs = (one: Node, other: Node): (readonly [Node, Node])[] =>
  runsOf(childrenOf(one, 0), childrenOf(other, 0)).flatMap(({ gone, come, same }) =>
    same ? gone.map(({ node }, at) => [node, (come[at] as Placed).node] as const) : [],
  );
