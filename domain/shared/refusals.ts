/** Refusals by their stable code: the HTTP status and an English title. The pages have the words for people. */
export type Refusals = Readonly<Record<string, readonly [status: number, title: string]>>;

/** Refusals that every area may use. */
export const sharedRefusals = {
  'no-token': [401, 'Sign in first'],
  'token-refused': [401, 'This sign-in is not accepted'],
  'consent-required': [403, 'Guildhall needs your permission for this'],
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
  'newer-version': [503, 'A newer version of Guildhall wrote this'],
  busy: [503, 'Too much at once'],
  'graph-refused': [424, 'Microsoft 365 refused this'],
  'graph-unavailable': [503, 'Microsoft 365 does not answer'],
  'storage-unavailable': [503, 'The storage does not answer'],
  unexpected: [500, 'Something went wrong on our side'],
} as const satisfies Refusals;
