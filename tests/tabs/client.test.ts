import { describe, expect, it } from 'vitest';
import { API } from '../../domain/api.ts';
import { addressOf, makeClient } from '../../tabs/api/client.ts';
import { ApiProblem, Offline } from '../../tabs/api/problem.ts';
import { retryAfterOf } from '../../tabs/api/read-problem.ts';

const communityId = '11111111-1111-4111-8111-111111111111';
const sessionId = '22222222-2222-4222-8222-222222222222';
const personId = 'aaaaaaaa-0000-4000-8000-000000000001';
const me = { id: personId, name: 'Priya', communities: [] };

type Answer = () => Response;
const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers });
const broken: Answer = () => {
  throw new TypeError('Failed to fetch');
};

function client(answers: Answer[]) {
  const sent: { path: string; init: RequestInit; headers: Record<string, string> }[] = [];
  const tokens: (string | undefined)[] = [];
  const pauses: number[] = [];
  let time = 0;
  const call = makeClient({
    fetch: async (path, init) => {
      sent.push({ path, init, headers: init.headers as Record<string, string> });
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (!answer) throw new Error('nothing to answer');
      return answer();
    },
    token: async (claims) => {
      tokens.push(claims);
      return `token${tokens.length}`;
    },
    wait: async (milliseconds) => {
      pauses.push(milliseconds);
      time += milliseconds;
    },
    now: () => time,
    online: () => true,
    random: () => 0.5,
    onPassedOver: () => undefined,
  });
  return { call, sent, tokens, pauses };
}

