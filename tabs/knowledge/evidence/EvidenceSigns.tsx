import { makeStyles } from '@fluentui/react-components';
import type { EvidenceSummary } from '../../../domain/knowledge/evidence.ts';
import { VERDICTS } from '../../../domain/pilots/states.ts';
import { Unseen } from '../../components/Rows.tsx';
import { PilotIcon } from '../../pilots/PilotSign.tsx';
import { sayTried } from './say-tried.ts';

const useStyles = makeStyles({
  root: { display: 'inline-flex', gap: '8px', alignItems: 'center', fontVariantNumeric: 'tabular-nums' },
  // It stands on the line of the words beside it, as a picture alone would not.
  one: { display: 'inline-flex', gap: '2px', alignItems: 'center', '::before': { content: '"\\200b"' } },
});

/** How often an artifact was tried and with which verdicts, for a list. */
export function EvidenceSigns({ verdicts }: Pick<EvidenceSummary, 'verdicts'>) {
  const styles = useStyles();
  const counted = VERDICTS.filter((one) => verdicts[one] > 0);
  if (counted.length === 0) return null;
  const says = sayTried(verdicts);
  return (
    <span className={styles.root} title={says}>
      <Unseen>{says}</Unseen>
      {counted.map((verdict) => (
        <span key={verdict} aria-hidden className={styles.one}>
          <PilotIcon of={verdict} />
          {verdicts[verdict]}
        </span>
      ))}
    </span>
  );
}
