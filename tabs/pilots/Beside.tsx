import { makeStyles, tokens } from '@fluentui/react-components';
import { openPilot } from '../../domain/pilots/contract.ts';
import { useData } from '../api/use-data.ts';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { openInApp } from '../host/links.ts';
import { sayValue } from './numbers.ts';
import { PilotSign } from './PilotSign.tsx';
import { sayPrediction } from './say-prediction.ts';
import { BESIDE } from './try-texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '8px', padding: '4px 0', overflowWrap: 'anywhere' },
  facts: { display: 'grid', gap: '8px', margin: 0 },
  term: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  said: { margin: 0, whiteSpace: 'pre-wrap' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  open: { justifySelf: 'start' },
});

/** A pilot that is reported, beside the call: its verdict, what was predicted beside what came, what was learned. */
export default function Beside({ communityId, pilotId }: { communityId: string; pilotId: string }) {
  const styles = useStyles();
  const { data, error, reload } = useData(openPilot, { params: { communityId, pilotId } });
  if (!data) {
    return error ? <Problem slim problem={error} onRetry={reload} /> : <SkeletonRows rows={3} />;
  }
  const { pilot, reports } = data;
  const [report] = reports;
  const measure = pilot.prediction?.measure;
  const came = report && [
    report.value !== null && (measure ? sayValue(report.value, measure) : String(report.value)),
    report.outcome,
  ];
  const facts: readonly (readonly [term: string, said: string])[] = report
    ? [
        [BESIDE.predicted, sayPrediction(pilot.prediction) || BESIDE.nothingPredicted],
        [BESIDE.came, (came ?? []).filter(Boolean).join('\n')],
        [BESIDE.learned, report.lesson],
        [BESIDE.surprise, report.surprise],
      ]
    : [];
  return (
    <div className={styles.root}>
      <div>
        {report ? <PilotSign of={report.verdict} /> : BESIDE.gone}{' '}
        <span className={styles.quiet}>
          {[pilot.owner.name, pilot.team.name].filter(Boolean).join(' · ')}
        </span>
      </div>
      <dl className={styles.facts}>
        {facts
          .filter(([, said]) => said !== '')
          .map(([term, said]) => (
            <div key={term}>
              <dt className={styles.term}>{term}</dt>
              <dd className={styles.said}>{said}</dd>
            </div>
          ))}
      </dl>
      <div className={styles.open}>
        <Button size="small" onClick={() => void openInApp(`/communities/${communityId}/pilots/${pilotId}`)}>
          {BESIDE.open}
        </Button>
      </div>
    </div>
  );
}
