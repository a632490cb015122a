import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { removeMember } from '../../functions/community/remove-member.ts';
import { captureNote } from '../../functions/sessions/capture-note.ts';
import { takeOverSession } from '../../functions/sessions/take-over-session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { Crash, calm, Fuse, howMany, randomFrom, wrongWith } from './chaos.ts';
import { type Guild, hostEvent, type Process, type Workshop, workshop } from './support.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());

/** What people do, told so that it can be repeated as the same intent; and what it needs to begin with. */
interface Flow {
  readonly name: string;
  readonly events?: number;
  /** Who hosts it in the end, by place; the first without it. */
  readonly host?: number;
  /** Makes the world before; gives what the person then does, any number of times. */
  begin(app: Process, guild: Guild): Promise<Begun>;
}

interface Begun {
  readonly sessions: readonly Session[];
  /** Open actions that must stand on the owners' lists, and once on the next session's agenda. */
  readonly carried?: number;
  act(app: Process): Promise<unknown>;
}

const planned = async (app: Process, guild: Guild): Promise<Session> => {
  const session = await guild.plan(app, { topic: crypto.randomUUID() });
  await app.settle();
  return guild.session(app, session);
};

async function makeOrganiser(app: Process, guild: Guild, person: Person): Promise<void> {
  const { communities } = app.world;
  const now = shop.clock.now();
  const member = await communities.membershipNow(guild.place, person.id);
  if (!member) throw new Error('No member');
  await communities.changeRole(guild.place, member, 'organiser', undefined, [], now, crypto.randomUUID());
}

const flows: Flow[] = [
  {
    name: 'planning',
    async begin(_, guild) {
      const id = crypto.randomUUID();
      const body = { topic: crypto.randomUUID() };
      const intent = guild.intending();
      const draft = intent.draft(body);
      const act = (app: Process) => intent.plan(app, draft, id);
      return { sessions: [{ id, topic: body.topic } as Session], act };
    },
  },
  {
    name: 'moving and changing everything',
    async begin(app, guild) {
      const session = await planned(app, guild);
      const intent = guild.intending();
      const edit = await intent.edit(app, session, {
        topic: `${session.topic} again`,
        when: { ...session.wall, time: '17:15', minutes: 30, zone: session.zone },
        agenda: [{ id: crypto.randomUUID(), kind: 'topic', title: 'Something else', prompt: '', minutes: 9 }],
      });
      return { sessions: [session], act: (now) => intent.send(now, session, edit) };
    },
  },
  {
    name: 'cancelling before the invite is out',
    async begin(app, guild) {
      const session = await guild.plan(app, { topic: crypto.randomUUID() });
      const intent = guild.intending();
      return { sessions: [session], act: (now) => intent.cancel(now, session) };
    },
  },
  {
    name: 'cancelling an event nobody heard of',
    async begin(app, guild) {
      const session = await guild.plan(app, { topic: crypto.randomUUID() });
      const sender = shop.process({
        effect: async (name, act) => {
          const done = await act();
          if (name === 'POST events') throw new Crash();
          return done;
        },
      });
      sender.queue.push(...app.queue.splice(0));
      await sender.work().catch(() => {});
      const intent = guild.intending();
      return { sessions: [session], act: (now) => intent.cancel(now, session) };
    },
  },
  {
    name: 'cancelling',
    async begin(app, guild) {
      const session = await planned(app, guild);
      const intent = guild.intending();
      return { sessions: [session], act: (now) => intent.cancel(now, session) };
    },
  },
  {
    name: 'somebody new, and somebody gone',
    async begin(app, guild) {
      const sessions = [await planned(app, guild), await planned(app, guild)];
      const [adding, removing] = [guild.intending(), guild.intending()];
      const act = async (now: Process) => {
        await adding.add(now, shop.who(4));
        await removing.remove(now, shop.who(1));
      };
      return { sessions, act };
    },
  },
  {
    name: 'closing with something to carry over',
    async begin(app, guild) {
      const closing = await planned(app, guild);
      const next = await guild.plan(app, {
        topic: crypto.randomUUID(),
        when: { ...guild.draft().when, time: '18:00' },
      });
      await app.settle();
      shop.clock.advance(Date.parse(closing.startsAt) - shop.clock.now().getTime() + 60_000);
      const note = {
        kind: 'action',
        text: 'Try it.',
        agendaItemId: null,
        tags: [],
        ownerId: null,
        due: null,
      };
      await guild.run(app, captureNote, guild.first, {
        params: { sessionId: closing.id, noteId: crypto.randomUUID() },
        body: { note, secret: null },
      });
      const intent = guild.intending();
      return { sessions: [next], act: (now) => intent.close(now, closing), carried: 1 };
    },
  },
  {
    name: 'asking again for a deleted event',
    events: 2,
    async begin(app, guild) {
      const session = await planned(app, guild);
      const event = hostEvent(shop.microsoft365, guild.first, session.topic);
      await shop.inOutlook(guild.first, 'DELETE', `/events/${event?.id}`);
      await guild.change(app, session, { purpose: 'Nobody knows yet.' });
      await app.settle();
      const intent = guild.intending();
      return { sessions: [session], act: (now) => intent.retry(now, session) };
    },
  },
  {
    name: 'taking over from a host who has left',
    events: 2,
    host: 1,
    async begin(app, guild) {
      const session = await planned(app, guild);
      const [gone, organiser] = [guild.first, guild.person(1)];
      await makeOrganiser(app, guild, organiser);
      shop.microsoft365.faults.settings.mailboxGone = [gone.id];
      await guild.run(app, removeMember, organiser, { params: { personId: gone.id } });
      await app.settle();
      const intent = guild.intending();
      const call = { params: { sessionId: session.id }, body: { from: gone.id } };
      const act = (now: Process) =>
        intent.run(now, takeOverSession, organiser, call).catch((error: unknown) => {
          if (!(error instanceof Refusal && error.code === 'busy')) throw error;
          // A process that ended has left the mailbox leased for a while.
          shop.clock.advance(130_000);
          return intent.run(now, takeOverSession, organiser, call);
        });
      return { sessions: [session], act };
    },
  },
];

