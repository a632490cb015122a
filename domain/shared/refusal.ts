/** Every refusal the API can give: its stable code, HTTP status and title. The UI words each one in its catalogue. */
export const REFUSALS = {
  'no-token': [401, 'Sign in first'],
  'token-refused': [401, 'This sign-in is not accepted'],
  'consent-required': [403, 'Guildhall needs your permission for this'],
  'not-a-member': [403, 'You are not a member of this community'],
  'former-member': [403, 'You are no longer a member of this community'],
  'role-may-not': [403, 'Your role does not allow this'],
  'may-not-facilitate': [409, 'Organisers, members and mentors facilitate'],
  'facilitator-only': [403, 'Only the facilitator or an organiser may do this'],
  'author-only': [403, 'Only its author or the facilitator may change this note'],
  'owner-only': [403, 'Only its owner or an organiser may change this action'],
  'unattributed-off': [403, 'Notes carry names here'],
  'not-found': [404, 'There is no such thing here'],
  'unknown-address': [404, 'The API has no such address'],
  'wrong-method': [405, 'This address does not take that method'],
  'bad-json': [400, 'The body is not JSON'],
  'invalid-input': [400, 'Some of this cannot be accepted'],
  'length-required': [411, 'Say how long the body is'],
  'too-large': [413, 'This is too large'],
  'wrong-media-type': [415, 'Send JSON'],
  'version-needed': [428, 'Say which version you are changing'],
  'changed-meanwhile': [412, 'Somebody changed this meanwhile'],
  'already-exists': [409, 'There is one with this id already'],
  'meeting-chosen': [409, 'This meeting or this session is chosen already'],
  'meeting-told': [409, 'Teams itself tells which session this is'],
  'session-not-open': [409, 'This session is not open'],
  'session-over': [409, 'This session is over'],
  'last-organiser': [409, 'A community needs an organiser'],
  'nothing-to-publish': [409, 'There is nothing new to publish'],
  'import-has-problems': [409, 'Some rows cannot be imported'],
  'newer-version': [503, 'A newer version of Guildhall wrote this'],
  busy: [503, 'Too much at once'],
  'graph-refused': [424, 'Microsoft 365 refused this'],
  'graph-unavailable': [503, 'Microsoft 365 does not answer'],
  'storage-unavailable': [503, 'The storage does not answer'],
  unexpected: [500, 'Something went wrong on our side'],
} as const satisfies Record<string, readonly [number, string]>;

export type RefusalCode = keyof typeof REFUSALS;

export interface FieldProblem {
  /** A path such as agenda.2.minutes. */
  readonly field: string;
  readonly expected: string;
}

export interface RefusalDetails {
  readonly detail?: string;
  readonly errors?: readonly FieldProblem[];
  /** What stands in the store now, so that a conflict can be shown side by side. */
  readonly current?: unknown;
  /** Entra's claims challenge, passed to the host's sign-in. */
  readonly claims?: string;
  readonly retryAfterSeconds?: number;
}

/** Thrown wherever Guildhall says no. One place, `functions/http`, turns it into problem+json. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(details.detail ?? REFUSALS[code][1]);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

/** The refusal of one field of the input. */
export function invalid(field: string, expected: string): Refusal {
  return new Refusal('invalid-input', { detail: `${field}: ${expected}`, errors: [{ field, expected }] });
}
