export const SIGN_IN = {
  title: 'Sign in to Guildhall',
  why: 'This version of Outlook cannot do it for you. A window of Microsoft’s opens, and closes once you have signed in. Closing this pane signs you out.',
  again: 'Sign in again',
  againTitle: 'Sign in to Guildhall again',
  againWhy: 'Your sign-in no longer holds. What you typed is kept here.',
  button: 'Sign in',
  waiting: 'Finish in the window that has opened.',
  cancel: 'Cancel',
  other: (mail: string) => `You are signed in to Guildhall as ${mail}, but this mailbox is somebody else’s.`,
} as const;
