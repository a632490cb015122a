import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import { wallTime } from '../../domain/shared/time.ts';
import { cityOf, sayTimeOfDay } from '../components/dates.ts';
import { Suggest } from '../components/Suggest.tsx';
import { ownZone } from './own-zone.ts';
import { FORM, PEOPLE } from './texts.ts';

const useStyles = makeStyles({
  zone: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '0 16px' },
  quiet: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
});

/** The names of every zone, which are loaded once the picker is on the page. */
type Zones = typeof import('./zones.ts');

function ZoneLine({ id, now, zones }: { id: string; now: Date; zones: Zones | null }) {
  const styles = useStyles();
  const region = id.includes('/') ? id.slice(0, id.lastIndexOf('/')).replaceAll('_', ' ') : '';
  return (
    <span className={styles.zone}>
      <span>
        {cityOf(id)} <span className={styles.quiet}>{region}</span>
      </span>
      <span className={styles.quiet}>
        {id === ownZone() && `${FORM.zoneYours} · `}
        {FORM.zoneNow(sayTimeOfDay(wallTime(now, id).time))}
        {zones && ` · ${zones.offsetOf(id, now)}`}
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
  const [zones, setZones] = useState<Zones | null>(null);
  // Tried again with each word that is typed, for whoever was offline.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!zones) import('./zones.ts').then(setZones, () => undefined);
  }, [zones, typed]);
  const found = useMemo(() => {
    if (!typed?.trim()) return [...new Set([zone, ownZone()])];
    return zones ? zones.findZones(typed).map(({ id }) => id) : [];
  }, [typed, zone, zones]);
  const now = new Date();
  return (
    <Suggest
      label={FORM.zone}
      hint={FORM.zoneHint}
      required
      message={message}
      text={typed ?? zone.replaceAll('_', ' ')}
      onText={setTyped}
      suggestions={found.map((id) => ({ id, content: <ZoneLine id={id} now={now} zones={zones} /> }))}
      note={zones ? FORM.zoneNone : PEOPLE.looking}
      onChoose={(id) => {
        setTyped(null);
        onZone(id);
      }}
      // A zone is one of the list: what was typed and not chosen goes back to what was there.
      onLeave={() => setTyped(null)}
    />
  );
}
