import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowRightRegular } from '@fluentui/react-icons/svg/arrow-right';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { PlayFilled } from '@fluentui/react-icons/svg/play';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { type AgendaItem, currentItem, elapsed, minutesOver } from '../../../domain/sessions/agenda.ts';
import { isOpen, type Session } from '../../../domain/sessions/session.ts';
import { Button } from '../../components/Button.tsx';
import { sayClock } from '../../components/dates.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { SkeletonRows, Unseen } from '../../components/Rows.tsx';
import { TextWithTerms } from '../../components/TextWithTerms.tsx';
import type { LiveState } from './live-state.ts';
import { Over } from './Over.tsx';
import type { SessionClient } from './session-client.ts';
import { SESSIONS } from './texts.ts';
import type { Moves } from './use-moves.ts';
import { useServerNow } from './use-session-client.ts';

// Needed by a few kinds of items.
const ItemParts = lazy(() => import('./ItemParts.tsx'));

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    ':focus': { outline: 'none' },
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto auto',
    alignItems: 'baseline',
    columnGap: '6px',
    minHeight: '40px',
    padding: '9px 4px',
  },
  go: { alignSelf: 'start', marginBlock: '-6px', marginInlineEnd: '-4px' },
  // Keeps the minutes in one column.
  noGo: { width: '28px' },
  icon: { alignSelf: 'start', marginTop: '2px', fontSize: '16px', color: tokens.colorNeutralForeground3 },
  now: { color: tokens.colorBrandForeground1 },
  title: { minWidth: 0 },
  past: { color: tokens.colorNeutralForeground3 },
  current: { fontWeight: tokens.fontWeightSemibold },
  minutes: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  timer: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    marginInlineStart: '6px',
  },
  below: { padding: '0 4px 10px 30px', display: 'grid', gap: '6px' },
  prompt: { margin: 0, color: tokens.colorNeutralForeground2, whiteSpace: 'pre-wrap' },
  over: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  bar: {
    height: '2px',
    backgroundColor: tokens.colorNeutralStroke2,
    borderRadius: '1px',
    overflow: 'hidden',
  },
  filled: { height: '100%', backgroundColor: tokens.colorCompoundBrandStroke },
});

/** How long the item has been under way, beside how long was planned. */
function Under({ client, item }: { client: SessionClient; item: AgendaItem }) {
  const styles = useStyles();
  const spent = elapsed(item, useServerNow(client, true));
  return (
    <span role="timer" aria-label={SESSIONS.running} className={styles.timer}>
      {sayClock(spent)}
    </span>
  );
}

/** How much of the planned time has passed, and beyond it by how much it is exceeded. */
function Spent({ client, item }: { client: SessionClient; item: AgendaItem }) {
  const styles = useStyles();
  const now = useServerNow(client, true);
  const spent = elapsed(item, now) / 60_000;
  const over = minutesOver(item, now);
  if (over !== null)
    return (
      <span className={styles.over}>
        <Over minutes={over} />
      </span>
    );
  return (
    <div aria-hidden className={styles.bar}>
      <div className={styles.filled} style={{ width: `${Math.min(100, (spent / item.minutes) * 100)}%` }} />
    </div>
  );
}

interface ItemProps {
  readonly client: SessionClient;
  readonly item: AgendaItem;
  readonly live: boolean;
  /** The session is over: what never began was not held. */
  readonly over: boolean;
  /** For whoever leads: goes to this item out of order. */
  readonly onGo: (() => void) | null;
  readonly leads: boolean;
  readonly busy: boolean;
  readonly session: Session;
  readonly mayCapture: boolean;
}

function Item({ client, item, live, over, onGo, leads, busy, session, mayCapture }: ItemProps) {
  const styles = useStyles();
  const isNow = live && item.startedAt !== null && item.endedAt === null;
  const isPast = item.endedAt !== null;
  const missed = over && item.startedAt === null;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isNow) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isNow]);
  return (
    <li ref={row} tabIndex={-1} className={styles.item} aria-current={isNow ? 'step' : undefined}>
      <div className={styles.row}>
        {isNow ? (
          <PlayFilled aria-hidden className={mergeClasses(styles.icon, styles.now)} />
        ) : isPast ? (
          <CheckmarkRegular aria-hidden className={styles.icon} />
        ) : (
          <CircleRegular aria-hidden className={styles.icon} />
        )}
        <span
          className={mergeClasses(styles.title, (isPast || missed) && styles.past, isNow && styles.current)}
        >
          {!missed && (
            <Unseen>{`${isNow ? SESSIONS.current : isPast ? SESSIONS.done : SESSIONS.toCome}: `}</Unseen>
          )}
          {item.title}
        </span>
        <span className={styles.minutes}>
          {missed ? SESSIONS.notHeld : SESSIONS.minutes(item.minutes)}
          {isNow && <Under client={client} item={item} />}
        </span>
        {onGo ? (
          <span className={styles.go}>
            <Button
              size="small"
              appearance="subtle"
              icon={<ArrowRightRegular />}
              disabledFocusable={busy}
              aria-label={SESSIONS.goTo(item.title)}
              title={SESSIONS.goTo(item.title)}
              onClick={() => {
                // The button disappears once the item is under way.
                row.current?.focus();
                onGo();
              }}
            />
          </span>
        ) : (
          leads && <span className={styles.noGo} />
        )}
      </div>
      {(isNow || item.kind === 'open-actions' || item.kind === 'tried' || item.pilotId) && (
        <div className={styles.below}>
          {isNow && <Spent client={client} item={item} />}
          {isNow && item.prompt && (
            <p className={styles.prompt}>
              <TextWithTerms communityId={session.communityId}>{item.prompt}</TextWithTerms>
            </p>
          )}
          {item.kind !== 'topic' && (
            <Suspense fallback={<SkeletonRows rows={1} />}>
              <ItemParts
                client={client}
                item={item}
                isNow={isNow}
                session={session}
                mayCapture={mayCapture}
              />
            </Suspense>
          )}
        </div>
      )}
    </li>
  );
}

/** The agenda: everyone sees the current item; whoever leads can go to any other item. */
export function AgendaPane({
  client,
  state,
  moves,
}: {
  client: SessionClient;
  state: LiveState;
  moves: Moves;
}) {
  const styles = useStyles();
  const { session, agenda, abilities } = state;
  const { items } = agenda;
  const live = session.state === 'live';
  const over = !isOpen(session.state) && session.begunAt !== null;
  const leads = live && abilities.lead === 'yes';
  const current = live ? currentItem(items) : undefined;
  const { move, settling } = moves;
  if (items.length === 0) return <EmptyState title={SESSIONS.noAgenda}>{SESSIONS.noAgendaWhy}</EmptyState>;
  return (
    <ol className={styles.list}>
      {items.map((item) => (
        <Item
          key={item.id}
          client={client}
          item={item}
          live={live}
          over={over}
          leads={leads}
          busy={move.busy || settling}
          session={session}
          mayCapture={abilities.capture === 'yes'}
          onGo={leads && item !== current ? () => void move.run(item.id) : null}
        />
      ))}
    </ol>
  );
}
