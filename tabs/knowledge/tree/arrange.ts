import { nodeOf, type Tree, type TreeNode } from '../../../domain/knowledge/types/tree.ts';

/** A node at its place in a drawing: below the question from which the longest way leads to it, so that all lead on. */
export interface Placed {
  readonly node: TreeNode;
  readonly parent: Placed | null;
  readonly level: number;
  readonly children: Placed[];
}

/** Nodes so that each stands before those that it leads to, but for answers that lead back. */
function walked(tree: Tree) {
  const known = new Map(tree.nodes.map((node) => [node.id, node]));
  const order: TreeNode[] = [];
  const state = new Map<string, 'open' | 'done'>();
  /** Pairs of nodes between which an answer leads back in a circle. */
  const back = new Set<string>();
  const visit = (node: TreeNode) => {
    state.set(node.id, 'open');
    for (const { to } of node.answers) {
      const next = known.get(to);
      if (!next) continue;
      if (state.get(to) === 'open') back.add(`${node.id} ${to}`);
      else if (!state.has(to)) visit(next);
    }
    state.set(node.id, 'done');
    order.unshift(node);
  };
  // What nothing leads to comes first, so that nothing else is taken for the beginning of its tree.
  const led = new Set(tree.nodes.flatMap(({ answers }) => answers.map(({ to }) => to)));
  const roots = [...tree.nodes.slice(0, 1), ...tree.nodes.filter(({ id }) => !led.has(id)), ...tree.nodes];
  for (const node of roots.toReversed()) if (!led.has(node.id) && !state.has(node.id)) visit(node);
  for (const node of roots) if (!state.has(node.id)) visit(node);
  return { known, order, back };
}

/** Nodes as a forest, in which each stands once. A node that no answer leads to begins a tree of its own. */
export function arrange(tree: Tree): Placed[] {
  const { known, order, back } = walked(tree);
  const level = new Map<string, number>();
  const parent = new Map<string, string>();
  for (const { id, answers } of order) {
    const here = level.get(id) ?? 0;
    for (const { to } of answers) {
      if (!known.has(to) || back.has(`${id} ${to}`) || (level.get(to) ?? 0) > here) continue;
      level.set(to, here + 1);
      parent.set(to, id);
    }
  }
  const place = (node: TreeNode, above: Placed | null): Placed => {
    const placed: Placed = { node, parent: above, level: above ? above.level + 1 : 0, children: [] };
    const own = new Set(node.answers.map(({ to }) => to).filter((to) => parent.get(to) === node.id));
    for (const id of own) {
      const child = nodeOf(tree, id);
      if (child) placed.children.push(place(child, placed));
    }
    return placed;
  };
  return tree.nodes.filter(({ id }) => !parent.has(id)).map((node) => place(node, null));
}

/** Answers that lead back in a circle, as pairs of ids. */
export const backIn = (tree: Tree): ReadonlySet<string> => walked(tree).back;

/** How many columns its drawing has. */
export const columnsOf = (tree: Tree): number =>
  1 + Math.max(0, ...inOrder(arrange(tree)).map(({ level }) => level));

/** From the first to the last, each above its children. */
export const inOrder = (forest: readonly Placed[]): Placed[] =>
  forest.flatMap((one) => [one, ...inOrder(one.children)]);
