import type { RefusalCode } from '../../domain/shared/refusal.ts';
import { ApiProblem, Offline } from '../api/problem.ts';
import { isMissing } from './reload.ts';

export interface Words {
  /** What happened, in a few words. */
  readonly title: string;
  /** What is safe and what to do. */
  readonly text: string;
  /** Whether the same thing may work when tried again. */
  readonly again: boolean;
}

const said = (title: string, text: string, again = false): Words => ({ title, text, again });

const KEPT = 'What you typed is still here.';

/** Every refusal in words: what happened, what is safe, what to do. */
const REFUSED: Record<RefusalCode, Words> = {
  'no-token': said('You are not signed in', `${KEPT} Sign in to Microsoft 365, then try again.`, true),
  'token-refused': said(
    'Your sign-in is not accepted',
    `${KEPT} Close Guildhall and open it again to sign in afresh.`,
    true,
  ),
  'consent-required': said(
    'This needs your permission',
    'Microsoft asks you once before Guildhall may look into calendars and people for you.',
    true,
  ),
  'not-a-member': said('You are not a member of this community', 'Ask one of its organisers to add you.'),
  'former-member': said(
    'You are no longer a member of this community',
    'Ask one of its organisers if you would like to come back.',
  ),
  'role-may-not': said(
    'Your role does not include this',
    'An organiser of the community can do it, or change your role.',
  ),
  'may-not-facilitate': said(
    'Organisers, members and mentors facilitate',
    `${KEPT} Choose somebody else, or ask an organiser to change this person’s role.`,
  ),
  'facilitator-only': said(
    'Only the facilitator or an organiser can do this',
    'Ask them to do it, or to hand over to you.',
  ),
  'author-only': said(
    'Only its author or the facilitator can change this note',
    'You can write a note of your own about it.',
  ),
  'owner-only': said(
    'Only its owner or an organiser can change this action',
    'Ask the person who took it on.',
  ),
  'unattributed-off': said('Notes carry names here', `${KEPT} You can send it with your name.`),
  'not-found': said('This is not here', 'It may have been taken away, or the address may be old.'),
  'unknown-address': said(
    'Guildhall has changed since this page was opened',
    `${KEPT} Reload, then try again.`,
  ),
  'wrong-method': said('Guildhall has changed since this page was opened', `${KEPT} Reload, then try again.`),
  'bad-json': said('That did not arrive in one piece', `${KEPT} Try again.`, true),
  'length-required': said('That arrived empty', `${KEPT} Try again.`, true),
  'invalid-input': said(
    'Some of this cannot be accepted',
    `${KEPT} The fields in question say what they expect.`,
  ),
  'too-large': said('This is too large', `${KEPT} Shorten it, then send it again.`),
  'wrong-media-type': said(
    'That did not arrive as it should',
    `${KEPT} Reload the page, then try again.`,
    true,
  ),
  'version-needed': said('This page is older than what it shows', `${KEPT} Reload, then try again.`, true),
  'changed-meanwhile': said('Somebody changed this meanwhile', `${KEPT} Look at both versions and choose.`),
  'already-exists': said('This has been saved already', 'Reload to see it.'),
  'meeting-chosen': said(
    'Somebody else has just chosen',
    'This meeting has its session, or the session its meeting. Try again to see which.',
    true,
  ),
  'meeting-told': said(
    'Teams itself says that this meeting is this session’s',
    'Open the session’s page to change what it is about, or join the other session from Home.',
  ),
  'session-not-open': said(
    'This session is not open',
    'It can be closed once it has begun or its start has passed.',
  ),
  'session-over': said(
    'This session is over',
    'The facilitator or an organiser can still add and correct notes.',
  ),
  'last-organiser': said('A community needs an organiser', 'Make somebody else an organiser first.'),
  'nothing-to-publish': said('There is nothing new to publish', 'What readers see is already the latest.'),
  'import-has-problems': said(
    'Some rows cannot be imported',
    'Nothing has been added. Correct those rows, or leave them out.',
  ),
  'newer-version': said(
    'This is of a newer version of Guildhall',
    'Nothing is lost. Reload; if that does not help, try again in a few minutes.',
    true,
  ),
  busy: said('Guildhall has a lot to do right now', `${KEPT} Try again in a moment.`, true),
  'graph-refused': said(
    'Microsoft 365 refused this',
    'Nothing was changed, and what Guildhall keeps itself still works. Whoever looks after Microsoft 365 can say why.',
  ),
  'graph-unavailable': said(
    'Microsoft 365 does not answer',
    'Nothing is lost. What Guildhall keeps itself still works; try again in a moment.',
    true,
  ),
  'storage-unavailable': said(
    'Guildhall cannot reach its storage',
    `Nothing has been half saved. ${KEPT} Try again in a moment.`,
    true,
  ),
  unexpected: said(
    'Something went wrong on our side',
    `${KEPT} Try again; if it stays, tell whoever runs Guildhall for you.`,
    true,
  ),
};

const OFFLINE = said(
  'No answer from Guildhall',
  `You may be offline. ${KEPT} Try again when you are back.`,
  true,
);

const MISSING = said(
  'This part of Guildhall did not arrive',
  `You may be offline. ${KEPT} Try again when you are back.`,
  true,
);

/** Anything thrown, in words for the person in front of it. */
export function wordsFor(problem: unknown): Words {
  if (problem instanceof Offline) return OFFLINE;
  if (isMissing(problem)) return MISSING;
  return REFUSED[problem instanceof ApiProblem ? problem.code : 'unexpected'];
}

/** What was expected of one field, such as agenda.2.minutes; undefined if nothing is wrong with it. */
export function fieldError(problem: unknown, field: string): string | undefined {
  if (!(problem instanceof ApiProblem)) return undefined;
  const found = problem.errors.find((one) => one.field === field || one.field.startsWith(`${field}.`));
  return found && `This needs ${found.expected}.`;
}

/** For Fluent's Field: `<Field label="Topic" {...fieldState(problem, 'topic')}>`. */
export function fieldState(
  problem: unknown,
  field: string,
): { validationState: 'error' | 'none'; validationMessage?: string } {
  const message = fieldError(problem, field);
  return message ? { validationState: 'error', validationMessage: message } : { validationState: 'none' };
}
