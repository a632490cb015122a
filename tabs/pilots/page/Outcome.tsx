import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { valuesOf } from '../../../domain/pilots/check-in.ts';
import type { PilotPage } from '../../../domain/pilots/contract.ts';
import { MEASURED_ENOUGH } from '../../../domain/pilots/report.ts';
import { atStart, sayDate } from '../../components/dates.ts';
import { dayHere } from '../due.ts';
import { sayValue } from '../numbers.ts';
import { isReached, sayThreshold } from '../say-prediction.ts';
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

/** Whether the report's outcome stands where the value would: nothing was measured. */
export const isInWords = ({ pilot, reports }: PilotPage): boolean =>
  !pilot.prediction?.measure || reports[0]?.value == null;

/** All that was measured, with what the report says of the end. */
function allValues({ pilot, checkIns, reports: [report] }: PilotPage) {
  const values = valuesOf(checkIns);
  if (!report || report.value === null) return values;
  const reported = dayHere(report.at);
  const last =
    [values.at(-1)?.on ?? '', reported < pilot.endsOn ? reported : pilot.endsOn].sort().at(-1) ?? '';
  return [...values.filter(({ on }) => on < last), { on: last, value: report.value }];
}

/** What was predicted beside what came of it, and how the measure went. */
export function Outcome({ page }: { page: PilotPage }) {
  const styles = useStyles();
  const { pilot, reports } = page;
  const { prediction } = pilot;
  const measure = prediction?.measure ?? null;
  const [report] = reports;
  const values = allValues(page);
  const last = values.at(-1) ?? null;
  const over = pilot.state !== 'begun';
  const came = report ? report.value : (last?.value ?? null);
  const reached = measure && came !== null ? isReached(came, measure) : null;
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
        {measure && came !== null ? (
          <>
            <div className={styles.value}>{sayValue(came, measure)}</div>
            <div className={styles.quiet}>
              {[
                !report && last && PAGE.valueOn(sayDate(last.on)),
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
