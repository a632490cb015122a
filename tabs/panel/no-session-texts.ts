export const NO_SESSION = {
  none: 'No session belongs to this meeting',
  noneWhy: 'Plan one in Guildhall: it brings its own meeting, with this panel in it.',
  openGuildhall: 'Open Guildhall',
  choose: 'Which session is this?',
  chooseWhy: 'Teams could not tell. Choose once; everyone in this meeting then sees the same.',
} as const;
