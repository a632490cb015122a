import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CSSProperties } from 'react';
import { medianOf, movedFrom, rangeOf, widestOf } from '../../domain/scoring/spread.ts';
import { Face } from '../components/People.tsx';
import { SpreadTable } from './SpreadTable.tsx';
import { countsIn, type Lane, type SpreadDot } from './spread-lanes.ts';
import { SPREAD } from './texts.ts';
import { WordsSaid } from './WordsSaid.tsx';

const LINE = `1px solid ${tokens.colorNeutralStroke3}`;
const NARROW = '@container spread (max-width: 559.9px)';

const useStyles = makeStyles({
  root: { containerType: 'inline-size', containerName: 'spread', breakInside: 'auto' },
  talk: { margin: '12px 0 16px', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  strong: { fontWeight: tokens.fontWeightSemibold },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, 220px) repeat(var(--levels), minmax(0, 1fr))',
    alignItems: 'stretch',
    [NARROW]: { gridTemplateColumns: 'repeat(var(--levels), minmax(0, 1fr))' },
  },
  head: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  criterionHead: {
    padding: '4px 12px 6px 0',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    alignSelf: 'end',
    [NARROW]: { display: 'none' },
  },
  levelHead: {
    display: 'grid',
    justifyItems: 'center',
    alignContent: 'end',
    padding: '4px 2px 6px',
    textAlign: 'center',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    hyphens: 'auto',
    overflowWrap: 'anywhere',
  },
  number: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  criterion: { padding: '12px 0', borderBottom: LINE, breakInside: 'avoid' },
  rowHead: {
    padding: '4px 12px 4px 0',
    minWidth: 0,
    overflowWrap: 'anywhere',
    alignSelf: 'center',
    [NARROW]: { gridColumn: '1 / -1', padding: '0 0 6px' },
  },
  name: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  note: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  lane: { marginTop: '6px' },
  cell: {
    position: 'relative',
    display: 'flex',
    flexWrap: 'wrap',
    alignContent: 'center',
    justifyContent: 'center',
    gap: '4px',
    minHeight: '40px',
    padding: '6px 4px',
    boxSizing: 'border-box',
    // Where each level stands, also where nobody chose it.
    '::before': {
      content: '""',
      position: 'absolute',
      insetInline: 0,
      top: '50%',
      borderTop: LINE,
    },
  },
  // A border as well, because forced colours and printers leave backgrounds out.
  shaded: {
    backgroundColor: tokens.colorBrandBackground2,
    borderTop: `1px solid ${tokens.colorBrandStroke2}`,
    borderBottom: `1px solid ${tokens.colorBrandStroke2}`,
    printColorAdjust: 'exact',
    '::before': { display: 'none' },
  },
  first: {
    borderLeft: `1px solid ${tokens.colorBrandStroke2}`,
    borderStartStartRadius: '20px',
    borderEndStartRadius: '20px',
  },
  last: {
    borderRight: `1px solid ${tokens.colorBrandStroke2}`,
    borderStartEndRadius: '20px',
    borderEndEndRadius: '20px',
  },
  earlier: { minHeight: '30px' },
  shadedBefore: { backgroundColor: tokens.colorNeutralBackground3 },
  dot: {
    position: 'relative',
    width: '14px',
    height: '14px',
    boxSizing: 'border-box',
    border: `2px solid ${tokens.colorBrandForeground1}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandForeground1,
    printColorAdjust: 'exact',
  },
  dotBefore: {
    width: '10px',
    height: '10px',
    border: `2px solid ${tokens.colorNeutralForeground3}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  mine: {
    outline: `2px solid ${tokens.colorNeutralForeground1}`,
    outlineOffset: '2px',
    marginInline: '3px',
  },
  face: { position: 'relative' },
  median: {
    position: 'absolute',
    bottom: '-6px',
    insetInlineStart: '50%',
    width: 0,
    height: 0,
    borderLeft: '5px solid transparent',
    borderRight: '5px solid transparent',
    borderBottom: `7px solid ${tokens.colorNeutralForeground1}`,
    transform: 'translateX(-50%)',
    zIndex: 1,
  },
  between: { insetInlineStart: '100%' },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 16px',
    margin: '8px 0 0',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  key: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
  keyMedian: {
    width: 0,
    height: 0,
    borderLeft: '5px solid transparent',
    borderRight: '5px solid transparent',
    borderBottom: `7px solid ${tokens.colorNeutralForeground1}`,
  },
  keyShade: {
    width: '24px',
    height: '12px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    backgroundColor: tokens.colorBrandBackground2,
    printColorAdjust: 'exact',
  },
});

export interface SpreadProps {
  /** From the lowest to the highest. */
  readonly levels: readonly string[];
  readonly criteria: readonly string[];
  /** One above the other, the last one being what counts now. */
  readonly lanes: readonly Lane[];
}

