import { Refusal } from '../../domain/shared/refusal.ts';
import { GraphFailure } from '../graph/graph.ts';
import { WriteConflict } from '../tables/table.ts';

/** Somebody else is at work in this mailbox. */
export class MailboxBusy extends Error {
  constructor() {
    super('somebody else is at work in this mailbox');
    this.name = 'MailboxBusy';
  }
}

/** Whoever is at work in the mailbox is soon done. */
export const BUSY_WAIT_MS = 2_000;

/** Things are not yet as they should be, or it cannot be told yet: look again later. */
export class Unsettled extends Error {
  constructor() {
    super('not settled yet');
    this.name = 'Unsettled';
  }
}

/** Whether the same work may go through later without anybody doing anything. */
export function isTemporary(error: unknown): boolean {
  if (error instanceof GraphFailure) return error.temporary;
  if (error instanceof Unsettled || error instanceof MailboxBusy || error instanceof WriteConflict)
    return true;
  return (
    error instanceof Refusal && ['storage-unavailable', 'busy', 'graph-unavailable'].includes(error.code)
  );
}

/** The storage itself does not answer: nothing can be noted down either. */
export function isStorageDown(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'storage-unavailable';
}

/** A short code for what went wrong, without any of what people wrote. */
export function codeOf(error: unknown): string {
  if (error instanceof GraphFailure || error instanceof Refusal) return error.code;
  return error instanceof Error ? error.name : 'unexpected';
}

/** What came of a piece of work, as its log line says it: a code and Graph's status, none of what people wrote. */
export interface Outcome {
  readonly outcome: 'done' | 'passed-over' | 'put-off' | 'given-up' | 'failed';
  readonly code?: string;
  readonly status?: number;
}

/** `because`: what kept it from being done. */
export function of(outcome: Outcome['outcome'], ...because: [error?: unknown]): Outcome {
  if (because.length === 0) return { outcome };
  const [error] = because;
  return {
    outcome,
    code: codeOf(error),
    ...(error instanceof GraphFailure && { status: error.status }),
  };
}

/** Why an invite needs a person, in words for them. */
export function inWords(error: unknown): string {
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
