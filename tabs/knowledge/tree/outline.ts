import { isQuestion, nodeOf, type Tree } from '../../../domain/knowledge/types/tree.ts';
import { arrange, backIn, type Placed } from './arrange.ts';
import { nameOfNode } from './edit-tree.ts';
import {
  type Box,
  EDGE,
  type Edge,
  type Fonts,
  type Layout,
  type Line,
  PAD,
  SIGN,
  SMALL,
  TITLE,
} from './layout.ts';
import { TREE } from './texts.ts';
import { wrapText } from './wrap-text.ts';

/** Below each other and indented, for narrow pages. An answer to what stands elsewhere says where it leads. */
export function outlined(tree: Tree, fonts: Fonts, room: number): Layout {
  const INDENT = Math.min(20, room / 18);
  const GAP = 10;
  const boxes: Box[] = [];
  const edges: Edge[] = [];
  const backs = backIn(tree);
  let below = EDGE;
  /** A node, or a reference from it to another, or to itself. */
  const draw = (placed: Placed, level: number, caption: string, to: string | null): Box => {
    const id = to ?? placed.node.id;
    const reference = to !== null;
    const node = nodeOf(tree, id);
    const back = reference && backs.has(`${placed.node.id} ${id}`);
    const x = EDGE + Math.min(level, 6) * INDENT;
    const width = Math.min(room - EDGE - x, 420);
    const lines: Line[] = [];
    let y = PAD - 2;
    for (const text of caption ? wrapText(caption, width - 2 * PAD, fonts.small) : []) {
      lines.push({ text, y: y + 12, tone: 'caption' });
      y += SMALL;
    }
    const signY = y + 1;
    const name = node ? nameOfNode(node) : TREE.nowhere;
    const tone = back ? 'back' : reference ? 'answer' : 'title';
    const says = { back: TREE.backTo(name), answer: `→ ${name}`, title: name }[tone];
    const breadth = width - 2 * PAD - (tone === 'answer' ? 0 : SIGN);
    for (const text of wrapText(says, breadth, reference ? fonts.small : fonts.title)) {
      lines.push({ text, y: y + 14, tone });
      y += reference ? SMALL : TITLE;
    }
    const kind = reference ? 'reference' : node && isQuestion(node) ? 'question' : 'outcome';
    const height = y + PAD - 2;
    const key = reference ? `${placed.node.id} ${caption} ${id}` : id;
    const box: Box = { key, id, kind, back, x, y: below, width, height, lines, rules: [], signY, placed };
    boxes.push(box);
    below += height + GAP;
    return box;
  };
  const lead = (from: Box, to: Box) => {
    const x = from.x + INDENT / 2;
    const y = to.y + Math.min(22, to.height / 2);
    edges.push({
      key: to.key,
      back: to.back,
      path: `M${x} ${from.y + from.height}V${y - 6}Q${x} ${y} ${x + 6} ${y}H${to.x}`,
      x: to.x,
      y,
    });
  };
  const visit = (placed: Placed, above: Box | null, caption: string) => {
    const box = draw(placed, placed.level, caption, null);
    if (above) lead(above, box);
    const targets = new Map<string, string[]>();
    for (const { words, to } of placed.node.answers)
      targets.set(to, [...(targets.get(to) ?? []), words || '…']);
    for (const [to, words] of targets) {
      const child = placed.children.find(({ node }) => node.id === to);
      const says = words.join(TREE.or);
      if (child) visit(child, box, says);
      else lead(box, draw(placed, placed.level + 1, says, to));
    }
  };
  for (const root of arrange(tree)) visit(root, null, '');
  return { width: room, height: below, boxes, edges, ports: [] };
}
