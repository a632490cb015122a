export const APP = {
  name: 'Guildhall',
  outsideTitle: 'Open Guildhall in Teams or Outlook',
  outside:
    'Guildhall knows you through Microsoft 365, so it lives there: look for it among your apps in Teams, in Outlook or at microsoft365.com.',
  opensInTeams: 'This page opens in Teams',
  outsideWithLink:
    'Guildhall knows you through Microsoft 365, so it lives there. In Outlook or at microsoft365.com, look for it among your apps.',
  openInTeams: 'Open in Teams',
  about: 'What Guildhall is',
  slowTitle: 'Still waiting for Teams or Outlook',
  slow: 'They have not answered yet. This page goes on by itself as soon as they do; if nothing happens, open Guildhall again.',
  search: 'Search',
  searchKey: '/',
  home: 'Home',
  next: 'Next session',
  places: 'Guildhall',
  communities: 'Your communities',
  start: 'Start a community',
  skip: 'Go to the content',
  offline: 'You are offline. What you see may be old; what you write is kept here.',
  consentTitle: 'Guildhall needs your permission',
  consent: 'Calendars and people come from Microsoft 365, on your behalf. Everything else works without.',
  consentGive: 'Give permission',
  consentLater: 'Not now',
  consentWaiting: 'Waiting for the permission to arrive',
  consentRefused: 'No permission was given. You can do it later.',
  shortcuts: 'Keyboard shortcuts',
  undo: 'Undo',
  dismiss: 'Dismiss',
  notFoundTitle: 'There is no such page',
  notFound: 'The address may be old, or the page may have moved.',
  toHome: 'Go to Home',
} as const;

/** Shortcuts that every page has, as the list under ? shows them. */
export const SHORTCUTS: readonly (readonly [keys: string, what: string])[] = [
  ['/ or Ctrl+K', 'Search'],
  ['?', 'Show this list'],
  ['Esc', 'Leave what is open'],
  ['n', 'Write a note, on a session’s page'],
  ['1 – 6', 'Write a note of that kind'],
  ['Alt+↑ ↓', 'Move an agenda item, while planning'],
  ['Ctrl+B or I', 'Bold or italic, while writing'],
  ['Ctrl+K', 'A link, while writing'],
  ['Ctrl+Shift+7, 8, 9', 'Numbers, a list or a checklist, while writing'],
  ['Ctrl+Shift+H or B', 'A heading or a quotation, while writing'],
  ['Alt+Enter', 'Tick an item, while writing'],
  ['Esc, then Tab', 'Leave the text, while writing'],
  ['Ctrl+S', 'Save the draft now'],
  ['Ctrl+Enter', 'Publish, while writing'],
];

/** Guests find nothing and write nothing. */
export const GUEST_SHORTCUTS = SHORTCUTS.filter(([keys]) => keys === '?' || keys === 'Esc');
