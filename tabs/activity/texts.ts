export const NOTICES = {
  title: 'Notifications',
  why: 'Each notification opens what it is about. You get none while you have paused or are away.',
  home: 'Home',
  kinds: 'What I am notified of',
  timings: { 'at-once': 'At once', daily: 'Once a day', never: 'Never' },
  timingOf: (about: string) => `${about}: when to notify`,
  hours: 'Hours',
  hoursWhy: 'At other times notifications wait until these hours begin, unless they would come too late.',
  from: 'From',
  to: 'Until',
  days: 'Days',
  DAYS: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  usual: (from: string, to: string) =>
    `You have not chosen any: Guildhall goes by the working hours of your calendar, or else by weekdays from ${from} to ${to}.`,
  oneDay: 'Choose at least one day',
  reset: 'Use my calendar’s hours',
  where: 'Where',
  inTeams: 'Notifications appear in Activity in Teams.',
  notInstalled:
    'Teams could not notify you, because Guildhall is not installed for you there. Add it in Teams under Apps.',
  notInCatalogue:
    'Teams cannot notify anybody yet, because Guildhall is not in your organisation’s app catalogue.',
  tryAgain: 'I have added it',
  mail: 'Send me mail when Teams cannot notify me',
  onHome: 'Everything is on Home as well.',
} as const;
