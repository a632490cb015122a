import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { REFUSALS, type RefusalCode } from '../../domain/api.ts';
import { ApiProblem, Offline } from '../../tabs/api/problem.ts';
import { keepsTrying, mayWorkLater, PACES, pauseAfter, type Retry, retryOf } from '../../tabs/api/retry.ts';
import { Problem } from '../../tabs/components/Problem.tsx';

const refusal = (code: RefusalCode, status: number = REFUSALS[code][0], retryAfter: number | null = null) =>
  new ApiProblem({ code, status, correlationId: '', retryAfter });

describe('one rule says when the same call may work', () => {
  it.each([
    ['busy', 'soon'],
    ['graph-unavailable', 'soon'],
    ['storage-unavailable', 'soon'],
    ['unexpected', 'later'],
    ['no-token', 'later'],
    ['token-refused', 'after-sign-in'],
    ['consent-required', 'after-consent'],
    ['bad-json', 'by-hand'],
    ['wrong-media-type', 'by-hand'],
    ['version-needed', 'by-hand'],
    ['graph-refused', 'never'],
    ['role-may-not', 'never'],
    ['changed-meanwhile', 'never'],
    ['invalid-input', 'never'],
  ] as const satisfies readonly (readonly [RefusalCode, Retry])[])('%s: %s', (code, retry) => {
    expect(retryOf(refusal(code))).toBe(retry);
  });

  it('covers missing answers, a proxy’s page, and answers of another version', () => {
    expect(retryOf(new Offline(null))).toBe('soon');
    expect(retryOf(refusal('busy', 429))).toBe('soon');
    expect(retryOf(refusal('newer-version', 200))).toBe('after-reload');
    // A fault of the page itself is worth another try, and cannot be told apart from a part that did not arrive.
    expect(retryOf(new TypeError('Failed to fetch dynamically imported module'))).toBe('later');
  });

  it('sends words again after a sign-in, and asks again only for what time may mend', () => {
    const some = [refusal('token-refused'), refusal('busy'), refusal('newer-version', 200)];
    expect(some.map(keepsTrying)).toEqual([true, true, true]);
    expect(some.map(mayWorkLater)).toEqual([false, true, false]);
    expect([refusal('bad-json'), refusal('consent-required')].map(keepsTrying)).toEqual([false, false]);
  });

  it('offers a person another try wherever the rule sees one', () => {
    const offered = (problem: unknown) =>
      renderToStaticMarkup(createElement(Problem, { problem, onRetry: () => undefined })).includes(
        'Try again<',
      );
    for (const code of Object.keys(REFUSALS) as RefusalCode[])
      expect([code, offered(refusal(code))]).toEqual([code, retryOf(refusal(code)) !== 'never']);
    expect([new Offline(null), new TypeError('x')].map(offered)).toEqual([true, true]);
  });
});

describe('the pause between two tries', () => {
  it('grows with each failure up to the longest, spread by a quarter', () => {
    const pauses = (random: number) =>
      [1, 2, 3, 4, 50].map((failures) =>
        pauseAfter(new Offline(null), failures, PACES.noteSeen, () => random),
      );
    expect(pauses(0.5)).toEqual([1_000, 2_000, 4_000, 4_000, 4_000]);
    expect(pauses(0)).toEqual([750, 1_500, 3_000, 3_000, 3_000]);
    expect(Math.max(...pauses(0.999))).toBeLessThanOrEqual(5_000);
  });

  it('is as long as the server asks at least', () => {
    const asked = refusal('busy', 503, 60_000);
    for (const pace of Object.values(PACES)) expect(pauseAfter(asked, 1, pace)).toBe(60_000);
  });
});
