import { describe, expect, it } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import { Crash, calm, endings, endingsSaid, Fuse, randomFrom, seed, wrongWith } from './chaos.ts';
import type { Guild, Process, Workshop } from './support.ts';

/** What people do, told so that it can be repeated as the same intent; and what it needs to begin with. */
export interface Flow {
  readonly name: string;
  readonly events?: number;
  /** Who hosts it in the end, by place; the first without it. */
  readonly host?: number;
  /** Makes the world before, once; gives what begins from it, each time anew. */
  begin(app: Process, guild: Guild): Promise<() => Begun>;
}

export interface Begun {
  readonly sessions: readonly Session[];
  /** Open actions that must stand on the owners' lists, and once on the next session's agenda. */
  readonly carried?: number;
  /** What the person does, any number of times. */
  act(app: Process): Promise<unknown>;
  /** What people do once they have been told that it is done. */
  afterwards?(app: Process): Promise<unknown>;
  /** What is wrong in the end besides what is looked at in every flow. */
  wrong?(app: Process): Promise<string[]>;
}

/** A session that everybody is invited to. */
export const planned = async (app: Process, guild: Guild): Promise<Session> => {
  const session = await guild.plan(app, { topic: crypto.randomUUID() });
  await app.settle();
  return guild.session(app, session);
};

/** Where a flow begins, any number of times. */
interface Start {
  readonly guild: Guild;
  /** Sent by then, and not worked yet. */
  readonly queue: Process['queue'];
  begin(): Begun;
}

async function startOf(shop: Workshop, flow: Flow): Promise<Start> {
  const guild = await shop.guild([shop.who(0), shop.who(1), shop.who(2), shop.who(3)]);
  const before = shop.process();
  const begin = await flow.begin(before, guild);
  const asItBegan = shop.keep();
  return {
    guild,
    queue: before.queue,
    begin: () => {
      asItBegan();
      return begin();
    },
  };
}

/** Runs a flow through processes that end where the fuses say; gives what is wrong at the end of it all. */
async function run(
  shop: Workshop,
  flow: Flow,
  start: Start,
  fuses: readonly Fuse[],
  keepsQueue: boolean,
): Promise<string[]> {
  const { guild } = start;
  const { sessions, act, afterwards, wrong: also, carried = 0 } = start.begin();
  let { queue } = start;
  let done = false;
  // Whoever gets no answer asks again, with the same intent.
  const insist = async (process: Process) => {
    if (!done) await act(process);
    done = true;
  };
  for (const fuse of fuses) {
    const process = shop.process(fuse);
    process.queue.push(...queue);
    try {
      await insist(process);
      await process.settle();
      shop.clock.advance(130_000);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
    queue = keepsQueue ? process.queue : [];
    shop.clock.advance(10_000);
  }
  const last = shop.process();
  last.queue.push(...queue);
  await insist(last);
  await last.settle();
  await afterwards?.(await calm(shop, guild));
  const process = await calm(shop, guild);
  const wrong: string[] = (await also?.(process)) ?? [];
  for (const session of sessions) {
    const expected = {
      session,
      host: guild.person(flow.host ?? 0),
      ...(flow.host && { former: guild.first }),
      ...(flow.events && { events: flow.events }),
    };
    wrong.push(...(await wrongWith(shop, guild, process, expected)));
    const items = (await process.world.sessions.agenda(guild.place, session.id))?.items ?? [];
    const opening = items.filter((item) => item.kind === 'open-actions').length;
    if (opening !== carried) wrong.push(`${opening} agenda items for open actions`);
  }
  const open = await process.world.actions.openActions(guild.place);
  shop.microsoft365.faults.clear();
  if (open.length !== carried) wrong.push(`${open.length} open actions`);
  return wrong;
}

/** Tests each flow wherever a process ends. `shopOf` gives the workshop once it has been started. */
export function itComesOutRight(flows: readonly Flow[], shopOf: () => Workshop): void {
  describe.each(flows)('$name', (flow) => {
    it('comes out right wherever a process ends, and wherever the next one ends too', async () => {
      const shop = shopOf();
      const start = await startOf(shop, flow);
      const whole = new Fuse(Number.POSITIVE_INFINITY, false);
      expect(await run(shop, flow, start, [whole], true)).toEqual([]);
      const random = randomFrom(seed());
      const chosen = endings(whole.count, random, 8);
      const wrong: string[] = [];
      for (const schedule of chosen) {
        const fuses = schedule.map(([at, after]) => new Fuse(at, after));
        const keepsQueue = random.chance(0.5);
        for (const one of await run(shop, flow, start, fuses, keepsQueue))
          wrong.push(`${one} ${endingsSaid(schedule)}`);
      }
      console.log(`${flow.name}: ${whole.count} effects, ${chosen.length} schedules, ${wrong.length} wrong`);
      expect(wrong).toEqual([]);
    }, 600_000);
  });
}