/** Runs a flow through processes that end where the fuses say; gives what is wrong at the end of it all. */
async function run(flow: Flow, fuses: readonly Fuse[], keepsQueue: boolean): Promise<string[]> {
  const guild = await shop.guild([shop.who(0), shop.who(1), shop.who(2), shop.who(3)]);
  const before = shop.process();
  const { sessions, act, carried = 0 } = await flow.begin(before, guild);
  let queue = before.queue;
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
  const process = await calm(shop, guild);
  const wrong: string[] = [];
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
  const open = await process.world.notes.openActions(guild.place);
  shop.microsoft365.faults.clear();
  if (open.length !== carried) wrong.push(`${open.length} open actions`);
  return wrong;
}

describe.each(flows)('$name', (flow) => {
  it('comes out right wherever a process ends, and wherever the next one ends too', async () => {
    const whole = new Fuse(Number.POSITIVE_INFINITY, false);
    expect(await run(flow, [whole], true)).toEqual([]);
    const places = Array.from({ length: whole.count * 2 }, (_, at) => [1 + (at >> 1), at % 2 === 1] as const);
    const random = randomFrom(20_261_123);
    const schedules: (readonly (readonly [number, boolean])[])[] = places.map((place) => [place]);
    while (schedules.length < howMany(places.length))
      schedules.push([random.pick(places), random.pick(places)]);
    const chosen = process.env.SCHEDULES ? schedules : shuffled(schedules, random).slice(0, 8);
    const wrong: string[] = [];
    for (const schedule of chosen) {
      const fuses = schedule.map(([at, after]) => new Fuse(at, after));
      const keepsQueue = random.chance(0.5);
      for (const one of await run(flow, fuses, keepsQueue)) {
        wrong.push(
          `${one} [${schedule.map(([at, after]) => `${after ? 'after' : 'before'} ${at}`).join(', then ')}]`,
        );
      }
    }
    console.log(`${flow.name}: ${whole.count} effects, ${chosen.length} schedules, ${wrong.length} wrong`);
    expect(wrong).toEqual([]);
  }, 600_000);
});

function shuffled<T>(all: readonly T[], random: ReturnType<typeof randomFrom>): T[] {
  const left = [...all];
  return Array.from({ length: all.length }, () => left.splice(random.below(left.length), 1)).flat();
}
