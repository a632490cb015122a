import { isQuestion, type Tree } from '../../../domain/knowledge/types/tree.ts';
import { arrange, backIn, inOrder, type Placed } from './arrange.ts';
import { nameOfNode } from './edit-tree.ts';
import { wrapText } from './wrap-text.ts';

export interface Line {
  readonly text: string;
  readonly y: number;
  readonly tone: 'title' | 'answer' | 'caption' | 'back';
}

/** A node as it is drawn, or a line that says that an answer leads to one which is drawn elsewhere. */
export interface Box {
  readonly key: string;
  /** The node it shows or leads to; empty for nowhere. */
  readonly id: string;
  readonly kind: 'question' | 'outcome' | 'reference';
  /** Of a reference: it leads back in a circle. */
  readonly back: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
  /** Where a hairline stands above an answer. */
  readonly rules: readonly number[];
  /** Where the sign of its kind stands. */
  readonly signY: number;
  readonly placed: Placed;
}

export interface Edge {
  readonly key: string;
  readonly path: string;
  /** It leads back in a circle. */
  readonly back: boolean;
  /** Where its arrow points to. */
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
  /** Ends of answers: where they leave their question, and whether they lead anywhere. */
  readonly ports: readonly {
    readonly key: string;
    readonly x: number;
    readonly y: number;
    readonly open: boolean;
  }[];
}

export interface Fonts {
  readonly title: string;
  readonly small: string;
}

export const PAD = 12;
/** The sign of its kind, before the title. */
export const SIGN = 24;
export const TITLE = 19;
export const SMALL = 17;
/** Room for signs and lines at the edge of the picture. */
export const EDGE = 8;

/** How far from a question a line that leads back turns. */
const TURN = 20;

/** To the right, down, to the left and up again, with rounded corners. */
function around(right: number, bottom: number, left: number, end: number): string {
  const R = 8;
  return (
    `H${right - R}q${R} 0 ${R} ${R}V${bottom - R}q0 ${R} ${-R} ${R}` +
    `H${left + R}q${-R} 0 ${-R} ${-R}V${end + R}q0 ${-R} ${R} ${-R}`
  );
}

