import { countsOf } from '../../domain/sessions/answers.ts';
import { mySession, type Session } from '../../domain/sessions/session.ts';
import { PULSE_END } from '../../functions/feed/pulse.ts';
import { outlineOf, SESSION_FEED } from '../../functions/sessions/session-feed.ts';
import type { Work } from '../../functions/tables/outbox-store.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import type { Between, Guild, Process, Workshop } from './support.ts';

/** How many schedules a test runs: all that `SCHEDULES` asks for, a sample otherwise. */
export function howMany(sample: number): number {
  return Number(process.env.SCHEDULES ?? sample);
}

/** Another one each run, told so that `SEED` brings it back. */
export function seed(count?: number): number {
  const from = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
  console.log(`SEED=${from}${count === undefined ? '' : ` SCHEDULES=${count}`} runs these again`);
  return from;
}

/** As many, one after another. */
export function seeds(sample: number): number[] {
  const count = howMany(sample);
  const from = seed(count);
  return Array.from({ length: count }, (_, at) => from + at);
}

/** The same numbers every time, so that what failed once fails again. */
export function randomFrom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (end: number) => Math.floor(next() * end),
    chance: (share: number) => next() < share,
    pick: <T>(from: readonly T[]): T => {
      const found = from[Math.floor(next() * from.length)];
      if (found === undefined) throw new Error('Nothing to pick from');
      return found;
    },
  };
}

/** Where a process ends: before or after which of its effects. */
type End = readonly [effect: number, after: boolean];

export const everyEnd = (effects: number): End[] =>
  Array.from({ length: effects * 2 }, (_, at) => [1 + (at >> 1), at % 2 === 1]);

/**
 * Where processes end one after another: half of the sample at one of these effects, half at two. All single ends and
 * so many in all as `SCHEDULES` asks for.
 */
export function endings(effects: number, random: ReturnType<typeof randomFrom>, sample: number): End[][] {
  const ends = everyEnd(effects);
  const pair = () => [random.pick(ends), random.pick(ends)];
  if (process.env.SCHEDULES) {
    const pairs = Math.max(0, howMany(0) - ends.length);
    return [...ends.map((end) => [end]), ...Array.from({ length: pairs }, pair)];
  }
  return Array.from({ length: sample }, (_, at) => (at % 2 === 0 ? [random.pick(ends)] : pair()));
}

export const endingsSaid = (endings: readonly End[]): string =>
  `[${endings.map(([at, after]) => `${after ? 'after' : 'before'} ${at}`).join(', then ')}]`;

/** The process is gone: nothing it was about to do happens, and nobody hears of it. */
export class Crash extends Error {
  constructor() {
    super('crash');
    this.name = 'Crash';
  }
}

/** Lets so many effects happen and ends the process before or after the next one. */
export class Fuse implements Between {
  count = 0;
  blown = false;
  readonly #at: number;
  readonly #after: boolean;

  constructor(at: number, after: boolean) {
    this.#at = at;
    this.#after = after;
  }

  async effect<T>(_: string, act: () => Promise<T>): Promise<T> {
    if (this.blown) throw new Crash();
    this.count += 1;
    const last = this.count === this.#at;
    if (last && !this.#after) return this.#blow();
    const done = await act();
    if (last || this.blown) return this.#blow();
    return done;
  }

  #blow(): never {
    this.blown = true;
    throw new Crash();
  }
}

const come = new WeakSet<object>();

/** Each of two processes gets what the other was sent as well; gives what now comes for the first time. */
export function twice(processes: readonly [Process, Process]): Process['queue'] {
  const fresh = processes.map(({ queue }) => queue.filter((message) => !come.has(message)));
  for (const [at, { queue }] of processes.entries()) {
    const copies = fresh[1 - at]?.map((message) => ({ ...message })) ?? [];
    // No copy is copied: two would become four, and then eight.
    for (const message of [...copies, ...(fresh[at] ?? [])]) come.add(message);
    queue.push(...copies);
  }
  return fresh.flat();
}

/** What a session's calendars should look like in the end. */
export interface Expected {
  readonly session: Session;
  readonly host: Person;
  /** Whose event it was before somebody took the session over; it stays in people's calendars. */
  readonly former?: Person;
  /** How many events there may ever have been for it. */
  readonly events?: number;
  /** Everybody who may have it in their calendar, if not those the guild began with. */
  readonly known?: readonly Person[];
}

