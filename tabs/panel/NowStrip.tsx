import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import { PlayFilled } from '@fluentui/react-icons/svg/play';
import { type AgendaItem, currentItem, elapsed } from '../../domain/sessions/agenda.ts';
import { sayClock } from '../components/dates.ts';
import type { LiveState } from '../sessions/live/live-state.ts';
import type { SessionClient } from '../sessions/live/session-client.ts';
import { SESSIONS } from '../sessions/live/texts.ts';
import { useServerNow } from '../sessions/live/use-session-client.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '28px',
    padding: '0 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  sign: { flexShrink: 0, fontSize: '14px', color: tokens.colorBrandForeground1 },
  // A long title ends in three dots: the whole one is in the agenda.
  title: {
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
  },
  clock: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    flexShrink: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  over: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
});

function Clock({ client, item }: { client: SessionClient; item: AgendaItem }) {
  const styles = useStyles();
  const spent = elapsed(item, useServerNow(client, true));
  const over = Math.floor(spent / 60_000 - item.minutes);
  if (over >= 1)
    return (
      <span className={mergeClasses(styles.clock, styles.over)}>
        <HourglassRegular aria-hidden />
        {SESSIONS.over(over)}
      </span>
    );
  return (
    <span className={styles.clock}>
      {sayClock(spent)} / {SESSIONS.minutes(item.minutes)}
    </span>
  );
}

/** What the agenda is at, and for how long, whichever tab is open. */
export function NowStrip({ client, state }: { client: SessionClient; state: LiveState }) {
  const styles = useStyles();
  const item = state.session.state === 'live' ? currentItem(state.agenda.items) : undefined;
  if (!item) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
    <div role="group" aria-label={SESSIONS.now} className={styles.root}>
      <PlayFilled aria-hidden className={styles.sign} />
      <span className={styles.title} title={item.title}>
        {item.title}
      </span>
      <Clock client={client} item={item} />
    </div>
  );
}