/** From left to right, each question with its answers, for wide pages. */
export function layered(tree: Tree, fonts: Fonts): Layout {
  const WIDTH = 212;
  const COLUMN = WIDTH + 60;
  const GAP = 18;
  const LANE = 6;
  const boxes = new Map<string, Box>();
  const rows = new Map<string, number[]>();
  const draft = (placed: Placed) => {
    const { node } = placed;
    const lines: Line[] = [];
    let y = PAD;
    for (const text of wrapText(nameOfNode(node), WIDTH - 2 * PAD - SIGN, fonts.title)) {
      lines.push({ text, y: y + 14, tone: 'title' });
      y += TITLE;
    }
    y += PAD - 2;
    const rules: number[] = [];
    const ends: number[] = [];
    for (const { words } of node.answers) {
      rules.push(y);
      const from = y;
      y += 6;
      for (const text of wrapText(words || '…', WIDTH - 2 * PAD - 8, fonts.small)) {
        lines.push({ text, y: y + 13, tone: 'answer' });
        y += SMALL;
      }
      y += 6;
      ends.push((from + y) / 2);
    }
    rows.set(node.id, ends);
    return { lines, rules, height: y };
  };
  interface Packed {
    /** A node, or the answer whose line passes here on its way to a later column. */
    readonly of:
      | { readonly placed: Placed; readonly size: ReturnType<typeof draft> }
      | { readonly line: string };
    readonly height: number;
    readonly children: { readonly packed: Packed; readonly by: number }[];
    /** By level from here on, the first and last line that is taken, from the top of this box. */
    readonly tops: number[];
    readonly ends: number[];
  }
  const forest = arrange(tree);
  const levels = new Map(inOrder(forest).map(({ node, level }) => [node.id, level]));
  /** Room for a line past the questions of the columns between its ends. */
  const lane = (line: string, columns: number): Packed => ({
    of: { line },
    height: LANE,
    children: [],
    tops: Array.from({ length: columns }, () => 0),
    ends: Array.from({ length: columns }, () => LANE),
  });
  /** What stands in the next columns, in the order of the answers that lead there. */
  const following = ({ node, level, children }: Placed): Packed[] =>
    node.answers.flatMap(({ to }, at) => {
      const child = children.find((one) => one.node.id === to);
      const earlier = node.answers.findIndex((answer) => answer.to === to) < at;
      if (child) return earlier ? [] : [pack(child)];
      const between = (levels.get(to) ?? 0) - level - 1;
      return between > 0 ? [lane(`${node.id} ${at}`, between)] : [];
    });
  /** Children below each other, as close as the parts of their trees beside each other allow. */
  const pack = (placed: Placed): Packed => {
    const size = draft(placed);
    const tops: number[] = [];
    const ends: number[] = [];
    const children: { packed: Packed; by: number }[] = [];
    for (const packed of following(placed)) {
      let by = children.length === 0 ? 0 : Number.NEGATIVE_INFINITY;
      for (const [at, top] of packed.tops.entries()) {
        const end = ends[at];
        if (end !== undefined) by = Math.max(by, end + GAP - top);
      }
      children.push({ packed, by });
      for (const [at, top] of packed.tops.entries())
        tops[at] = Math.min(tops[at] ?? Number.POSITIVE_INFINITY, top + by);
      for (const [at, end] of packed.ends.entries())
        ends[at] = Math.max(ends[at] ?? Number.NEGATIVE_INFINITY, end + by);
    }
    const first = children[0];
    const last = children.at(-1);
    const middle = first && last ? (first.by + last.by + last.packed.height) / 2 : size.height / 2;
    const up = middle - size.height / 2;
    return {
      of: { placed, size },
      height: size.height,
      children: children.map(({ packed, by }) => ({ packed, by: by - up })),
      tops: [0, ...tops.map((top) => top - up)],
      ends: [size.height, ...ends.map((end) => end - up)],
    };
  };
  const backs = backIn(tree);
  // A line that leads back to the first column passes before it.
  const left = backs.size > 0 ? EDGE + TURN : EDGE;
  const lanes = new Map<string, number>();
  const settle = ({ of, children }: Packed, y: number) => {
    if ('line' in of) {
      lanes.set(of.line, y + LANE / 2);
      return;
    }
    const { placed, size } = of;
    boxes.set(placed.node.id, {
      key: placed.node.id,
      id: placed.node.id,
      kind: isQuestion(placed.node) ? 'question' : 'outcome',
      back: false,
      x: left + placed.level * COLUMN,
      y,
      width: WIDTH,
      ...size,
      signY: PAD,
      placed,
    });
    for (const { packed, by } of children) settle(packed, y + by);
  };
  let below = EDGE;
  for (const root of forest) {
    const packed = pack(root);
    settle(packed, below - Math.min(...packed.tops));
    below += Math.max(...packed.ends) - Math.min(...packed.tops) + GAP * 2;
  }
  below -= GAP;
  const edges: Edge[] = [];
  const ports: { key: string; x: number; y: number; open: boolean }[] = [];
  for (const from of boxes.values()) {
    for (const [at, { to }] of from.placed.node.answers.entries()) {
      const target = boxes.get(to);
      const key = `${from.id} ${at}`;
      const x = from.x + from.width;
      const y = from.y + (rows.get(from.id)?.[at] ?? 0);
      ports.push({ key, x, y, open: !target });
      if (!target) continue;
      const end = { x: target.x, y: target.y + PAD + TITLE / 2 };
      if (backs.has(`${from.id} ${to}`)) {
        // Through the room between the columns and below everything, past all that it does not lead to.
        const turns = [x + TURN, below, end.x - TURN, end.y] as const;
        edges.push({ key, path: `M${x} ${y}${around(...turns)}H${end.x - 7}`, back: true, ...end });
        below += LANE * 2;
        continue;
      }
      const bend = 30;
      const passing = lanes.get(key);
      const curve = (fromX: number, fromY: number, toX: number, toY: number) =>
        `C${fromX + bend} ${fromY} ${toX - bend} ${toY} ${toX} ${toY}`;
      const [inX, outX] = [x + COLUMN - WIDTH, end.x - (COLUMN - WIDTH)];
      const path =
        passing === undefined
          ? `M${x} ${y}${curve(x, y, end.x - 7, end.y)}`
          : `M${x} ${y}${curve(x, y, inX, passing)}H${outX}${curve(outX, passing, end.x - 7, end.y)}`;
      edges.push({ key, path, back: false, ...end });
    }
  }
  const all = [...boxes.values()];
  return {
    width: Math.max(0, ...all.map(({ x, width }) => x + width)) + 8,
    height: below,
    boxes: all,
    edges,
    ports,
  };
}
