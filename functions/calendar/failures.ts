import type { InviteProblem } from '../../domain/sessions/invite-problem.ts';
import { GraphFailure } from '../graph/graph.ts';
import { isTemporary, RetryLater } from '../outbox/failures.ts';
import { isOfNewerVersion } from '../tables/rows.ts';

/** Work in a mailbox takes a few seconds. */
export const BUSY_WAIT_MS = 2_000;

/** Another worker holds the lease of this mailbox. */
export class MailboxBusy extends RetryLater {
  constructor() {
    super('MailboxBusy', BUSY_WAIT_MS);
  }
}

/** As many mails were sent from this mailbox as Exchange lets through in a minute. */
export class MailLimitReached extends RetryLater {
  constructor(afterMs: number) {
    super('MailLimitReached', afterMs);
  }
}

/** Why an invite needs a person. */
export function inviteProblemOf(error: unknown): InviteProblem {
  if (isOfNewerVersion(error)) return { code: 'newer-version' };
  if (isTemporary(error)) return { code: 'unavailable' };
  if (!(error instanceof GraphFailure)) return { code: 'unexpected' };
  if (error.code === 'EventDeleted') return { code: 'event-deleted' };
  if (/^(AADSTS\d+|AppRefused)$/.test(error.code)) return { code: 'app-refused' };
  if (error.status === 404) return { code: 'mailbox-missing' };
  if (error.status === 403 || error.status === 401) return { code: 'calendar-forbidden' };
  return { code: 'outlook-refused', reason: error.code };
}
