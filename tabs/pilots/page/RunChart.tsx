import { makeStyles, tokens } from '@fluentui/react-components';
import type { Prediction } from '../../../domain/pilots/pilot.ts';
import { sayDate } from '../../components/dates.ts';
import { medianOf, sayNumber, sayValue } from '../numbers.ts';
import { sayThreshold } from '../say-prediction.ts';
import { PAGE } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '4px', margin: 0, maxWidth: '320px' },
  picture: { display: 'block', width: '100%', height: 'auto', overflow: 'visible' },
  values: { stroke: tokens.colorBrandForeground1, fill: 'none' },
  dot: { fill: tokens.colorBrandForeground1 },
  median: { stroke: tokens.colorNeutralForeground3, fill: 'none' },
  threshold: { stroke: tokens.colorNeutralForeground1, fill: 'none' },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 12px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  key: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
});

const WIDTH = 320;
const HEIGHT = 88;
const EDGE = 6;
const MEDIAN_DASH = '2 3';
const THRESHOLD_DASH = '8 4';

export interface Value {
  readonly on: string;
  readonly value: number;
}

interface Props {
  readonly measure: NonNullable<Prediction['measure']>;
  /** At least two, in order. */
  readonly values: readonly Value[];
}

/** Lays values out over the days on which they were measured, with the lines that are compared with. */
function laidOut(values: readonly Value[], lines: readonly number[]) {
  const all = [...values.map(({ value }) => value), ...lines];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const days = values.map(({ on }) => Date.parse(on));
  const [first = 0] = days;
  const span = (days.at(-1) ?? first) - first || 1;
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : EDGE + ((high - value) / (high - low)) * (HEIGHT - 2 * EDGE);
  return {
    y,
    points: values.map(({ value }, at) => ({
      x: EDGE + (((days[at] ?? first) - first) / span) * (WIDTH - 2 * EDGE),
      y: y(value),
    })),
  };
}

/** The measure over time: its values, their median, and the value from which on the prediction has come true. */
export function RunChart({ measure, values }: Props) {
  const styles = useStyles();
  const median = medianOf(values.map(({ value }) => value));
  const { threshold } = measure;
  const { points, y } = laidOut(values, threshold === null ? [] : [threshold]);
  const said = [
    PAGE.values(measure.name, values.length),
    values.map(({ on, value }) => PAGE.valueAt(sayNumber(value), sayDate(on))).join(', '),
    PAGE.median(sayValue(median, measure)),
    sayThreshold(measure) && `${PAGE.predicted.toLowerCase()} ${sayThreshold(measure)}`,
  ].filter(Boolean);
  const [first, last] = [values[0], values.at(-1)];
  return (
    <figure className={styles.root}>
      <svg
        role="img"
        aria-label={`${said.join('; ')}.`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        strokeWidth="1.5"
        className={styles.picture}
      >
        <path
          d={`M0 ${y(median)}H${WIDTH}`}
          strokeDasharray={MEDIAN_DASH}
          strokeWidth="1"
          className={styles.median}
        />
        {threshold !== null && (
          <path
            d={`M0 ${y(threshold)}H${WIDTH}`}
            strokeDasharray={THRESHOLD_DASH}
            strokeWidth="1"
            className={styles.threshold}
          />
        )}
        <path d={`M${points.map((point) => `${point.x} ${point.y}`).join('L')}`} className={styles.values} />
        {points.map((point, at) => (
          <circle key={values[at]?.on} cx={point.x} cy={point.y} r="3" className={styles.dot} />
        ))}
      </svg>
      <figcaption aria-hidden className={styles.legend}>
        {first && last && (
          <span>
            {sayNumber(first.value)} → {sayValue(last.value, measure)}, {sayDate(first.on)} –{' '}
            {sayDate(last.on)}
          </span>
        )}
        <Key dash={MEDIAN_DASH} className={styles.median}>
          {PAGE.median(sayNumber(median))}
        </Key>
        {threshold !== null && (
          <Key dash={THRESHOLD_DASH} className={styles.threshold}>
            {`${PAGE.predicted.toLowerCase()} ${sayThreshold(measure)}`}
          </Key>
        )}
      </figcaption>
    </figure>
  );
}

function Key({ dash, className, children }: { dash: string; className: string; children: string }) {
  const styles = useStyles();
  return (
    <span className={styles.key}>
      <svg aria-hidden width="22" height="4" viewBox="0 0 22 4" className={className}>
        <path d="M0 2H22" strokeDasharray={dash} />
      </svg>
      {children}
    </span>
  );
}
