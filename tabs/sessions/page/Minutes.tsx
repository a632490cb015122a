import { makeStyles, tokens } from '@fluentui/react-components';
import { type AgendaItem, elapsed, minutesOver } from '../../../domain/sessions/agenda.ts';
import { sayClock } from '../../components/dates.ts';
import { Over } from '../live/Over.tsx';
import type { SessionClient } from '../live/session-client.ts';
import { useServerNow } from '../live/use-session-client.ts';
import { heldFor } from './grouped.ts';
import { PAGE } from './texts.ts';

const useStyles = makeStyles({
  minutes: {
    marginInlineStart: 'auto',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  running: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** How long the item has been under way, beside how long was planned; beyond that by how much it is exceeded. */
function Running({ client, item }: { client: SessionClient; item: AgendaItem }) {
  const styles = useStyles();
  const now = useServerNow(client, true);
  const over = minutesOver(item, now);
  return (
    <>
      <span role="timer" aria-label={PAGE.current} className={styles.running}>
        {sayClock(elapsed(item, now))}
      </span>
      {' / '}
      {PAGE.minutes(item.minutes)}
      {over !== null && (
        <>
          {' · '}
          <Over minutes={over} />
        </>
      )}
    </>
  );
}

/** What is worth knowing of an item's time: planned, running or taken. */
export function Minutes({
  client,
  item,
  live,
  missed,
}: {
  client: SessionClient;
  item: AgendaItem;
  live: boolean;
  missed: boolean;
}) {
  const styles = useStyles();
  const running = live && item.startedAt !== null && item.endedAt === null;
  const held = heldFor(item);
  return (
    <span className={styles.minutes}>
      {running ? <Running client={client} item={item} /> : PAGE.minutes(item.minutes)}
      {held !== null && held !== item.minutes && `, ${PAGE.took(held)}`}
      {missed && `, ${PAGE.notHeld}`}
    </span>
  );
}
