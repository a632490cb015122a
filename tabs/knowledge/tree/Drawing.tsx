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
import { Button } from '../../components/Button.tsx';
import { nameOfNode } from './edit-tree.ts';
import { type Box, layered, outlined } from './layout.ts';
import { TREE } from './texts.ts';

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
  box: {
    cursor: 'pointer',
    outlineStyle: 'none',
    // Where the system sets its own colours, it draws this one.
    ':focus-visible': { outline: '2px solid transparent' },
    '& > rect': {
      fill: tokens.colorNeutralBackground1,
      stroke: tokens.colorNeutralStroke1,
      strokeWidth: '1px',
    },
    '&:hover > rect': { stroke: tokens.colorNeutralStrokeAccessible },
    '&:focus-visible > rect': { stroke: tokens.colorStrokeFocus2, strokeWidth: '3px' },
  },
  outcome: {
    '& > rect': { fill: tokens.colorBrandBackground2, stroke: tokens.colorBrandStroke2 },
  },
  reference: {
    '& > rect': { fill: 'transparent', stroke: tokens.colorNeutralStroke2, strokeDasharray: '4 3' },
  },
  chosen: { '& > rect': { stroke: tokens.colorCompoundBrandStroke, strokeWidth: '2.5px' } },
  title: {
    fill: tokens.colorNeutralForeground1,
    fontSize: '14px',
    fontWeight: tokens.fontWeightSemibold,
  },
  answer: { fill: tokens.colorNeutralForeground2, fontSize: '13px' },
  caption: { fill: tokens.colorBrandForeground1, fontSize: '13px' },
  sign: {
    fill: 'none',
    stroke: tokens.colorBrandForeground1,
    strokeWidth: '1.6px',
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  },
  rule: { stroke: tokens.colorNeutralStroke3, strokeWidth: '1px' },
  edge: { fill: 'none', stroke: tokens.colorNeutralStrokeAccessible, strokeWidth: '1.4px' },
  // It leads back in a circle, which is to be mended.
  back: {
    stroke: tokens.colorPaletteDarkOrangeForeground1,
    strokeWidth: '2px',
    strokeDasharray: '6 4',
  },
  arrow: { fill: tokens.colorNeutralStrokeAccessible },
  port: { fill: tokens.colorNeutralStrokeAccessible },
  open: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorPaletteDarkOrangeForeground1,
    strokeWidth: '2px',
  },
  problem: { fill: tokens.colorPaletteDarkOrangeForeground1 },
  problemMark: {
    fill: tokens.colorNeutralBackground1,
    fontSize: '12px',
    fontWeight: tokens.fontWeightBold,
  },
  zoom: {
    display: 'flex',
    justifyContent: 'end',
    gap: '4px',
    marginTop: '4px',
    '@media print': { display: 'none' },
  },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** Below this a tree is drawn as an outline. */
const WIDE = 560;
/** What one sheet holds in pixels; drawn smaller than this, the words of a tree are not read on paper. */
const SHEET = { width: 700, height: 900, least: 0.75 };
const ZOOM = { least: 0.4, most: 2, step: 1.25 };

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
  const percent = `${Math.round(scale * 100)} %`;
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
  const resize = (by: number) =>
    setZoom(Math.min(ZOOM.most, Math.max(ZOOM.least, Math.round(scale * by * 100) / 100)));

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Record<string, () => void> = {
      '+': () => resize(ZOOM.step),
      '=': () => resize(ZOOM.step),
      '-': () => resize(1 / ZOOM.step),
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
                {wide && <path d={`M${x} ${y}l-8 -4v8z`} className={back ? styles.problem : styles.arrow} />}
              </g>
            ))}
            {layout.boxes.map((box) => (
              <OneBox
                key={box.key}
                box={box}
                label={labelOf(tree, box, problems)}
                chosen={box.kind !== 'reference' && box.id === chosen}
                reached={box.id === current}
                problem={problems?.has(box.id) ?? false}
                styles={styles}
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
      <div className={styles.zoom}>
        <Button
          size="small"
          appearance="subtle"
          aria-label={TREE.zoomOut}
          title={`${TREE.zoomOut} (-)`}
          onClick={() => resize(1 / ZOOM.step)}
        >
          −
        </Button>
        <Button
          size="small"
          appearance="subtle"
          aria-label={TREE.zoomResetFrom(percent)}
          title={`${TREE.zoomReset} (0)`}
          onClick={() => setZoom(null)}
        >
          {percent}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          aria-label={TREE.zoomIn}
          title={`${TREE.zoomIn} (+)`}
          onClick={() => resize(ZOOM.step)}
        >
          +
        </Button>
      </div>
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

interface BoxProps {
  readonly box: Box;
  readonly label: string;
  readonly chosen: boolean;
  readonly reached: boolean;
  readonly problem: boolean;
  readonly styles: ReturnType<typeof useStyles>;
  readonly onOpen: (id: string) => void;
  readonly onReach: (id: string) => void;
}

function OneBox({ box, label, chosen, reached, problem, styles, onOpen, onReach }: BoxProps) {
  const { id, kind, x, y, width, height, lines, rules, signY, placed } = box;
  const shape = mergeClasses(
    styles.box,
    kind === 'outcome' && styles.outcome,
    kind === 'reference' && styles.reference,
    chosen && styles.chosen,
  );
  const inside = (
    <>
      <rect width={width} height={height} rx={kind === 'outcome' ? 16 : 6} />
      {rules.map((at) => (
        <path key={at} d={`M1 ${at}H${width - 1}`} className={styles.rule} />
      ))}
      {kind !== 'reference' && <Sign outcome={kind === 'outcome'} y={signY} className={styles.sign} />}
      {lines.map(({ text, y: at, tone }) => (
        <text key={at} x={tone === 'title' ? 36 : 12} y={at} className={styles[tone]}>
          {/* The words of lines are told apart. */}
          {`${text} `}
        </text>
      ))}
      {problem && kind !== 'reference' && (
        <>
          <circle cx={width - 4} cy={4} r={9} className={styles.problem} />
          <text x={width - 4} y={8} textAnchor="middle" className={styles.problemMark}>
            !
          </text>
        </>
      )}
    </>
  );
  const place = { transform: `translate(${x} ${y})`, className: shape, onClick: () => onOpen(id) };
  // What it leads to stands in the label of its question.
  if (kind === 'reference') {
    return (
      <g {...place} aria-hidden>
        {inside}
      </g>
    );
  }
  return (
    <g
      {...place}
      role="treeitem"
      data-node={id}
      aria-level={placed.level + 1}
      aria-selected={chosen}
      aria-label={label}
      tabIndex={reached ? 0 : -1}
      onFocus={() => onReach(id)}
    >
      {inside}
    </g>
  );
}

/** A question mark in a ring, or a flag. */
function Sign({ outcome, y, className }: { outcome: boolean; y: number; className: string | undefined }) {
  return outcome ? (
    <path d={`M15 ${y + 17}V${y + 3}h10l-3 4 3 4H15`} className={className} />
  ) : (
    <g className={className}>
      <circle cx={20} cy={y + 9} r={8} />
      <path d={`M17.6 ${y + 7.2}a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 1.7M20 ${y + 13.2}v.1`} />
    </g>
  );
}
