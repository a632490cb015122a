import { mergeClasses } from '@fluentui/react-components';
import type { CSSProperties } from 'react';
import { medianOf, movedFrom, rangeOf, widestOf } from '../../domain/scoring/spread.ts';
import { Face } from '../components/People.tsx';
import { SpreadTable } from './SpreadTable.tsx';
import { countsIn, type Lane, type SpreadDot } from './spread-lanes.ts';
import { useSpreadStyles as useStyles } from './spread-styles.ts';
import { SPREAD } from './texts.ts';
import { WordsSaid } from './WordsSaid.tsx';

export interface SpreadProps {
  /** From the lowest to the highest. */
  readonly levels: readonly string[];
  readonly criteria: readonly string[];
  /** One above the other, the last one being what counts now. */
  readonly lanes: readonly Lane[];
  /** All passes whose words are shown. */
  readonly said: readonly Lane[];
}

/** How far apart people are: each a dot, the spread shaded, the median marked, and what to talk about first. */
export function Spread({ levels, criteria, lanes, said }: SpreadProps) {
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
          <CriterionRows key={criterion} {...{ name, criterion, levels, lanes, said }} />
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
          <span className={mergeClasses(styles.key, styles.onScreen)}>
            <span className={mergeClasses(styles.dot, styles.mine)} />
            {SPREAD.yours}
          </span>
        )}
      </p>
    </div>
  );
}

function TalkAbout({ levels, criteria, now }: Omit<SpreadProps, 'lanes' | 'said'> & { now: Lane }) {
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
  readonly said: readonly Lane[];
}

/** Whether they have come closer; those who agreed before as well are no distance apart. */
function movedTo(before: readonly number[], now: readonly number[]): string {
  const [range, moved] = [rangeOf(now), movedFrom(before, now)];
  return moved === 'same' && range?.[0] === range?.[1] ? SPREAD.agreed : SPREAD.moved[moved];
}

function CriterionRows({ name, criterion, levels, lanes, said }: RowsProps) {
  const styles = useStyles();
  const dots = lanes.map(({ criteria }) => criteria[criterion] ?? []);
  const counts = dots.map((all) => countsIn(levels.length, all));
  const [before, now = []] = [counts.at(-2), counts.at(-1)];
  const range = rangeOf(now);
  const notes = [
    ...(range ? [SPREAD.fromTo(range[0] + 1, range[1] + 1)] : []),
    ...(before ? [movedTo(before, now)] : []),
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
      {said.map(({ label, criteria }) => (
        <WordsSaid
          key={label}
          {...{ name, levels }}
          when={said.length > 1 ? label : undefined}
          dots={criteria[criterion] ?? []}
        />
      ))}
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
