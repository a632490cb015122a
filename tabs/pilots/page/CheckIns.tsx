import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CheckIn } from '../../../domain/pilots/check-in.ts';
import type { Pilot } from '../../../domain/pilots/pilot.ts';
import { sayDate, sayDateInFull } from '../../components/dates.ts';
import { Rows, Section } from '../../components/Page.tsx';
import { sayValue } from '../numbers.ts';
import { PilotSign } from '../PilotSign.tsx';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gap: '2px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 10px' },
  day: { minWidth: '52px', color: tokens.colorNeutralForeground2 },
  value: { marginInlineStart: 'auto', fontVariantNumeric: 'tabular-nums' },
  none: { margin: 0, padding: '11px 0', color: tokens.colorNeutralForeground3 },
  more: { marginTop: '4px' },
});

/** So many are shown at first, the latest. */
const LATEST = 6;

/** How it went, in the order of the days. */
export function CheckIns({ pilot, checkIns }: { pilot: Pilot; checkIns: readonly CheckIn[] }) {
  const styles = useStyles();
  const page = usePageStyles();
  const [all, setAll] = useState(false);
  const measure = pilot.prediction?.measure ?? null;
  // Nobody presses a button to see a single one.
  const hidden = all || checkIns.length <= LATEST + 1 ? 0 : checkIns.length - LATEST;
  const several = new Set(checkIns.map(({ by }) => by.id)).size > 1;
  return (
    <Section title={PAGE.checkIns} aside={checkIns.length > 0 && checkIns.length}>
      {checkIns.length === 0 && (
        <p className={styles.none}>{pilot.state === 'begun' ? PAGE.noCheckIns : PAGE.noCheckInsOver}</p>
      )}
      {hidden > 0 && (
        <Button size="small" appearance="subtle" className={styles.more} onClick={() => setAll(true)}>
          {PAGE.earlier(hidden)}
        </Button>
      )}
      <Rows>
        {checkIns.slice(hidden).map(({ on, by, state, value, words }) => (
          <li key={`${on} ${by.id}`} className={styles.row}>
            <div className={styles.line}>
              <time dateTime={on} title={sayDateInFull(on)} className={styles.day}>
                {sayDate(on)}
              </time>
              <PilotSign of={state} />
              {value !== null && (
                <span className={styles.value}>{sayValue(value, { unit: measure?.unit ?? '' })}</span>
              )}
            </div>
            {(words || several) && (
              <p className={page.text}>
                {words}
                {several && <span className={page.small}>{`${words ? ' · ' : ''}${by.name}`}</span>}
              </p>
            )}
          </li>
        ))}
      </Rows>
    </Section>
  );
}
