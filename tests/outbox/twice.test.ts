import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import { captureNote } from '../../functions/sessions/capture-note.ts';
import { calm, randomFrom, seeds, twice, wrongWith } from './chaos.ts';
import {
  type Between,
  engine,
  type Guild,
  messageOf,
  type Process,
  type Workshop,
  workshop,
} from './support.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());

type Random = ReturnType<typeof randomFrom>;
type Message = Process['queue'][number];

/** A handler that dawdles before and after what it does: by the clock nearly as long as a call may take. */
class Slow implements Between {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  async effect<T>(_: string, act: () => Promise<T>): Promise<T> {
    await this.#dawdle();
    const done = await act();
    await this.#dawdle();
    return done;
  }

  async #dawdle(): Promise<void> {
    if (!this.#random.chance(0.15)) return;
    shop.clock.advance(this.#random.below(15_000));
    await pause(this.#random.below(8));
  }
}

const pause = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds));

/** What was seen of one session's life. */
interface Seen {
  readonly messages: number;
  readonly wrong: string[];
}

/** A session is planned, changed, closed; each message of it is delivered twice, to two slow processes at once. */
async function life(seed: number): Promise<Seen> {
  const random = randomFrom(seed);
  const host = shop.who(random.below(4));
  const people = [host, ...[5, 6, 7, 8].map(shop.who)];
  const guild = await shop.guild(people.slice(0, 4));
  const processes = [shop.process(new Slow(random)), shop.process(new Slow(random))] as const;
  const person = shop.process();
  const delivered: Message[] = [];
  const acted = async (act: Promise<unknown>) => {
    await act;
    delivered.push(...(await both(processes, person)));
  };

  const closing = await guild.plan(person, { topic: crypto.randomUUID() });
  const session = await guild.plan(person, {
    topic: crypto.randomUUID(),
    when: { ...guild.draft().when, time: '18:00' },
  });
  delivered.push(...(await both(processes, person)));
  let updates = 0;
  for (const change of [
    () => {
      updates += 1;
      return retimed(guild, person, session, random);
    },
    () => guild.add(person, shop.who(8)),
    () => guild.remove(person, shop.who(5)),
  ])
    await acted(change());
  shop.clock.advance(Date.parse(closing.startsAt) - shop.clock.now().getTime() + 60_000);
  await actionIn(guild, person, closing);
  await acted(guild.close(person, closing));
  const cancelled = random.chance(0.3);
  if (cancelled) await acted(guild.cancel(person, session));

  const process = await calm(shop, guild);
  // And once more when all of it is long done.
  const late = shop.process();
  for (const message of delivered) await engine.deliver(late.world, messageOf(message));
  const wrong = [
    ...(await wrongWith(shop, guild, process, { session, host, known: people })),
    ...(await doubled(guild, process, session, updates)),
  ];
  if (late.queue.length > 0) wrong.push('what came late caused more work');
  return { messages: delivered.length, wrong };
}

/** Delivers what was sent and all that it causes, at both processes; gives what was sent. */
async function both(processes: readonly [Process, Process], sender: Process): Promise<Message[]> {
  const sent: Message[] = [];
  processes[0].queue.push(...sender.queue.splice(0));
  for (;;) {
    sent.push(...twice(processes));
    await Promise.all(processes.map((process) => process.work()));
    const waiting = processes.flatMap(({ queue }) => queue);
    if (waiting.length === 0) return sent;
    const soonest = Math.min(...waiting.map(({ notBefore }) => notBefore));
    shop.clock.advance(Math.max(0, soonest - shop.clock.now().getTime()));
  }
}

function retimed(guild: Guild, app: Process, session: Session, random: Random): Promise<Session> {
  const time = random.pick(['15:45', '16:30', '20:00']);
  return guild.change(app, session, { when: { ...session.wall, time, minutes: 45, zone: session.zone } });
}

/** Somebody has something to do after it. */
async function actionIn(guild: Guild, app: Process, session: Session): Promise<void> {
  const note = { kind: 'action', text: 'Try it.', agendaItemId: null, tags: [], ownerId: null, due: null };
  await guild.run(app, captureNote, guild.first, {
    params: { sessionId: session.id, noteId: crypto.randomUUID() },
    body: { note, secret: null },
  });
}

/** What a message's second delivery would have done once more. */
async function doubled(guild: Guild, { world }: Process, session: Session, updates: number) {
  const wrong: string[] = [];
  const mails = shop.microsoft365.mails().filter((mail) => mail.subject.includes(session.topic));
  for (const { displayName, mail } of guild.people) {
    const told = mails.filter(({ kind, to }) => kind === 'update' && to.address === mail).length;
    if (told > updates) wrong.push(`doubled: ${displayName} has ${told} updates of ${updates}`);
  }
  const items = (await world.sessions.agenda(guild.place, session.id))?.items ?? [];
  const opening = items.filter((item) => item.kind === 'open-actions').length;
  if (opening !== 1) wrong.push(`${opening} agenda items for open actions`);
  const open = await world.actions.openActions(guild.place);
  if (open.length !== 1) wrong.push(`${open.length} open actions`);
  return wrong;
}

it('does nothing twice, though every message comes twice to handlers that take their time', async () => {
  const wrong: string[] = [];
  let messages = 0;
  for (const seed of seeds(8)) {
    const seen = await life(seed);
    messages += seen.messages;
    wrong.push(...seen.wrong.map((one) => `${one} [SEED=${seed}]`));
  }
  console.log(`${messages} messages delivered twice, ${wrong.length} wrong`);
  expect(wrong).toEqual([]);
}, 7_200_000);
