export const IN_SESSION = {
  title: 'Choose for a role',
  back: 'Back',
  none: 'No role is open. An organiser can open one here; it is decided in this session.',
  which: 'Which one?',
  open: 'Open',
  openOf: (title: string) => `Open ${title}`,
  newTitle: 'Open a role here',
  until: 'Until',
} as const;
