import { expect, test } from 'vitest';
import { GraphFailure } from '../../functions/graph/graph.ts';
import { refusalOf } from '../../functions/http/problem.ts';

test.each([
  [400, 'ErrorInvalidRequest', 'graph-refused'],
  [404, 'ErrorItemNotFound', 'graph-refused'],
  [403, 'ErrorAccessDenied', 'consent-required'],
  [429, 'TooManyRequests', 'graph-unavailable'],
  [503, 'ServiceUnavailable', 'graph-unavailable'],
  [0, 'NoAnswer', 'graph-unavailable'],
])(
  'what Graph answers with %i %s is told as %s, and only what may pass by itself invites another try',
  (status, code, told) => {
    expect(refusalOf(new GraphFailure(status, code, '')).code).toBe(told);
  },
);