/** How far apart people are: each a dot, the spread shaded, the median marked, and what to talk about first. */
export function Spread({ levels, criteria, lanes }: SpreadProps) {
  const styles = useStyles();
  const now = lanes.at(-1);
  if (!now) return null;
  const hasMine = now.criteria.some((dots) => dots.some(({ mine }) => mine));
  return (
    <div className={styles.root} style={{ '--levels': levels.length } as CSSProperties}>
      <TalkAbout {...{ levels, criteria, now }} />
      <SpreadTable {...{ levels, criteria, lanes }} />
      <div>
        <div aria-hidden className={mergeClasses(styles.row, styles.head)}>
          <span className={styles.criterionHead}>{SPREAD.criterion}</span>
          {levels.map((name, level) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: levels are told by their places
            <span key={level} className={styles.levelHead}>
              <span className={styles.number}>{level + 1}</span>
              {name}
            </span>
          ))}
        </div>
        {criteria.map((name, criterion) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: criteria are told by their places
          <CriterionRows key={criterion} {...{ name, criterion, levels, lanes }} />
        ))}
      </div>
      <p aria-hidden className={styles.legend}>
        <span className={styles.key}>
          <span className={styles.keyShade} />
          {SPREAD.shade}
        </span>
        <span className={styles.key}>
          <span className={styles.keyMedian} />
          {SPREAD.median}
        </span>
        {hasMine && (
          <span className={styles.key}>
            <span className={mergeClasses(styles.dot, styles.mine)} />
            {SPREAD.yours}
          </span>
        )}
      </p>
    </div>
  );
}

function TalkAbout({ levels, criteria, now }: Omit<SpreadProps, 'lanes'> & { now: Lane }) {
  const styles = useStyles();
  const counts = now.criteria.map((dots) => countsIn(levels.length, dots));
  const widest = widestOf(counts);
  if (widest.length === 0) return <p className={styles.talk}>{SPREAD.agree}</p>;
  return (
    <p className={styles.talk}>
      {SPREAD.talkAbout}{' '}
      {widest.map((place, at) => {
        const [from, to] = rangeOf(counts[place] ?? []) ?? [0, 0];
        return (
          <span key={place}>
            {at > 0 && '; '}
            <em className={styles.strong}>{criteria[place]}</em>, {SPREAD.fromTo(from + 1, to + 1)}
          </span>
        );
      })}
    </p>
  );
}

interface RowsProps {
  readonly name: string;
  readonly criterion: number;
  readonly levels: readonly string[];
  readonly lanes: readonly Lane[];
}

function CriterionRows({ name, criterion, levels, lanes }: RowsProps) {
  const styles = useStyles();
  const dots = lanes.map(({ criteria }) => criteria[criterion] ?? []);
  const counts = dots.map((all) => countsIn(levels.length, all));
  const [before, now = []] = [counts.at(-2), counts.at(-1)];
  const range = rangeOf(now);
  const notes = [
    ...(range ? [SPREAD.fromTo(range[0] + 1, range[1] + 1)] : []),
    ...(before ? [SPREAD.moved[movedFrom(before, now)]] : []),
  ].join(', ');
  return (
    <div className={styles.criterion}>
      {lanes.map(({ label }, lane) => {
        const isLast = lane === lanes.length - 1;
        return (
          <div key={label} aria-hidden className={mergeClasses(styles.row, lane > 0 && styles.lane)}>
            <div className={styles.rowHead}>
              {lane === 0 && <span className={styles.name}>{name}</span>}
              {lanes.length > 1 && <span className={styles.note}>{label}</span>}
              {isLast && <span className={styles.note}>{notes}</span>}
            </div>
            <LaneCells levels={levels} dots={dots[lane] ?? []} counts={counts[lane] ?? []} isLast={isLast} />
          </div>
        );
      })}
      <WordsSaid name={name} levels={levels} dots={dots.at(-1) ?? []} />
    </div>
  );
}

interface CellsProps {
  readonly levels: readonly string[];
  readonly dots: readonly SpreadDot[];
  readonly counts: readonly number[];
  readonly isLast: boolean;
}

function LaneCells({ levels, dots, counts, isLast }: CellsProps) {
  const styles = useStyles();
  const range = rangeOf(counts);
  const median = medianOf(counts);
  return levels.map((name, level) => {
    const here = dots.filter((one) => one.level === level);
    const isIn = range !== null && range[0] <= level && level <= range[1];
    const isMedian = median === level;
    const isBetween = median !== null && !Number.isInteger(median) && Math.floor(median) === level;
    return (
      <div
        // biome-ignore lint/suspicious/noArrayIndexKey: levels are told by their places
        key={level}
        title={SPREAD.level(level + 1, name)}
        className={mergeClasses(
          styles.cell,
          isIn && styles.shaded,
          !isLast && styles.earlier,
          isIn && !isLast && styles.shadedBefore,
          range?.[0] === level && styles.first,
          range?.[1] === level && styles.last,
        )}
      >
        {here.map((one, at) =>
          one.person ? (
            <Face
              // biome-ignore lint/suspicious/noArrayIndexKey: dots are alike
              key={at}
              person={one.person}
              className={mergeClasses(styles.face, one.mine && styles.mine)}
            />
          ) : (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: dots are alike
              key={at}
              className={mergeClasses(styles.dot, !isLast && styles.dotBefore, one.mine && styles.mine)}
            />
          ),
        )}
        {(isMedian || isBetween) && (
          <span className={mergeClasses(styles.median, isBetween && styles.between)} />
        )}
      </div>
    );
  });
}
