import type { sharedRefusals } from '../../domain/shared/refusals.ts';
import { KEPT, said, type Wording } from './wording.ts';

export const refusalTexts: Wording<typeof sharedRefusals> = {
  'no-token': said('You are not signed in', `${KEPT} Sign in to Microsoft 365, then try again.`),
  'token-refused': said(
    'Your sign-in is not accepted',
    `${KEPT} Close Guildhall and open it again to sign in afresh.`,
  ),
  'consent-required': said(
    'This needs your permission',
    'Microsoft asks you once before Guildhall may look into calendars and people for you.',
  ),
  'not-found': said('This is not here', 'It may have been taken away, or the address may be old.'),
  'unknown-address': said(
    'Guildhall has changed since this page was opened',
    `${KEPT} Reload, then try again.`,
  ),
  'wrong-method': said('Guildhall has changed since this page was opened', `${KEPT} Reload, then try again.`),
  'bad-json': said('That did not arrive in one piece', `${KEPT} Try again.`),
  'invalid-input': said(
    'Some of this cannot be accepted',
    `${KEPT} The fields in question say what they expect.`,
  ),
  'length-required': said('That arrived empty', `${KEPT} Try again.`),
  'too-large': said('This is too large', `${KEPT} Shorten it, then send it again.`),
  'wrong-media-type': said('That did not arrive as it should', `${KEPT} Reload the page, then try again.`),
  'version-needed': said('This page is older than what it shows', `${KEPT} Reload, then try again.`),
  'changed-meanwhile': said('Somebody changed this meanwhile', `${KEPT} Look at both versions and choose.`),
  'already-exists': said('This has been saved already', 'Reload to see it.'),
  'newer-version': said(
    'This is of a newer version of Guildhall',
    'Nothing is lost. Reload; if that does not help, try again in a few minutes.',
  ),
  busy: said('Guildhall has a lot to do right now', `${KEPT} Try again in a moment.`),
  'graph-refused': said(
    'Microsoft 365 refused this',
    'Nothing was changed, and what Guildhall keeps itself still works. Whoever looks after Microsoft 365 can say why.',
  ),
  'graph-unavailable': said(
    'Microsoft 365 does not answer',
    'Nothing is lost. What Guildhall keeps itself still works; try again in a moment.',
  ),
  'storage-unavailable': said(
    'Guildhall cannot reach its storage',
    `Nothing has been half saved. ${KEPT} Try again in a moment.`,
  ),
  unexpected: said(
    'Something went wrong on our side',
    `${KEPT} Try again; if it stays, tell whoever runs Guildhall for you.`,
  ),
};
