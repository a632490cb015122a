import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import { type PilotOutline, stageOf } from '../../../domain/pilots/pilot.ts';
import { atStart, dayHere, sayDate, sayDay } from '../../components/dates.ts';
import { When } from '../../components/When.tsx';
import { overSign, PilotSign } from '../PilotSign.tsx';
import { dueIn } from './filters.ts';
import { LIST } from './texts.ts';

const useStyles = makeStyles({
  row: {
    position: 'relative',
    display: 'grid',
    gap: '2px',
    padding: '10px 0 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  title: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    overflowWrap: 'anywhere',
    ':hover': { textDecorationLine: 'underline' },
    // The link covers the whole row.
    '::after': { content: '""', position: 'absolute', inset: 0, borderRadius: tokens.borderRadiusMedium },
    ':focus-visible': { outline: 'none' },
    ':focus-visible::after': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  facts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 8px' },
  quiet: { color: tokens.colorNeutralForeground3 },
  due: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  lesson: { margin: 0, overflowWrap: 'anywhere' },
});

/** `endsAt` is the midnight after the last day, and as a moment it would be of the day after. */
const noonOfLastDay = (endsAt: string) => new Date(Date.parse(endsAt) - 43_200_000).toISOString();

/** How it goes, when one hears of it next, or when it ended. */
function Facts({ pilot, now }: { pilot: PilotOutline; now: Date }) {
  const styles = useStyles();
  const stage = stageOf(pilot, now);
  const { lastCheckIn, overAt } = pilot;
  if (stage === 'running') {
    const due = dueIn(pilot);
    return (
      <>
        {lastCheckIn ? (
          <PilotSign of={lastCheckIn.state} />
        ) : (
          <span className={styles.quiet}>{atStart(LIST.noCheckIn)}</span>
        )}
        <span className={due.now ? styles.due : styles.quiet}>
          {due.now ? LIST.checkInDue : LIST.checkInOn(sayDay(due.day))}
        </span>
      </>
    );
  }
  if (stage === 'to-come')
    return (
      <>
        <PilotSign of="to-come" />
        <span className={styles.quiet}>
          {LIST.starts} {sayDate(dayHere(pilot.startsAt))}
        </span>
      </>
    );
  if (stage === 'waiting')
    return (
      <span className={styles.quiet}>
        {atStart(LIST.ended)} <When at={noonOfLastDay(pilot.endsAt)} as="distance" />
      </span>
    );
  return (
    <>
      <PilotSign of={overSign(pilot)} />
      {overAt && (
        <span className={styles.quiet}>
          <When at={overAt} as="distance" />
        </span>
      )}
    </>
  );
}

/** A pilot in a list: what is tried, how it goes or what came of it, by whom. */
export function PilotRow({ pilot, path, now }: { pilot: PilotOutline; path: string; now: Date }) {
  const styles = useStyles();
  const { owner, teamName, function: teamFunction } = pilot;
  return (
    <li className={styles.row}>
      <Link href={`${path}/${pilot.id}`} className={styles.title}>
        {pilot.title}
      </Link>
      <div className={styles.facts}>
        <Facts pilot={pilot} now={now} />
      </div>
      {pilot.state !== 'begun' && pilot.lesson && <p className={styles.lesson}>{pilot.lesson}</p>}
      <div className={mergeClasses(styles.facts, styles.quiet)}>
        {[owner.name, teamName || teamFunction].filter(Boolean).join(' · ')}
      </div>
    </li>
  );
}
