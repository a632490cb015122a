export const CONSENT = {
  closing: 'Thank you. This window closes by itself.',
  notOurs: 'This window was not opened by Guildhall. Close it and try again from the page you came from.',
  stuck: 'This window could not report back. Close it; the page you came from will try again.',
} as const;
