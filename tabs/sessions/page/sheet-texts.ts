const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

/** What moves, hands over and cancels a session: dialogs that say who hears of it. */
export const SHEETS = {
  notYet: 'Not yet',
  // link
  linkTitle: 'Copy the link',
  linkLabel: 'Its address',
  linkWhy: 'This window does not let pages copy by themselves: copy it from here.',
  linkDone: 'Done',
  // move
  moveTitle: 'Move the session',
  moveYes: 'Move it',
  moving: 'Moving',
  moveFrom: (moment: string) => `It is planned for ${moment} (your time).`,
  moveSame: 'This is when it is already.',
  moved: 'Moved. The calendars follow by themselves.',
  moveMeanwhile: (theirs: string, mine: string) =>
    `Somebody changed this session meanwhile: it is now planned for ${theirs}. Move it to ${mine} all the same?`,

  // hand over
  handTitle: 'Hand over facilitation',
  handTold: 'Nobody is mailed. Whoever you choose finds it on their Home, with who handed it over.',
  handTo: 'Who facilitates',
  handNobodyYet: 'Choose a person',
  handYes: 'Hand over',
  handBusy: 'Handing over',
  handNo: 'Cancel',

  // cancel
  cancelTitle: 'Cancel this session?',
  cancelMail: (count: number) =>
    `A cancellation with your words goes to ${people(count)}, and the event leaves their calendars.`,
  cancelNobody: 'Nobody is invited yet, so nobody is mailed.',
  cancelStays: 'Its page and whatever was noted stay.',
  cancelComment: 'A word to them',
  cancelHint: 'Why, and what happens instead.',
  cancelYes: 'Cancel the session',
  cancelBusy: 'Cancelling',
  cancelNo: 'Keep it',
  cancelledNow: 'Cancelled. Everyone invited is told.',
} as const;
