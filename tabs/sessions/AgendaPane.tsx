import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { PlayFilled } from '@fluentui/react-icons/svg/play';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { type AgendaItem, currentItem, elapsed } from '../../domain/sessions/agenda.ts';
import { isOpen } from '../../domain/sessions/session.ts';
import { ApiProblem } from '../api/problem.ts';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { sayClock } from '../components/dates.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows, Unseen } from '../components/Rows.tsx';
import type { LiveState } from './live-state.ts';
import type { Room } from './room.ts';
import { SESSIONS } from './texts.ts';
import { useServerNow } from './use-room.ts';

const OpenActions = lazy(() => import('./OpenActions.tsx'));
const CloseSession = lazy(() => import('./CloseSession.tsx'));

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    // Clear of what is sticky below it.
    scrollMarginBottom: '64px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '20px 1fr auto',
    alignItems: 'baseline',
    columnGap: '6px',
    width: '100%',
    minHeight: '40px',
    padding: '9px 4px',
    border: 0,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    borderRadius: tokens.borderRadiusMedium,
  },
  press: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
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
  more: {
    minHeight: '32px',
    padding: 0,
    border: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  lead: {
    // Within reach however long the agenda is.
    position: 'sticky',
    bottom: '-12px',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: '8px',
    padding: '10px 0 12px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  why: { flex: '1 1 120px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** How long the item has been under way, beside how long was planned. */
function Under({ room, item }: { room: Room; item: AgendaItem }) {
  const styles = useStyles();
  const spent = elapsed(item, useServerNow(room, true));
  return (
    <span role="timer" aria-label={SESSIONS.running} className={styles.timer}>
      {sayClock(spent)}
    </span>
  );
}

/** How much of the planned time has gone; beyond it, calmly, by how much. */
function Spent({ room, item }: { room: Room; item: AgendaItem }) {
  const styles = useStyles();
  const spent = elapsed(item, useServerNow(room, true)) / 60_000;
  const over = Math.floor(spent - item.minutes);
  if (over >= 1) return <span className={styles.over}>{SESSIONS.over(over)}</span>;
  return (
    <div aria-hidden className={styles.bar}>
      <div className={styles.filled} style={{ width: `${Math.min(100, (spent / item.minutes) * 100)}%` }} />
    </div>
  );
}

interface ItemProps {
  readonly room: Room;
  readonly item: AgendaItem;
  readonly live: boolean;
  /** Present for whoever leads. */
  readonly onGo: (() => void) | null;
}

function Item({ room, item, live, onGo }: ItemProps) {
  const styles = useStyles();
  const isNow = live && item.startedAt !== null && item.endedAt === null;
  const isPast = item.endedAt !== null;
  const [shown, setShown] = useState<boolean | null>(null);
  const open = shown ?? isNow;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isNow) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isNow]);
  const inside = (
    <>
      {isNow ? (
        <PlayFilled aria-hidden className={mergeClasses(styles.icon, styles.now)} />
      ) : isPast ? (
        <CheckmarkRegular aria-hidden className={styles.icon} />
      ) : (
        <CircleRegular aria-hidden className={styles.icon} />
      )}
      <span className={mergeClasses(styles.title, isPast && styles.past, isNow && styles.current)}>
        <Unseen>{`${isNow ? SESSIONS.current : isPast ? SESSIONS.done : SESSIONS.toCome}: `}</Unseen>
        {item.title}
      </span>
      <span className={styles.minutes}>
        {SESSIONS.minutes(item.minutes)}
        {isNow && <Under room={room} item={item} />}
      </span>
    </>
  );
  return (
    <li ref={row} className={styles.item} aria-current={isNow ? 'step' : undefined}>
      {onGo && !isNow ? (
        <button
          type="button"
          className={mergeClasses(styles.row, styles.press)}
          title={SESSIONS.goTo(item.title)}
          onClick={onGo}
        >
          {inside}
        </button>
      ) : (
        <div className={styles.row}>{inside}</div>
      )}
      {(isNow || item.kind === 'open-actions') && (
        <div className={styles.below}>
          {isNow && <Spent room={room} item={item} />}
          {isNow && item.prompt && <p className={styles.prompt}>{item.prompt}</p>}
          {item.kind === 'open-actions' && (
            <>
              <button
                type="button"
                className={styles.more}
                aria-expanded={open}
                onClick={() => setShown(!open)}
              >
                <span aria-hidden>{open ? '▾' : '▸'}</span> {SESSIONS.openActions}
              </button>
              {open && (
                <Suspense fallback={<SkeletonRows rows={2} />}>
                  <OpenActions room={room} />
                </Suspense>
              )}
            </>
          )}
        </div>
      )}
    </li>
  );
}

