import { makeStyles, tokens } from '@fluentui/react-components';
import { pulseTrend } from '../../../domain/safety/contract.ts';
import { BANDS, type PulseFigures, QUESTIONS, type Question } from '../../../domain/safety/pulse.ts';
import { useData } from '../../api/use-data.ts';
import { sayDate } from '../../components/dates.ts';
import { Section } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { PULSE } from './texts.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gap: '8px', listStyleType: 'none', margin: '8px 0', padding: 0 },
  line: { display: 'grid', gridTemplateColumns: '1fr 72px 88px', alignItems: 'center', gap: '0 8px' },
  picture: { display: 'block', width: '72px', height: '24px', overflow: 'visible' },
  values: { stroke: tokens.colorBrandForeground1, fill: 'none' },
  dot: { fill: tokens.colorBrandForeground1 },
  middle: { stroke: tokens.colorNeutralStroke1, fill: 'none' },
  value: { textAlign: 'end', whiteSpace: 'nowrap', fontWeight: tokens.fontWeightSemibold },
  small: {
    margin: '0 0 4px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface Shown {
  readonly day: string;
  readonly figures: PulseFigures;
}

const WIDTH = 72;
const HEIGHT = 24;
const EDGE = 3;

/** One question over the sessions, the oldest on the left; mostly no is at the bottom. */
function Sparkline({ question, shown }: { question: Question; shown: readonly Shown[] }) {
  const styles = useStyles();
  const y = (level: number) => EDGE + (1 - level / (BANDS.length - 1)) * (HEIGHT - 2 * EDGE);
  const step = (WIDTH - 2 * EDGE) / Math.max(shown.length - 1, 1);
  const points = shown.map(({ figures }, at) => ({
    x: EDGE + at * step,
    y: y(BANDS.indexOf(figures[question])),
  }));
  const last = points.at(-1);
  const values = shown.map(({ day, figures }) => PULSE.point(PULSE.bands[figures[question]], sayDate(day)));
  return (
    <svg
      role="img"
      aria-label={PULSE.line(PULSE.short[question], values.join(', '))}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      strokeWidth="1.5"
      className={styles.picture}
    >
      <path className={styles.middle} strokeDasharray="2 3" d={`M0 ${y(1)}H${WIDTH}`} />
      <path
        className={styles.values}
        d={points.map((point, at) => `${at === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join('')}
      />
      {last && <circle className={styles.dot} cx={last.x} cy={last.y} r="2.5" />}
    </svg>
  );
}

/** How the last sessions were, where enough people have said so; what is missing is said. */
export default function PulseTrend({ communityId }: { communityId: string }) {
  const styles = useStyles();
  const { data, error, reload } = useData(pulseTrend, { params: { communityId } });
  // Nobody has been asked yet.
  if (data?.points.length === 0) return null;
  const points = data?.points ?? [];
  const shown = points
    .flatMap(({ startsAt, figures }) => (figures ? [{ day: startsAt.slice(0, 10), figures }] : []))
    .reverse();
  const latest = shown.at(-1);
  const few = points.length - shown.length;
  return (
    <Section title={PULSE.trend}>
      {error && <Problem slim problem={error} onRetry={reload} />}
      {data && !latest && <p className={styles.small}>{PULSE.none}</p>}
      {latest && (
        <>
          <ul className={styles.list}>
            {QUESTIONS.map((question) => (
              <li key={question} className={styles.line}>
                <span>{PULSE.short[question]}</span>
                <Sparkline question={question} shown={shown} />
                <span className={styles.value}>{PULSE.bands[latest.figures[question]]}</span>
              </li>
            ))}
          </ul>
          <p className={styles.small}>
            {PULSE.from(
              shown.reduce((sum, { figures }) => sum + figures.answers, 0),
              shown.length,
            )}
          </p>
          <p className={styles.small}>{PULSE.limits}</p>
        </>
      )}
      {few > 0 && <p className={styles.small}>{PULSE.few(few)}</p>}
    </Section>
  );
}
