import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { plannedMinutes, type SessionTime, span } from '../../../domain/sessions/session-draft.ts';
import { type WallTime, wallTime } from '../../../domain/shared/time.ts';
import { atStart, sayMoment, sayTimeOfDay } from '../../components/dates.ts';
import { Face } from '../../components/People.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { type Overview, overlap, overview, type Span } from './availability.ts';
import { usePlanStyles } from './styles.ts';
import { CONCERNS, PLAN } from './texts.ts';
import { useAlternatives, useAvailability } from './use-availability.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '8px', minWidth: 0 },
  clocks: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 16px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  clock: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  hour: { fontWeight: tokens.fontWeightSemibold },
  unkind: { color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: '8px',
    minHeight: '36px',
    padding: '4px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  who: { display: 'grid' },
  why: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: '16px' },
  time: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  summary: {
    minHeight: '24px',
    cursor: 'pointer',
    color: tokens.colorBrandForegroundLink,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  other: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'baseline',
    gap: '8px',
    width: '100%',
    minHeight: '32px',
    padding: '6px 8px',
    border: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  best: { fontWeight: tokens.fontWeightSemibold },
  fine: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
});

/** So many rows are shown at once; more are collapsed. */
const ROWS = 5;

function dayBeside(there: WallTime, here: string): string {
  if (there.date === here) return '';
  return ` ${there.date < here ? PLAN.dayBefore : PLAN.dayAfter}`;
}

/** The whole of it in a sentence or two. */
function sentence(seen: Overview, itself: boolean): string {
  const { total, fine, outside, busy, tentative, unknown } = seen;
  if (itself)
    return outside > 0
      ? `${PLAN.outsideHours(outside, total)}. ${PLAN.itself}`
      : `${PLAN.allInHours(total)} ${PLAN.itself}`;
  if (fine === total) return unknown > 0 ? PLAN.allButUnknown(total, unknown) : PLAN.allFine(total);
  const said = [
    outside > 0 && PLAN.outsideHours(outside, total),
    busy > 0 && PLAN.busyOnes(busy),
    tentative > 0 && PLAN.tentativeOnes(tentative),
    unknown > 0 && PLAN.unknownOnes(unknown),
  ].filter(Boolean);
  return `${said.join(', ')}.`;
}

function Concerned({ rows }: { rows: Overview['concerned'] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {rows.map(({ person, concerns }) => (
        <li key={person.id} className={styles.row}>
          <Face person={person} />
          <span className={styles.who}>
            {person.name}
            <span className={styles.why}>{concerns.map((one) => CONCERNS[one]).join(', ')}</span>
          </span>
          {person.localTime && (
            <span className={styles.time} title={person.localTime.zone}>
              {sayTimeOfDay(person.localTime.time)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Nearby({
  communityId,
  when,
  fine,
  own,
  onTake,
}: {
  communityId: string;
  when: SessionTime;
  fine: number;
  own: Span | null;
  onTake: (when: SessionTime) => void;
}) {
  const styles = useStyles();
  const plan = usePlanStyles();
  const { data, error, reload } = useAlternatives(communityId, when, own);
  if (error) return <Problem slim problem={error} onRetry={reload} />;
  if (!data) return <SkeletonRows rows={3} />;
  // Worse times are no help, nor is another that is as good.
  const better = data.filter((one) => one.fine > fine);
  const best = Math.max(0, ...better.map((one) => one.fine));
  if (better.length === 0) return <p className={plan.quiet}>{PLAN.soGoodAlready}</p>;
  return (
    <section aria-label={PLAN.nearby}>
      <ul className={styles.list}>
        {better.map((one) => {
          const moment = sayMoment(one.startsAt);
          return (
            <li key={one.startsAt}>
              <button
                type="button"
                className={styles.other}
                aria-label={PLAN.takeTime(moment, one.fine, one.total)}
                onClick={() => onTake(one.when)}
              >
                <span className={mergeClasses(one.fine === best && styles.best)}>{atStart(moment)}</span>
                <span className={styles.fine}>
                  {PLAN.fineOf(one.fine, one.total)}
                  {one.fine === best && ` · ${PLAN.best}`}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface Props {
  readonly communityId: string;
  /** null while the time cannot be read. */
  readonly when: SessionTime | null;
  /** When the session is now, if it is in the calendars already. */
  readonly own?: Span | null;
  readonly onTake: (when: SessionTime) => void;
}

/** Who can come at that time, and on whose clock it is what hour. Rows for those who matter; the rest is counted. */
export default function TimeHelper({ communityId, when, own = null, onTake }: Props) {
  const styles = useStyles();
  const plan = usePlanStyles();
  const time = when && span(when);
  const past = time !== null && Date.parse(time.endsAt) < Date.now();
  const isPlannable = when !== null && plannedMinutes.safeParse(when.minutes).success;
  const asked = time !== null && !past && isPlannable ? when : null;
  const { data, error, isLoading, reload } = useAvailability(communityId, asked);
  const [seeking, setSeeking] = useState<string | null>(null);
  const key = JSON.stringify(when);
  if (past) return <p className={plan.text}>{PLAN.past}</p>;
  if (!asked) return null;
  const itself = data !== undefined && overlap(data, own);
  const seen = data && overview(data, itself);
  // While the next answer is on its way, what is shown is the last one's.
  const there = data ? wallTime(data.startsAt, asked.zone).date : asked.date;
  const unplaced = data?.people.filter(({ localTime }) => localTime === null) ?? [];
  const rest = seen ? seen.fine - seen.unknown : 0;
  return (
    <section aria-label={PLAN.who} className={styles.root}>
      <h3 className={plan.heading}>{PLAN.who}</h3>
      {error && !data && (
        <>
          <Problem slim problem={error} onRetry={reload} />
          <p className={plan.quiet}>{PLAN.notAsked}</p>
        </>
      )}
      {!seen && !error && <SkeletonRows rows={3} />}
      {seen && (
        <>
          <p role="status" className={plan.text} aria-busy={isLoading}>
            {sentence(seen, itself)}
          </p>
          {seen.clocks.length > 1 && (
            <ul className={styles.clocks}>
              {seen.clocks.map((clock) => (
                <li
                  key={`${clock.date} ${clock.time}`}
                  className={styles.clock}
                  title={clock.people.map((person) => person.name).join(', ')}
                >
                  <span className={styles.hour}>{sayTimeOfDay(clock.time)}</span>
                  <span className={styles.unkind}>
                    {dayBeside(clock, there)} {PLAN.clockFor(clock.people.length)}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {unplaced.length > 0 && (
            <p className={plan.quiet}>{PLAN.zoneUnknown(unplaced.map(({ name }) => name))}</p>
          )}
          <Concerned rows={seen.concerned.slice(0, ROWS)} />
          {seen.concerned.length > ROWS && (
            <details>
              <summary className={styles.summary}>{PLAN.more(seen.concerned.length - ROWS)}</summary>
              <Concerned rows={seen.concerned.slice(ROWS)} />
            </details>
          )}
          {seen.concerned.length > 0 && rest > 0 && !itself && (
            <p className={plan.quiet}>{PLAN.rest(rest)}</p>
          )}
          {seen.concerned.length > 0 &&
            (seeking === key ? (
              <Nearby
                communityId={communityId}
                when={asked}
                fine={seen.fine}
                own={own}
                onTake={(other) => {
                  setSeeking(null);
                  onTake(other);
                }}
              />
            ) : (
              <div>
                <Button size="small" onClick={() => setSeeking(key)}>
                  {PLAN.seek}
                </Button>
              </div>
            ))}
        </>
      )}
    </section>
  );
}
