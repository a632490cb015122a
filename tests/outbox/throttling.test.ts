import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  processNotification,
  readCalendars,
  renewSubscriptions,
} from '../../functions/calendar/read-calendars.ts';
import { backOff } from '../../functions/outbox/engine.ts';
import type { FaultRuleInput } from '../../local/microsoft365/faults.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { type Guild, hostEvent, type Process, type Workshop, workshop } from './support.ts';

let shop: Workshop;
let app: Process;
let guild: Guild;
let priya: Person;

beforeAll(async () => {
  shop = await workshop();
  priya = shop.who(0);
});
afterAll(() => shop.stop());
beforeEach(async () => {
  app = shop.process();
  guild = await shop.guild([priya, shop.who(1), shop.who(2)]);
  shop.microsoft365.requests.clear();
});
afterEach(() => shop.microsoft365.faults.clear());

/** Requests for the host's mailbox that came before Graph wanted any. */
function early(notBefore: readonly { index: number; until: number }[]): string[] {
  const all = shop.microsoft365.requests.matching({ person: priya.id });
  return notBefore.flatMap(({ index, until }) =>
    all
      .slice(index + 1)
      .flatMap(({ at, method, path }) =>
        at.getTime() < until ? [`${method} ${path} ${until - at.getTime()} ms early`] : [],
      ),
  );
}

/** Each refusal so far, with when the mailbox may be called again. */
const refusals = (waitMs: number) =>
  shop.microsoft365.requests
    .matching({ person: priya.id })
    .flatMap(({ status, at }, index) =>
      [429, 503, 504].includes(status) ? [{ index, until: at.getTime() + waitMs }] : [],
    );

const HOUR = 3_600;
const waits: [string, FaultRuleInput['retryAfter'], number][] = [
  ['in seconds', 17, 17_000],
  // A date counts in whole seconds.
  ['as a date', { date: 45 }, 44_000],
  ['in the past', { date: -30 }, 1_500],
  ['not at all', undefined, 1_500],
  ['in an hour', HOUR, HOUR * 1_000],
];

describe.each([429, 503, 504])('a %i', (status) => {
  it.each(waits)(
    'whose Retry-After is given %s is waited for by every session of the mailbox',
    async (_, retryAfter, waitMs) => {
      const { faults } = shop.microsoft365;
      const given = retryAfter === undefined ? {} : { retryAfter };
      // In the middle of the first visit, and then again.
      faults.add({ match: { person: priya.id }, skip: 1, times: 3, status, ...given });
      const session = await guild.plan(app, { topic: crypto.randomUUID() });
      await guild.plan(app, { topic: crypto.randomUUID() });
      await app.settle(86_400_000);
      // Everything else that looks into the mailbox keeps to it too, and so do processes that only know the table.
      faults.add({ match: { person: priya.id }, status, ...given });
      const { immutableId } = hostEvent(shop.microsoft365, priya, session.topic) ?? { immutableId: '' };
      const told = { tenantId: priya.tenantId, hostId: priya.id, eventIds: [immutableId] };
      for (let round = 0; round < 2; round += 1) {
        for (const process of [app, shop.process()]) {
          await processNotification(process.world, told);
          await readCalendars(process.world, [priya.tenantId]);
          await renewSubscriptions(process.world, [priya.tenantId]);
          if (round === 0) await guild.change(process, session, { purpose: crypto.randomUUID() });
          await process.work();
        }
        shop.clock.advance(100);
      }
      const refused = refusals(waitMs);
      expect(refused.length).toBeGreaterThanOrEqual(4);
      expect(early(refused)).toEqual([]);
    },
  );
});

it('is over at last, and nothing was created twice', async () => {
  shop.microsoft365.faults.settings.down = true;
  const session = await guild.plan(app, { topic: 'Down for a while.' });
  await app.settle(6 * 3_600_000);
  expect((await guild.session(app, session)).invite).toBe('waiting');
  shop.microsoft365.faults.settings.down = false;
  await app.settle();
  expect(hostEvent(shop.microsoft365, priya, session.topic)?.attendees).toHaveLength(2);
  expect((await guild.session(app, session)).invite).toBe('sent');
});

it('is told after a day of it, and trying again has one effect', async () => {
  shop.microsoft365.faults.settings.down = true;
  const session = await guild.plan(app, { topic: 'Down for days.' });
  await app.settle();
  expect(await guild.session(app, session)).toMatchObject({
    ...{ invite: 'failed', inviteProblem: { code: 'unavailable' } },
  });
  const [given] = await app.world.outbox.waiting(guild.place);
  expect(given).toMatchObject({ kind: 'calendar', problem: 'ServiceUnavailable' });
  shop.microsoft365.faults.settings.down = false;
  await guild.retry(app, session);
  await guild.retry(app, session);
  await app.settle();
  expect(hostEvent(shop.microsoft365, priya, session.topic)?.attendees).toHaveLength(2);
  expect(await app.world.outbox.waiting(guild.place)).toEqual([]);
});

it('waits twice as long each time, up to an hour, never exactly together', () => {
  expect([1, 2, 3, 12, 30].map((attempts) => backOff(attempts, 0.5))).toEqual([
    ...[2_000, 4_000, 8_000, 3_600_000, 3_600_000],
  ]);
  expect([backOff(1, 0), backOff(1, 1)]).toEqual([1_500, 2_500]);
});
