const days = (count: number) =>
  count === 1 ? 'a day' : count % 7 === 0 ? weeks(count / 7) : `${count} days`;
const weeks = (count: number) => (count === 1 ? 'a week' : `${count} weeks`);

export const CONSENT = {
  title: 'Objections',
  openUntil: 'Open until',
  adoptedThen: 'It is adopted then, if no objection stands.',
  overStands: 'Its time is over. It is adopted as soon as no objection stands any more.',
  none: 'Nobody has objected.',
  round: (round: number) => `changed ${round === 2 ? 'once' : `${round - 1} times`}`,
  states: {
    stands: 'stands',
    'taken-back': 'taken back',
    answered: 'answered by a change',
    left: 'has left',
  },
  iConsent: 'I have no objection',
  consented: 'You have no objection.',
  object: 'Object',
  again: 'You objected before it was changed. Does this answer you?',
  yours: 'Your objection stands.',
  takeBack: 'Take it back',
  takenBack: 'Objection taken back',
  objected: 'Your objection stands with your name and reason',
  why: 'What would go wrong?',
  whyHint: 'An objection has a reason, so that the proposal can be changed to meet it. Everybody reads it.',
  reasonNeeded: 'Say in a sentence what would go wrong.',
  send: 'Object',
  sending: 'Objecting',
  leave: 'Leave it',
  mine: 'You have proposed this. You can change it to meet an objection, which asks everybody again.',
  openFor: 'Open for objections for',
  days,
} as const;
