import { GraphFailure } from '../graph/graph.ts';
import { isTemporary, RetryLater } from '../outbox/failures.ts';
import { isOfNewerVersion } from '../tables/rows.ts';

/** Whoever is at work in the mailbox is soon done. */
export const BUSY_WAIT_MS = 2_000;

/** Somebody else is at work in this mailbox. */
export class MailboxBusy extends RetryLater {
  constructor() {
    super('MailboxBusy', BUSY_WAIT_MS);
  }
}

/** Why an invite needs a person, in words for them. */
export function inWords(error: unknown): string {
  if (isOfNewerVersion(error))
    return 'A newer version of Guildhall has written something here that this one cannot read.';
  if (isTemporary(error)) return 'Microsoft 365 has not let us through for a day.';
  if (!(error instanceof GraphFailure)) return 'Something unforeseen stopped the invite.';
  if (error.code === 'EventDeleted') {
    return 'The event was deleted from the host’s calendar. Trying again invites everyone anew.';
  }
  if (/^(AADSTS\d+|AppRefused)$/.test(error.code)) {
    return 'Microsoft 365 does not accept Guildhall’s own sign-in. Whoever set Guildhall up has to look at it.';
  }
  if (error.status === 404)
    return 'The host’s mailbox cannot be found. Another organiser can plan the session anew.';
  if (error.status === 403 || error.status === 401)
    return 'Guildhall is not allowed to write to the host’s calendar.';
  return `Outlook refused the invite (${error.code}).`;
}
