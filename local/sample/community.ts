import type { CommunityDraft, Role } from '../../domain/community/community.ts';
import { weekdayOf } from '../../domain/shared/time.ts';
import type { Name } from './cast.ts';
import { TIME, ZONE } from './script.ts';

export const FOUNDER: Name = 'Priya';

/** What the community is for. It meets on the weekday of its next session. */
export function charter(nextSession: string): CommunityDraft {
  return {
    name: 'Leading people',
    purpose:
      'We get better at leading people by practising it together: one real topic every other week, tried out in our own teams and reported back, also when it did not work. What holds up becomes a playbook that anybody at Harbour & Vale can pick up on a bad morning. For nine months we were six and met once a quarter, and it took us that long to find out that after a quarter nobody remembers.',
    northStar:
      'When we began, four in ten of those who left us named their manager as the reason. By next summer it is one in ten, and every team lead can point to three conversations this quarter that changed something.',
    norms: [
      'Bring something real and recent. Leave out names of people who are not in the room.',
      'A failure told is worth two successes.',
      'What is said here stays here. What is learned here travels.',
      'Ask before you advise.',
      'One topic a session. We begin and end on time, because for some of us it is late.',
      'Everybody facilitates in turn, nobody twice in a row.',
      'Try it within two weeks and tell us what happened.',
    ],
    zone: ZONE,
    cadence: { every: 'fortnight', weekday: weekdayOf(nextSession), time: TIME, minutes: 60 },
    settings: { unattributedNotes: true },
  };
}

/** Who joined when, in days from the next session, and as what. */
export const JOINING: readonly { day: number; role: Role; names: readonly Name[] }[] = [
  { day: -363, role: 'organiser', names: ['Devika'] },
  { day: -363, role: 'mentor', names: ['Ana', 'Marcus'] },
  { day: -362, role: 'member', names: ['Ben', 'Chidi'] },
  { day: -205, role: 'member', names: ['Leila'] },
  { day: -70, role: 'member', names: ['Iva', 'Arjun'] },
  { day: -68, role: 'sponsor', names: ['Grace'] },
  { day: -51, role: 'member', names: ['Tomás'] },
  { day: -49, role: 'member', names: ['Sanjay'] },
];
/** Who came between two sessions and left before the next, and whose work is still there. */
export const LEFT: { readonly name: Name; readonly joinedDay: number; readonly leftDay: number } = {
  name: 'Lucas',
  joinedDay: -244,
  leftDay: -190,
};

export const FOUNDED_DAY = -364;

/** Who belonged on a day. */
export function membersOn(day: number): Name[] {
  return [FOUNDER, ...JOINING.filter((group) => group.day < day).flatMap(({ names }) => names)];
}

/** Who takes no turns for a while, and is asked nothing meanwhile. */
export const PAUSE: { readonly name: Name; readonly day: number; readonly until: number } = {
  name: 'Marcus',
  day: -19,
  until: 20,
};

/** The members on that day who had not paused. */
export const thereOn = (day: number): Name[] =>
  membersOn(day).filter((name) => !(name === PAUSE.name && day >= PAUSE.day && day < PAUSE.until));
