/** Words of who does an action, by when. */
export const ACTION = {
  owner: 'Who',
  nobody: 'Nobody yet',
  ownerGone: 'Somebody who has left',
  dueLabel: 'Due',
} as const;
