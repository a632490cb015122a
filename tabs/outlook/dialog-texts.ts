export const DIALOG = {
  asking: 'One moment: Microsoft is asked who you are.',
  closing: 'Thank you. This window closes by itself.',
  failed: 'That did not work. This window closes by itself, and the pane says why.',
  declined: 'You have not agreed. This window closes by itself.',
  notOurs: 'This window was not opened by Guildhall in Outlook. Close it, and try again from the pane.',
  offline: 'No answer. You may be offline; try again when you are back.',
  stuck: 'That did not work. Try again, or close this window and begin again in the pane.',
  again: 'Try again',
} as const;