/** Everything that is not as it should be: lost, doubled or stuck. */
export async function wrongWith(
  shop: Workshop,
  guild: Guild,
  process: Process,
  { session: { id, topic }, host, former, events = 1, known = guild.people }: Expected,
): Promise<string[]> {
  const { world } = process;
  const wrong: string[] = [];
  const say = (right: boolean, what: string) => {
    if (!right) wrong.push(what);
  };
  // That a closed session is asked about for days ends later, and nothing has been tried of it yet.
  const isToCome = ({ kind, attempts }: Work) => kind === PULSE_END.kind && attempts === 0;
  const waiting = (await world.outbox.waiting(guild.place)).filter((work) => !isToCome(work));
  say(waiting.length === 0, `stuck: ${waiting.map((work) => `${work.key} ${work.problem}`).join()}`);
  const session = await guild.session(process, { id });
  const everybody = await world.communities.members(guild.place);
  const members = everybody.filter((member) => member.id !== host.id);
  for (const person of known) {
    const feed = await world.feed.standing(person.tenantId, person.id, { session: mySession });
    const shown = feed.session.find(({ item }) => item.id === id)?.item ?? null;
    const member = everybody.find((one) => one.id === person.id);
    const wanted = member ? SESSION_FEED.show(outlineOf(session), member) : null;
    say(
      JSON.stringify(shown) === JSON.stringify(wanted),
      `lost: the Home of ${person.displayName} says ${JSON.stringify(shown)}`,
    );
  }
  const mails = shop.microsoft365.mails().filter((mail) => mail.subject.includes(topic));
  const made = new Set(mails.map((mail) => mail.iCalUId));
  say(made.size <= events, `doubled: ${made.size} events were made`);
  for (const uid of made) {
    const invited = mails.filter((mail) => mail.kind === 'invitation' && mail.iCalUId === uid);
    const twice = invited.filter(
      ({ to }, at) => invited.findIndex((one) => one.to.address === to.address) !== at,
    );
    say(twice.length === 0, `doubled: ${twice.map(({ to }) => to.name).join()} invited twice`);
    const off = mails.filter((mail) => mail.kind === 'cancellation' && mail.iCalUId === uid);
    const again = off.filter(({ to }, at) => off.findIndex((one) => one.to.address === to.address) !== at);
    say(again.length === 0, `doubled: ${again.map(({ to }) => to.name).join()} told twice that it is off`);
  }
  const live = (person: Person) =>
    shop.microsoft365
      .calendar(person.id)
      .filter(
        (event) =>
          event.subject.includes(topic) && !event.isCancelled && event.organizer.address !== former?.mail,
      );
  const [event, ...more] = live(host);
  say(more.length === 0, `doubled: ${more.length + 1} events`);
  if (session.state === 'cancelled') {
    say(!event, 'lost: the event still stands');
    for (const person of known) say(live(person).length === 0, `lost: ${person.displayName} still has it`);
    say(session.invite !== 'waiting', `stuck: the invite of a cancelled session is ${session.invite}`);
    return wrong;
  }
  if (!event) return [...wrong, 'lost: there is no event'];
  say(session.invite === 'sent', `stuck: the invite is ${session.invite} (${session.inviteProblem?.code})`);
  say(event.subject === `${session.topic} · Leaders who listen`, `lost: the subject is ${event.subject}`);
  say(event.startMs === Date.parse(session.startsAt), 'lost: the start');
  say(event.endMs === Date.parse(session.endsAt), 'lost: the end');
  const agenda = await world.sessions.agenda(guild.place, id);
  // Open actions are put on it without a mail, and told with the next change.
  for (const { title } of (agenda?.items ?? []).filter(({ kind }) => kind !== 'open-actions'))
    say(event.body.content.includes(title), `lost: agenda item ${title}`);
  say(event.body.content.includes('me-email-text') && event.isOnlineMeeting, 'lost: the Teams meeting');
  say(session.joinUrl === event.joinUrl, 'lost: the link');
  const names = (all: readonly { name: string }[]) =>
    all
      .map(({ name }) => name)
      .sort()
      .join();
  const there = names(event.attendees.map(({ emailAddress }) => emailAddress));
  say(there === names(members), `lost: invited are ${there}, members are ${names(members)}`);
  for (const person of known) {
    const wanted = person.id === host.id || members.some((member) => member.id === person.id) ? 1 : 0;
    say(
      live(person).length === wanted,
      `lost: ${person.displayName} has ${live(person).length} of ${wanted}`,
    );
  }
  const { rsvps } = await world.invites.answers(guild.place, id);
  say(names(rsvps) === names([...members, { name: host.displayName }]), `lost: answers of ${names(rsvps)}`);
  say(JSON.stringify(session.rsvps) === JSON.stringify(countsOf(rsvps)), 'lost: the counts of answers');
  const chat = shop.microsoft365.chats.find((one) => one.id === session.chatId);
  say(chat?.installedApps.length === 1, `lost: ${chat?.installedApps.length} apps in the chat`);
  return wrong;
}

/** Gives everything the time it needs, in a process that does not crash: leases run out, the sweeper comes by. */
export async function calm(shop: Workshop, guild: Guild): Promise<Process> {
  const process = shop.process();
  // The tests before have left other guilds behind.
  const { outbox } = process.world;
  const markers = outbox.markers.bind(outbox);
  outbox.markers = async (tenantId) =>
    (await markers(tenantId)).filter(({ place }) => place.communityId === guild.place.communityId);
  for (let round = 0; round < 12; round += 1) {
    shop.clock.advance(130_000);
    await process.sweep();
    await process.settle();
    if ((await process.world.outbox.waiting(guild.place)).every((work) => work.problem)) break;
  }
  return process;
}
