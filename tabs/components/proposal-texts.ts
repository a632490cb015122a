export const PROPOSAL = {
  change: 'Change the proposal',
  changeWhy: 'Everybody is asked again, for the whole time. Objections stand until whoever made them agrees.',
  word: 'What is this for?',
  days: 'Open for objections for',
  until: 'That is until',
  send: 'Propose it',
  sending: 'Proposing',
  sent: 'Proposed: everybody finds it on Home',
  changed: 'Changed: everybody is asked again',
  meanwhile: 'It was changed meanwhile. What you typed is kept; compare it with what the page says now.',
} as const;