/** What the facilitator does next: begin, go on to an item, or finish. */
interface Step {
  readonly label: string;
  readonly name?: string;
  readonly title?: string;
  readonly to: string | null;
}

/** The agenda: everyone sees where it stands, whoever leads moves it. */
export function AgendaPane({ room, state }: { room: Room; state: LiveState }) {
  const styles = useStyles();
  const { session, agenda, abilities } = state;
  const { items } = agenda;
  const live = session.state === 'live';
  const leads = abilities.lead === 'yes';
  const current = live ? currentItem(items) : undefined;
  const place = current ? items.indexOf(current) : -1;
  // After the last one under way, or else the first that nobody has begun.
  const next = current ? items[place + 1] : items.find((item) => item.startedAt === null);
  const move = useAction((operation, to: string | null) => room.move(operation, to));
  const [closing, setClosing] = useState(false);
  const closeButton = useRef<HTMLButtonElement>(null);
  const notClosing = () => {
    setClosing(false);
    requestAnimationFrame(() => closeButton.current?.focus());
  };
  const step: Step | null =
    !live && isOpen(session.state)
      ? { label: SESSIONS.begin, to: items[0]?.id ?? null }
      : live && next
        ? { label: `${SESSIONS.next} ▸`, name: SESSIONS.nextIs(next.title), title: next.title, to: next.id }
        : live && current
          ? { label: SESSIONS.finish, to: null }
          : null;
  const stepped = useRef(step);
  useEffect(() => {
    // With the last step its button goes; what is left to do is to close.
    if (stepped.current && !step && document.activeElement === document.body) closeButton.current?.focus();
    stepped.current = step;
  });
  const meanwhile = move.problem instanceof ApiProblem && move.problem.code === 'changed-meanwhile';

  return (
    <>
      {items.length === 0 && <EmptyState title={SESSIONS.noAgenda}>{SESSIONS.noAgendaWhy}</EmptyState>}
      <ol className={styles.list}>
        {items.map((item) => (
          <Item
            key={item.id}
            room={room}
            item={item}
            live={live}
            onGo={leads && live ? () => void move.run(item.id) : null}
          />
        ))}
      </ol>
      {meanwhile && (
        <p role="status" className={styles.why}>
          {SESSIONS.movedMeanwhile}
        </p>
      )}
      {move.problem !== null && !meanwhile && (
        <Problem slim problem={move.problem} onRetry={() => void move.again()} />
      )}
      {leads && !closing && (
        <div className={styles.lead}>
          {!live && step && <span className={styles.why}>{SESSIONS.beginWhy}</span>}
          {abilities.close === 'yes' && (
            <Button
              ref={closeButton}
              // Beside what is pressed every few minutes, what is pressed once is small.
              size={live && step ? 'small' : 'medium'}
              appearance={live && !step ? 'primary' : 'subtle'}
              onClick={() => setClosing(true)}
            >
              {SESSIONS.closeOffer}
            </Button>
          )}
          {step && (
            // One button for all of them, so that the focus stays on it from item to item.
            <Button
              appearance="primary"
              disabledFocusable={move.busy}
              aria-label={step.name}
              title={step.title}
              onClick={() => void move.run(step.to)}
            >
              {step.label}
            </Button>
          )}
        </div>
      )}
      {closing && (
        <Suspense fallback={<SkeletonRows rows={2} />}>
          <CloseSession room={room} state={state} onDone={notClosing} />
        </Suspense>
      )}
    </>
  );
}
