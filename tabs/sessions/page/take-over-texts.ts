const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

/** The dialog that takes over a session whose host has left. */
export const TAKE_OVER = {
  title: 'Take this session over?',
  moves: 'You become its host: a new event with a new Teams link stands in your Outlook calendar.',
  mail: (count: number, host: string) =>
    `One invitation goes to ${people(count)}. It says that it replaces the one from ${host}’s calendar.`,
  nobody: 'Nobody else is invited, so nobody is mailed.',
  old: (isGone: boolean) =>
    isGone
      ? 'The old entry stays in their calendars until they delete it: nobody can take it back any more.'
      : 'Outlook has told them already that the old event is off.',
  answers: 'What people have answered stands here until they answer the new invitation.',
  stillMember: (name: string) =>
    `${name} is still a member. Without a mailbox their invitation comes back to you: remove them under People first.`,
  others: (host: string, count: number) =>
    count === 1
      ? `${host} hosts 1 more session to come: take it over too`
      : `${host} hosts ${count} more sessions to come: take these over too`,
  yes: 'Take over',
  busy: 'Taking over',
  no: 'Not now',
  done: (count: number) =>
    count === 1
      ? 'You host it now. The invitation goes out by itself.'
      : `You host ${count} sessions now. The invitations go out by themselves.`,
} as const;
