import type { AttendanceReading } from '../../../domain/sessions/attendance.ts';

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

/** Who was at a closed session. */
export const ATTENDANCE = {
  title: 'Who was there',
  there: 'There',
  absent: 'Invited, and not there',
  others: 'From outside the community',
  guests: (count: number) => (count === 1 ? '1 guest' : `${count} guests`),
  /** How the answers and those who were there go together. */
  compared: (accepted: number, invited: number, there: number, uninvited: number) =>
    `${accepted} of ${invited} said yes, ${there === 1 ? '1 was' : `${there} were`} there${
      uninvited === 0 ? '.' : `, ${uninvited} of them without an invite.`
    }`,
  uninvited: (there: number) => `${people(there)} ${there === 1 ? 'was' : 'were'} there.`,
  report: 'From the Teams report',
  you: 'you',
  byHand: (names: string) => `by hand, ${names}`,
  byHandAlone: (names: string) => `By hand, ${names}`,
  sources: (parts: readonly string[]) => `${parts.join('; ')}.`,
  /** Why there is no report, as the page says it below what is known. */
  without: {
    waiting: 'The Teams report is not here yet. It comes by itself, some minutes or hours after the meeting.',
    read: null,
    nothing: 'No report of this meeting has come from Teams.',
    'not-granted': 'Guildhall may not read the Teams report here, so who was there is said by hand.',
    'no-meeting': 'It had no Teams meeting, so who was there is said by hand.',
  } satisfies Record<AttendanceReading, string | null>,
  /** For organisers, who know whom to ask. */
  grant: 'An administrator can allow it: “Attendance” in Guildhall’s operations guide says how.',
  nobodySaid: 'Nobody has said yet who was there.',
  allAccepted: 'All who said yes were there',
  choose: 'Choose',
  correct: 'Correct',
  done: 'Done',
  list: 'Who was there, to tick',
  saidThere: (name: string) => `${name} was there`,
  saidAbsent: (name: string) => `${name} was not there`,
  saidAll: (count: number) => `${people(count)} noted as there`,
} as const;
