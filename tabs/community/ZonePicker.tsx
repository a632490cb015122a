import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { wallTime } from '../../domain/shared/time.ts';
import { cityOf, sayTimeOfDay } from '../components/dates.ts';
import { Suggest } from '../components/Suggest.tsx';
import { ownZone } from './own-zone.ts';
import { FORM } from './texts.ts';
import { findZones, offsetOf } from './zones.ts';

const useStyles = makeStyles({
  zone: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '0 16px' },
  quiet: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
});

function ZoneLine({ id, now }: { id: string; now: Date }) {
  const styles = useStyles();
  const region = id.includes('/') ? id.slice(0, id.lastIndexOf('/')).replaceAll('_', ' ') : '';
  return (
    <span className={styles.zone}>
      <span>
        {cityOf(id)} <span className={styles.quiet}>{region}</span>
      </span>
      <span className={styles.quiet}>
        {id === ownZone() && `${FORM.zoneYours} · `}
        {FORM.zoneNow(sayTimeOfDay(wallTime(now, id).time))} · {offsetOf(id, now)}
      </span>
    </span>
  );
}

interface Props {
  readonly zone: string;
  readonly onZone: (zone: string) => void;
  readonly message: string | undefined;
}

/** A zone, found as one types: by city, by country where the browser knows them, by the name of the time. */
export function ZonePicker({ zone, onZone, message }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const found = useMemo(
    () => (typed?.trim() ? findZones(typed).map(({ id }) => id) : [...new Set([zone, ownZone()])]),
    [typed, zone],
  );
  const now = new Date();
  return (
    <Suggest
      label={FORM.zone}
      hint={FORM.zoneHint}
      required
      message={message}
      text={typed ?? zone.replaceAll('_', ' ')}
      onText={setTyped}
      suggestions={found.map((id) => ({ id, content: <ZoneLine id={id} now={now} /> }))}
      note={FORM.zoneNone}
      onChoose={(id) => {
        setTyped(null);
        onZone(id);
      }}
      // A zone is one of the list: what was typed and not chosen goes back to what was there.
      onLeave={() => setTyped(null)}
    />
  );
}