describe('the typed client', () => {
  it('puts parameters into the path, escaped, and the query behind it', () => {
    expect(addressOf(API.findMeeting, { chatId: '19:meeting_x@thread.v2' }, {})).toBe(
      '/api/meetings/19%3Ameeting_x%40thread.v2',
    );
    expect(addressOf(API.findPeople, {}, { q: 'Pri & co' })).toBe('/api/people?q=Pri+%26+co');
  });

  it('names the operation once, however often the call is sent', async () => {
    const { call, sent, pauses } = client([broken, json({}, 503), json({ response: 'accepted' })]);
    await call(API.answerInvite, { params: { communityId, sessionId }, body: { response: 'accepted' } });
    expect(new Set(sent.map(({ headers }) => headers['x-operation-id'])).size).toBe(1);
    expect(sent).toHaveLength(3);
    expect(pauses).toEqual([300, 900]);
  });

  it('gives up after a few tries and says that nobody answered', async () => {
    const { call, sent } = client([broken]);
    await expect(call(API.whoAmI, {})).rejects.toBeInstanceOf(Offline);
    expect(sent).toHaveLength(4);
  });

  it('waits as long as the server asks, and not at all when that would be too long', async () => {
    const short = client([json({}, 503, { 'retry-after': '2' }), json(me)]);
    await short.call(API.whoAmI, {});
    expect(short.pauses).toEqual([2_000]);
    const long = client([json({ code: 'busy' }, 503, { 'retry-after': '3600' })]);
    await expect(long.call(API.whoAmI, {})).rejects.toMatchObject({ code: 'busy', retryAfter: 3_600_000 });
    expect(long.pauses).toEqual([]);
  });

  it('tells the host which token was refused', async () => {
    const asked: unknown[][] = [];
    const call = makeClient({
      fetch: async () => json({ code: 'token-refused' }, 401)(),
      token: async (...given) => `token${asked.push(given)}`,
      wait: async () => undefined,
      now: () => 0,
      online: () => true,
      random: () => 0.5,
      onPassedOver: () => undefined,
    });
    await expect(call(API.whoAmI, {})).rejects.toMatchObject({ code: 'token-refused' });
    expect(asked).toEqual([[], [undefined, 'token1']]);
  });

  it('asks the host for a new token once only', async () => {
    const renewed = client([json({ code: 'token-refused' }, 401), json(me)]);
    await renewed.call(API.whoAmI, {});
    expect(renewed.tokens).toHaveLength(2);
    expect(renewed.sent.at(-1)?.headers.authorization).toBe('Bearer token2');
    const refused = client([json({ code: 'token-refused' }, 401)]);
    await expect(refused.call(API.whoAmI, {})).rejects.toMatchObject({ code: 'token-refused', status: 401 });
    expect(refused.tokens).toHaveLength(2);
  });

  it('calls refused together share one renewal', async () => {
    let renewals = 0;
    const call = makeClient({
      fetch: async (_, init) => {
        const bearer = (init.headers as Record<string, string>).authorization;
        return bearer === 'Bearer new' ? json(me)() : json({ code: 'token-refused' }, 401)();
      },
      token: async () => {
        renewals += 1;
        if (renewals <= 3) return 'old';
        await new Promise((resolve) => setTimeout(resolve, 5));
        return 'new';
      },
      wait: () => Promise.resolve(),
      now: () => 0,
      online: () => true,
      random: () => 0.5,
      onPassedOver: () => undefined,
    });
    await Promise.all([call(API.whoAmI, {}), call(API.whoAmI, {}), call(API.whoAmI, {})]);
    expect(renewals).toBe(4);
  });

  it('a refusal carries its code, its fields and what stands in the store', async () => {
    const { call } = client([
      json(
        {
          code: 'changed-meanwhile',
          errors: [{ field: 'topic', expected: 'some text' }],
          current: { etag: 'b' },
        },
        412,
      ),
    ]);
    const problem = await call(API.moveAgenda, {
      params: { communityId, sessionId },
      body: { to: null },
      etag: 'a',
    }).catch((caught: unknown) => caught);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({
      code: 'changed-meanwhile',
      errors: [{ field: 'topic', expected: 'some text' }],
      current: { etag: 'b' },
    });
  });

  it('an answer of another shape is refused as of a newer version, with what came', async () => {
    const { call } = client([json({ id: 7 })]);
    await expect(call(API.whoAmI, {})).rejects.toMatchObject({
      code: 'newer-version',
      status: 200,
      current: { id: 7 },
    });
  });

  it('a proxy’s page is worded as a problem of ours', async () => {
    const { call } = client([() => new Response('<h1>Bad gateway</h1>', { status: 502 })]);
    await expect(call(API.whoAmI, {})).rejects.toMatchObject({ code: 'busy', status: 502 });
  });

  it('a host that gives no token is a problem to sign in', async () => {
    const call = makeClient({
      fetch: async () => new Response('{}'),
      token: () => Promise.reject(new Error('CancelledByUser')),
      wait: () => Promise.resolve(),
      now: () => 0,
      online: () => true,
      random: () => 0.5,
      onPassedOver: () => undefined,
    });
    await expect(call(API.whoAmI, {})).rejects.toMatchObject({ code: 'no-token' });
  });

  it('a host that gives no token because nothing is reached is no problem to sign in', async () => {
    const call = makeClient({
      fetch: () => Promise.reject(new Error('not reached')),
      token: () => Promise.reject(new Error('Failed to fetch')),
      wait: () => Promise.resolve(),
      now: () => 0,
      online: () => true,
      random: () => 0.5,
      onPassedOver: () => undefined,
    });
    await expect(call(API.whoAmI, {})).rejects.toBeInstanceOf(Offline);
  });

  it('a call made while the page is left uses the last token', async () => {
    const { call, sent, tokens } = client([
      json(me),
      json({ removed: { id: sessionId, authorKey: personId } }),
    ]);
    await call(API.whoAmI, {});
    const going = call(API.removeNote, {
      params: { communityId, sessionId, noteId: sessionId },
      query: { authorKey: personId },
      body: { secret: null },
      keepalive: true,
    });
    expect(sent).toHaveLength(2);
    expect(tokens).toHaveLength(1);
    expect(sent[1]?.init.keepalive).toBe(true);
    await going;
  });

  it('Retry-After may be seconds, a date, a date gone by, or nonsense', () => {
    const now = Date.parse('2026-11-23T10:00:00Z');
    expect(retryAfterOf('120', now)).toBe(120_000);
    expect(retryAfterOf('Mon, 23 Nov 2026 10:00:30 GMT', now)).toBe(30_000);
    expect(retryAfterOf('Mon, 23 Nov 2020 10:00:30 GMT', now)).toBe(0);
    // So long no timer runs: it would be over at once, and the server asked without a pause.
    expect(retryAfterOf('Mon, 23 Nov 2076 10:00:30 GMT', now)).toBe(86_400_000);
    expect(retryAfterOf('1e999', now)).toBe(86_400_000);
    expect(retryAfterOf('soon', now)).toBeNull();
    expect(retryAfterOf(null, now)).toBeNull();
  });
});
