import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  type CSSProperties,
  type KeyboardEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { isQuestion, nodeOf, type Tree } from '../../../domain/knowledge/types/tree.ts';
import { DrawnBox } from './DrawnBox.tsx';
import { nameOfNode } from './edit-tree.ts';
import { type Box, layered } from './layout.ts';
import { outlined } from './outline.ts';
import { TREE } from './texts.ts';
import { LARGER, SMALLER, Zoom, zoomed } from './Zoom.tsx';

const useStyles = makeStyles({
  root: { position: 'relative', minWidth: 0, '@media print': { breakInside: 'avoid' } },
  scroller: {
    overflow: 'auto',
    // Where it goes on, a shade lies at its edge.
    backgroundImage: [
      `linear-gradient(to right, ${tokens.colorNeutralBackground1} 30%, transparent)`,
      `linear-gradient(to left, ${tokens.colorNeutralBackground1} 30%, transparent)`,
      `linear-gradient(to right, ${tokens.colorNeutralStroke1}, transparent)`,
      `linear-gradient(to left, ${tokens.colorNeutralStroke1}, transparent)`,
    ].join(', '),
    backgroundPosition: '0 0, 100% 0, 0 0, 100% 0',
    backgroundRepeat: 'no-repeat',
    backgroundSize: '48px 100%, 48px 100%, 14px 100%, 14px 100%',
    backgroundAttachment: 'local, local, scroll, scroll',
    maxHeight: 'max(320px, 72dvh)',
    '@media print': { overflow: 'visible', maxHeight: 'none' },
  },
  drawing: {
    display: 'block',
    '@media print': { width: 'min(100%, var(--own-width))', height: 'auto', maxHeight: '240mm' },
  },
  // The text below it says the same in words.
  tooLarge: { '@media print': { display: 'none' } },
  edge: { fill: 'none', stroke: tokens.colorNeutralStrokeAccessible, strokeWidth: '1.4px' },
  // It leads back in a circle, which is to be mended.
  back: {
    stroke: tokens.colorPaletteDarkOrangeForeground1,
    strokeWidth: '2px',
    strokeDasharray: '6 4',
  },
  backArrow: { fill: tokens.colorPaletteDarkOrangeForeground1 },
  arrow: { fill: tokens.colorNeutralStrokeAccessible },
  port: { fill: tokens.colorNeutralStrokeAccessible },
  open: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorPaletteDarkOrangeForeground1,
    strokeWidth: '2px',
  },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** Below this a tree is drawn as an outline. */
const WIDE = 560;
/** What one sheet holds in pixels; drawn smaller than this, the words of a tree are not read on paper. */
const SHEET = { width: 700, height: 900, least: 0.75 };

interface Props {
  readonly tree: Tree;
  readonly chosen: string | null;
  /** A node was pressed, or Enter on it. `byKey`: whoever did will want to go on there. */
  readonly onOpen: (id: string, byKey: boolean) => void;
  /** Nodes with something to mend. */
  readonly problems?: ReadonlySet<string>;
}

/** A decision tree as a picture that is read and used by keyboard as a tree. Branches that merge meet in one node. */
export default function Drawing({ tree, chosen, onOpen, problems }: Props) {
  const styles = useStyles();
  const hint = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const [zoom, setZoom] = useState<number | null>(null);
  const [reached, setReached] = useState<string | null>(null);
  useLayoutEffect(() => {
    const { current } = scroller;
    if (!current) return;
    setRoom(current.clientWidth);
    const observer = new ResizeObserver(() => setRoom(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  const wide = room >= WIDE;
  const layout = useMemo(() => {
    if (room === 0) return null;
    const family = getComputedStyle(document.body).fontFamily;
    const fonts = { title: `600 14px ${family}`, small: `13px ${family}` };
    return wide ? layered(tree, fonts) : outlined(tree, fonts, room);
  }, [tree, wide, room]);
  const fits = layout && wide ? Math.min(1, Math.max(0.65, room / layout.width)) : 1;
  const scale = zoom ?? fits;
  const onPaper = layout ? Math.min(SHEET.width / layout.width, SHEET.height / layout.height) : 1;
  const boxes = layout?.boxes.filter(({ kind }) => kind !== 'reference') ?? [];
  const current = [reached, chosen].find((id) => boxes.some((box) => box.id === id)) ?? boxes[0]?.id;

  const elementOf = (id: string) =>
    scroller.current?.querySelector<SVGGElement>(`[data-node="${CSS.escape(id)}"]`) ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once another node is chosen or drawn
  useEffect(() => {
    const first = boxes[0];
    if (!chosen && first && scroller.current)
      scroller.current.scrollTop = (first.y + first.height / 2) * scale - scroller.current.clientHeight / 2;
    // Tab leads to what is chosen, wherever the arrow keys had gone before.
    setReached(null);
    if (chosen) elementOf(chosen)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen, layout === null]);

  function go(id: string | undefined) {
    if (id === undefined) return;
    setReached(id);
    elementOf(id)?.focus();
  }
  const resize = (by: number) => setZoom(zoomed(scale, by));

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Record<string, () => void> = {
      '+': () => resize(LARGER),
      '=': () => resize(LARGER),
      '-': () => resize(SMALLER),
      '0': () => setZoom(null),
      Home: () => go(boxes[0]?.id),
      End: () => go(boxes.at(-1)?.id),
      ArrowRight: () => go(childOf(at)),
      ArrowLeft: () => go(at?.placed.parent?.node.id),
      ArrowDown: () => go(beside(at, 1)),
      ArrowUp: () => go(beside(at, -1)),
      Enter: () => at && onOpen(at.id, true),
      ' ': () => at && onOpen(at.id, true),
    };
    const at = boxes.find(({ id }) => id === current);
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }
  /** The first node that it leads to, wherever that is drawn. */
  const childOf = (box: Box | undefined) => box?.placed.node.answers.find(({ to }) => nodeOf(tree, to))?.to;
  /** The next one in its column, or in an outline the next line. */
  function beside(box: Box | undefined, by: 1 | -1): string | undefined {
    if (!box) return undefined;
    const column = wide
      ? boxes.filter(({ x }) => x === box.x).toSorted((a, b) => a.y - b.y)
      : boxes.toSorted((a, b) => a.y - b.y);
    return column[column.indexOf(box) + by]?.id;
  }

  return (
    <div className={mergeClasses(styles.root, onPaper < SHEET.least && styles.tooLarge)}>
      <span id={hint} className={styles.hidden}>
        {TREE.keys}
      </span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a tree, once it is drawn */}
      <div
        ref={scroller}
        className={styles.scroller}
        {...(layout && { role: 'tree', 'aria-label': TREE.drawing, 'aria-describedby': hint })}
        onKeyDown={onKeyDown}
      >
        {layout && (
          <svg
            role="none"
            className={styles.drawing}
            width={layout.width * scale}
            height={layout.height * scale}
            style={{ '--own-width': `${layout.width}px` } as CSSProperties}
            viewBox={`0 0 ${layout.width} ${layout.height}`}
          >
            {layout.edges.map(({ key, path, back, x, y }) => (
              <g key={key} aria-hidden>
                <path d={path} className={mergeClasses(styles.edge, back && styles.back)} />
                {wide && (
                  <path d={`M${x} ${y}l-8 -4v8z`} className={back ? styles.backArrow : styles.arrow} />
                )}
              </g>
            ))}
            {layout.boxes.map((box) => (
              <DrawnBox
                key={box.key}
                box={box}
                label={labelOf(tree, box, problems)}
                chosen={box.kind !== 'reference' && box.id === chosen}
                reached={box.id === current}
                problem={problems?.has(box.id) ?? false}
                onOpen={(id) => {
                  if (!nodeOf(tree, id)) return;
                  setReached(id);
                  onOpen(id, false);
                }}
                onReach={setReached}
              />
            ))}
            {layout.ports.map(({ key, x, y, open }) => (
              <circle
                key={key}
                cx={x}
                cy={y}
                r={open ? 4 : 3.5}
                className={open ? styles.open : styles.port}
              />
            ))}
          </svg>
        )}
      </div>
      <Zoom scale={scale} onResize={resize} onReset={() => setZoom(null)} />
    </div>
  );
}

/** It says first what is seen of it, so that it can be called by that. */
function labelOf(tree: Tree, { id, lines }: Box, problems: ReadonlySet<string> | undefined): string {
  const node = nodeOf(tree, id);
  if (!node) return TREE.nowhere;
  const lead = node.answers.map(({ words, to }) => {
    const target = nodeOf(tree, to);
    return TREE.answersLead(words, target ? nameOfNode(target) : TREE.nowhere);
  });
  const kind = isQuestion(node) ? TREE.question : TREE.outcome;
  const wrong = problems?.has(id) ? [TREE.hasProblem] : [];
  const words = (tone: 'caption' | 'answer') =>
    lines.filter((line) => line.tone === tone).map(({ text }) => text);
  const [caption, answers] = [words('caption').join(' '), words('answer').join(', ')];
  const seen = `${caption && `${caption}, `}${nameOfNode(node)}${answers && ` ${answers}`}`;
  return [`${kind}: ${seen}`, ...wrong, ...lead].join('; ');
}
