import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { PilotPage } from '../../../domain/pilots/contract.ts';
import { MEASURED_ENOUGH } from '../../../domain/pilots/report.ts';
import { atStart, sayDate } from '../../components/dates.ts';
import { sayValue } from '../numbers.ts';
import { isReached, sayThreshold } from '../say-prediction.ts';
import { allValues, cameOf } from './came.ts';
import { RunChart } from './RunChart.tsx';
import { PAGE } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(176px, 100%), 1fr))',
    gap: '16px 24px',
    margin: '0 0 32px',
    padding: '12px 0 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  label: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  value: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  words: { overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  chart: { gridColumn: 'span 2', minWidth: 0, '@media (max-width: 480px)': { gridColumn: 'auto' } },
});

function Cell({ label, children }: { label: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <div>
      <h2 className={styles.label}>{label}</h2>
      {children}
    </div>
  );
}

/** What was predicted beside what came of it, and how the measure went. */
export function Outcome({ page }: { page: PilotPage }) {
  const styles = useStyles();
  const { pilot, reports } = page;
  const { prediction } = pilot;
  const measure = prediction?.measure ?? null;
  const [report] = reports;
  const values = allValues(page);
  const over = pilot.state !== 'begun';
  const came = cameOf(page);
  const reached = measure && came ? isReached(came.value, measure) : null;
  const threshold = measure && sayThreshold(measure);
  if (!prediction && !report) return null;
  return (
    <div className={styles.root}>
      <Cell label={PAGE.predicted}>
        {!prediction && <div className={styles.words}>{PAGE.noPrediction}</div>}
        {measure && (
          <>
            <div className={styles.value}>{threshold ? atStart(threshold) : PAGE.noThreshold}</div>
            <div className={styles.quiet}>
              {[
                measure.name,
                PAGE.by(sayDate(pilot.endsOn)),
                measure.before !== null && PAGE.before(sayValue(measure.before, measure)),
              ]
                .filter(Boolean)
                .join(', ')}
            </div>
          </>
        )}
        {prediction && !measure && <div className={styles.words}>{prediction.statement}</div>}
      </Cell>
      <Cell label={over ? PAGE.came : PAGE.soFar}>
        {measure && came ? (
          <>
            <div className={styles.value}>{sayValue(came.value, measure)}</div>
            <div className={styles.quiet}>
              {[
                came.on && (over ? PAGE.lastValueOn : PAGE.valueOn)(sayDate(came.on)),
                reached ? PAGE.asPredicted : report && reached === false && PAGE.notAsPredicted,
              ]
                .filter(Boolean)
                .join(', ')}
            </div>
          </>
        ) : (
          <div className={styles.words}>
            {report?.outcome || (over ? PAGE.noValue : measure ? PAGE.noValueYet : PAGE.noMeasure)}
          </div>
        )}
      </Cell>
      {measure && (
        <div className={styles.chart}>
          {values.length >= MEASURED_ENOUGH ? (
            <RunChart measure={measure} values={values} />
          ) : (
            <span className={styles.quiet}>{(over ? PAGE.chartFew : PAGE.chartLater)(values.length)}</span>
          )}
        </div>
      )}
    </div>
  );
}
