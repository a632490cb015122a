import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import { readAnswers } from '../../functions/calendar/answers.ts';
import type { FaultRuleInput } from '../../local/microsoft365/faults.ts';
import { Offline } from '../../tabs/api/problem.ts';
import { OutlookRefused } from '../../tabs/host/item.ts';
import { calm, randomFrom, seeds, wrongWith } from './chaos.ts';
import { composing, Pane, wrongWithAppointment } from './pane.ts';
import { type Workshop, workshop } from './support.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());

type Random = ReturnType<typeof randomFrom>;

const FAILURES: readonly Omit<FaultRuleInput, 'match'>[] = [
  { status: 412, code: 'ErrorIrresolvableConflict' },
  { status: 429, code: 'ApplicationThrottled', retryAfter: 40 },
  { status: 503, code: 'ServiceUnavailable' },
  { status: 503, code: 'ServiceUnavailable', afterEffect: true },
  { status: 504, code: 'GatewayTimeout', afterEffect: true },
  { status: 500, code: 'InternalServerError', afterEffect: true },
  { connection: 'reset' },
  { connection: 'reset', afterEffect: true },
];

function graphFails(random: Random, person: string): void {
  for (let count = random.below(4); count > 0; count -= 1)
    shop.microsoft365.faults.add({
      match: { host: 'graph', path: '/events/', person },
      skip: random.below(3),
      times: 1 + random.below(3),
      ...random.pick(FAILURES),
    });
}

/** Office.js refuses, or the network is gone before the question or before the answer. */
const failing =
  (random: Random) =>
  async <T>(what: string, act: () => Promise<T>): Promise<T> => {
    const isOffice = /^[a-z ]+$/.test(what);
    if (random.chance(0.12))
      throw isOffice ? new OutlookRefused({ name: 'InternalError', message: what }) : new Offline(null);
    const done = await act();
    if (!isOffice && random.chance(0.12)) throw new Offline(null);
    return done;
  };

/** Makes an appointment a session on a bad day, and gives what is wrong at the end of it. */
async function badDay(seed: number): Promise<string[]> {
  const random = randomFrom(seed);
  const guild = await shop.guild([shop.who(0), shop.who(1), shop.who(2), shop.who(3)]);
  const host = guild.first;
  const app = shop.process();
  const topic = crypto.randomUUID();
  let draft = guild.draft({ topic });
  const beside = composing(shop, host, draft);
  if (random.chance(0.5)) beside.save();
  const pane = new Pane(guild, host, beside);
  pane.through = failing(random);
  for (let press = 1; ; press += 1) {
    if (press <= 6) graphFails(random, host.id);
    else {
      shop.microsoft365.faults.clear();
      pane.through = (_, act) => act();
    }
    const made = await pane.make(app, draft).catch(() => null);
    if (made) break;
    if (press > 8) return ['stuck: the pane does not get through'];
    if (random.chance(0.4)) await app.work();
    shop.clock.advance(random.below(90_000));
    if (random.chance(0.3)) beside.html += `<p>Added ${press}</p>`;
    if (random.chance(0.3)) draft = { ...draft, purpose: `Purpose ${press}` };
  }
  const written = beside.html;
  await app.settle();
  shop.microsoft365.faults.clear();
  await calm(shop, guild);
  beside.save(true);
  await readAnswers(app.world, host.tenantId, host.id, beside.event.immutableId);
  await app.settle();
  const process = await calm(shop, guild);
  const wrong = await wrongWith(shop, guild, process, {
    session: { id: pane.sessionId, topic } as Session,
    host,
  });
  for (const [words] of written.matchAll(/<p>(See you there|Added \d)<\/p>/g))
    if (!beside.event.body.content.includes(words)) wrong.push(`lost: ${words}`);
  return [...wrong, ...(await wrongWithAppointment(beside, host, process, pane.sessionId))];
}

test.each(seeds(10))(
  'an appointment becomes one session with one event, whatever fails on the way [SEED=%i SCHEDULES=1]',
  async (seed) => expect(await badDay(seed)).toEqual([]),
);
