import { afterAll, beforeAll, expect, it } from 'vitest';
import { GraphFailure } from '../../functions/graph/graph.ts';
import type { FaultRuleInput } from '../../local/microsoft365/faults.ts';
import { calm, randomFrom, seeds, twice, wrongWith } from './chaos.ts';
import { type Between, type Guild, type Process, type Workshop, workshop } from './support.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());

type Random = ReturnType<typeof randomFrom>;

/** Graph whose answers get lost, and whose effects come when nobody waits for them any more. */
class Unreliable implements Between {
  readonly late: Promise<unknown>[] = [];
  quiet = false;
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  async effect<T>(name: string, act: () => Promise<T>): Promise<T> {
    const graph = /^(POST|PATCH|DELETE) /.test(name);
    if (!graph || this.quiet || !this.#random.chance(0.25)) return act();
    const some = this.#random.below(40);
    const later = this.#random.chance(0.5) ? act() : new Promise((go) => setTimeout(go, some)).then(act);
    this.late.push(later.catch(() => {}));
    if (this.#random.chance(0.5)) await later.catch(() => {});
    throw new GraphFailure(0, 'TooLate', 'nobody waited for the answer');
  }
}

const faults: FaultRuleInput[] = [
  { status: 503 },
  { status: 503, afterEffect: true },
  { status: 500, afterEffect: true },
  { status: 502 },
  { status: 504, afterEffect: true, retryAfter: 20 },
  { status: 429, retryAfter: 7 },
  { status: 429, retryAfter: { date: -5 } },
  { connection: 'reset', afterEffect: true },
  { connection: 'reset' },
];

/** One session's life, with people changing their minds while invites are being sent by two processes at once. */
async function live(seed: number): Promise<string[]> {
  const random = randomFrom(seed);
  const host = shop.who(random.below(4));
  const others = [5, 6, 7, 8, 9].map(shop.who);
  const guild = await shop.guild([host, ...others.slice(0, 3)]);
  const between = new Unreliable(random);
  const processes = [shop.process(between), shop.process(between)] as const;
  for (let count = random.below(5); count > 0; count -= 1) {
    shop.microsoft365.faults.add({
      ...random.pick(faults),
      match: {
        person: host.id,
        ...(random.chance(0.5) && { method: random.pick(['POST', 'PATCH', 'GET']) }),
      },
      skip: random.below(8),
      times: 1 + random.below(2),
    });
  }
  const [one] = processes;
  const session = await guild.plan(one, { topic: crypto.randomUUID() });
  for (let step = 1 + random.below(5); step > 0; step -= 1) {
    // Every message comes twice, to two processes, while somebody changes something.
    twice(processes);
    const working = Promise.all(processes.map((process) => process.work()));
    await something(random, guild, one, session.id, step === 1);
    await working;
    shop.clock.advance(random.pick([0, 1_000, 3_000, 40_000]));
  }
  between.quiet = true;
  await Promise.all(between.late);
  shop.microsoft365.faults.clear();
  const process = await calm(shop, guild);
  return wrongWith(shop, guild, process, { session, host, known: [host, ...others] });
}

async function something(
  random: Random,
  guild: Guild,
  app: Process,
  id: string,
  last: boolean,
): Promise<void> {
  const session = await guild.session(app, { id });
  const times = ['09:00', '11:30', '15:45', '20:00'];
  const acts: (() => Promise<unknown>)[] = [
    () =>
      guild.change(app, session, {
        when: { ...session.wall, time: random.pick(times), minutes: 45, zone: session.zone },
      }),
    () =>
      guild.change(app, session, {
        agenda: [
          { id: crypto.randomUUID(), kind: 'topic', title: crypto.randomUUID(), prompt: '', minutes: 10 },
        ],
      }),
    () => guild.add(app, shop.who(8), random.pick(['member', 'sponsor', 'mentor'])),
    () => guild.add(app, shop.who(9)),
    () => guild.remove(app, shop.who(random.pick([5, 6]))),
    () => guild.handOver(app, session, shop.who(7)),
    ...(last ? [() => guild.cancel(app, session)] : []),
  ];
  await random.pick(acts)();
}

it('ends with the calendars as they should be, whatever changes while they are written', async () => {
  const schedules = seeds(20);
  const wrong: string[] = [];
  for (const seed of schedules) {
    for (const one of await live(seed)) wrong.push(`${one} [SEED=${seed}]`);
  }
  console.log(`${schedules.length} schedules, ${wrong.length} wrong`);
  expect(wrong).toEqual([]);
}, 7_200_000);
