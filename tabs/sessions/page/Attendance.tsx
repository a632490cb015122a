import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { type ReactNode, useId, useRef, useState } from 'react';
import { countsOf } from '../../../domain/sessions/answers.ts';
import type { Attendance as Known } from '../../../domain/sessions/attendance.ts';
import { type Attendee, isAttendanceKnown } from '../../../domain/sessions/attendance.ts';
import type { Rsvp } from '../../../domain/sessions/session.ts';
import { toast } from '../../app/toasts.tsx';
import { Section } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import type { Place } from '../live/session-client.ts';
import { AttendanceList, nameOf } from './AttendanceList.tsx';
import { ATTENDANCE } from './attendance-texts.ts';
import { Names } from './Names.tsx';
import { usePageStyles } from './styles.ts';
import { useAttendance } from './use-attendance.ts';

const useStyles = makeStyles({
  words: { margin: '8px 0 0' },
  group: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto',
    columnGap: '8px',
    rowGap: '4px',
    alignItems: 'center',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  sign: { display: 'flex', fontSize: '16px', color: tokens.colorNeutralForeground2 },
  count: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  names: { gridColumn: '2 / -1' },
  toggle: { minWidth: 0, '@media print': { display: 'none' } },
  buttons: { marginTop: '8px', '@media print': { display: 'none' } },
  list: { marginTop: '4px', '@media print': { display: 'none' } },
});

interface Props {
  readonly place: Place;
  readonly attendance: Known;
  readonly rsvps: readonly Rsvp[];
  readonly me: string;
  /** Whether I am an organiser, who can have it allowed. */
  readonly organises: boolean;
}

/** Who was at a closed session: what Teams reports, and what its facilitator or an organiser says. */
export default function Attendance({ place, attendance: known, rsvps, me, organises }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const { attendance, say, problem, again } = useAttendance(place, known, me);
  const [choosing, setChoosing] = useState(false);
  const list = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const { reading, others } = attendance;
  const people = [...attendance.people].sort((a, b) => a.person.name.localeCompare(b.person.name));
  const isKnown = isAttendanceKnown(attendance);
  const there = people.filter((one) => one.there);
  const absent = people.filter((one) => one.invited && !one.there);
  const mayRecord = attendance.record === 'yes';

  function tick({ person, mark }: Attendee, is: boolean): void {
    void say([{ person, there: is }]);
    toast((is ? ATTENDANCE.saidThere : ATTENDANCE.saidAbsent)(person.name), {
      about: `attendance ${person.id}`,
      undo: () => void say([{ person, there: mark?.there ?? null }]),
    });
  }

  const accepted = new Set(rsvps.flatMap((one) => (one.response === 'accepted' ? [one.personId] : [])));
  const saidYes = people.filter(({ person }) => accepted.has(person.id));

  function tickAll(): void {
    void say(saidYes.map(({ person }) => ({ person, there: true })));
    toast(ATTENDANCE.saidAll(saidYes.length), {
      about: 'attendance',
      undo: () => void say(saidYes.map(({ person, mark }) => ({ person, there: mark?.there ?? null }))),
    });
    // The button that was pressed goes.
    toggle.current?.focus();
  }

  const sources = [
    ...(reading === 'read' ? [ATTENDANCE.report] : []),
    ...byHand(people, reading === 'read', me),
  ];
  const without = ATTENDANCE.without[reading];
  return (
    <Section
      title={ATTENDANCE.title}
      aside={
        mayRecord && (
          <Button
            ref={toggle}
            size="small"
            appearance="subtle"
            className={styles.toggle}
            aria-expanded={choosing}
            aria-controls={list}
            onClick={() => setChoosing(!choosing)}
          >
            {choosing ? ATTENDANCE.done : isKnown ? ATTENDANCE.correct : ATTENDANCE.choose}
          </Button>
        )
      }
    >
      {isKnown && (
        <>
          <p className={styles.words}>{compared(rsvps, there)}</p>
          <p className={page.small}>{ATTENDANCE.sources(sources)}</p>
        </>
      )}
      {!isKnown && !mayRecord && <p className={`${styles.words} ${page.quiet}`}>{ATTENDANCE.nobodySaid}</p>}
      {without && (
        <p className={isKnown ? page.small : `${styles.words} ${page.quiet}`}>
          {without}
          {reading === 'not-granted' && organises && ` ${ATTENDANCE.grant}`}
        </p>
      )}
      {!isKnown && mayRecord && saidYes.length > 0 && (
        <div className={styles.buttons}>
          <Button onClick={tickAll}>{ATTENDANCE.allAccepted}</Button>
        </div>
      )}
      {problem !== null && <Problem slim problem={problem} onRetry={again} />}
      <div id={list} className={styles.list}>
        {choosing && mayRecord && (
          <AttendanceList communityId={place.communityId} people={people} me={me} onTick={tick} />
        )}
      </div>
      {isKnown && !choosing && (
        <ul className={page.list}>
          <Group sign={<CheckmarkRegular />} title={ATTENDANCE.there} people={there} />
          <Group sign={<CircleRegular />} title={ATTENDANCE.absent} people={absent} />
          {others > 0 && (
            <li className={styles.group}>
              <span aria-hidden className={styles.sign}>
                <PeopleRegular />
              </span>
              <span>{ATTENDANCE.others}</span>
              <span className={styles.count}>{ATTENDANCE.guests(others)}</span>
            </li>
          )}
        </ul>
      )}
    </Section>
  );
}

function Group({ sign, title, people }: { sign: ReactNode; title: string; people: readonly Attendee[] }) {
  const styles = useStyles();
  const page = usePageStyles();
  if (people.length === 0) return null;
  return (
    <li className={styles.group}>
      <span aria-hidden className={styles.sign}>
        {sign}
      </span>
      <span>{title}</span>
      <span className={styles.count}>{people.length}</span>
      <span className={`${styles.names} ${page.small}`}>
        <Names names={people.map(({ person }) => person.name)} />
      </span>
    </li>
  );
}

/** How what people answered and who was there go together. */
function compared(rsvps: readonly Rsvp[], there: readonly Attendee[]): string {
  const { invited, accepted } = countsOf(rsvps);
  if (invited === 0) return ATTENDANCE.uninvited(there.length);
  const uninvited = there.filter((one) => !one.invited).length;
  return ATTENDANCE.compared(accepted, invited, there.length, uninvited);
}

/** By whom what is said by hand was said; beside a report only what differs from it counts. */
function byHand(people: readonly Attendee[], beside: boolean, me: string): string[] {
  const marks = people.flatMap(({ mark, came }) => (mark && (!beside || mark.there !== came) ? [mark] : []));
  const names = [...new Set(marks.map(({ by }) => nameOf(by, me)))].join(', ');
  if (marks.length === 0) return [];
  return [beside ? `${marks.length} ${ATTENDANCE.byHand(names)}` : ATTENDANCE.byHandAlone(names)];
}
