import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { API } from '../../domain/api.ts';
import type { CommunityDraft, Role } from '../../domain/community/community.ts';
import { artifactText } from '../../domain/knowledge/text.ts';
import type { Note } from '../../domain/sessions/note.ts';
import type { SessionTime } from '../../domain/sessions/session-draft.ts';
import { addDays, momentOf, weekdayOf } from '../../domain/shared/time.ts';
import { type Cast, idOf, type Name } from './cast.ts';
import { membersOn } from './community.ts';
import {
  annotationIdOf,
  artifactIdOf,
  communityId,
  itemIdOf,
  pilotIdOf,
  sessionIdOf,
  topicIdOf,
} from './ids.ts';
import { asItWas, type Edition, readPlaybook } from './playbooks.ts';
import {
  type Answer,
  type PastSession,
  type Plan,
  type PlaybookKey,
  type ScriptNote,
  ZONE,
} from './script.ts';

const events = z.object({ value: z.array(z.object({ id: z.string() })) });
/** What people do in a community, each as themselves. */
export class Life {
  readonly #cast: Cast;
  readonly #nextSession: string;
  #called = '';
  readonly #etags = new Map<PlaybookKey, string>();
  readonly #texts = new Map<PlaybookKey, readonly string[]>();
  readonly #invited = new Map<string, SessionTime>();
  readonly #notes = new Map<ScriptNote, { sessionId: string; note: Note }>();
  /** Of the sessions that run: who leads, the agenda's version, and what was carried over into it. */
  readonly #rooms = new Map<string, { leader: Name; etag: string; carriedOver: string | undefined }>();

  constructor(cast: Cast, nextSession: string) {
    this.#cast = cast;
    this.#nextSession = nextSession;
  }

  /** The date so many days from the next session. Nobody works at weekends: what falls on one is done on Friday. */
  date(day: number): string {
    const date = addDays(this.#nextSession, day);
    const weekday = weekdayOf(date);
    return addDays(date, weekday === 0 ? -2 : weekday === 6 ? -1 : 0);
  }

  async found(founder: Name, charter: CommunityDraft): Promise<void> {
    await this.#cast.call(founder, API.startCommunity, { params: { communityId }, body: charter });
    this.#called = charter.name;
  }

  async join(organiser: Name, names: readonly Name[], role: Role): Promise<void> {
    for (const name of names) {
      const params = { communityId, personId: this.#cast.id(name) };
      await this.#cast.call(organiser, API.addMember, { params, body: { role } });
      // They have looked around long ago.
      await this.#cast.call(name, API.dismissWelcome, { params: { communityId } });
    }
  }

  async leave(organiser: Name, name: Name): Promise<void> {
    await this.#cast.call(organiser, API.removeMember, {
      params: { communityId, personId: this.#cast.id(name) },
    });
  }

  async publish(key: PlaybookKey, edition: Edition): Promise<void> {
    const { by, changeNote, reviewByDay, incorporates } = edition;
    const params = { communityId, artifactId: artifactIdOf(key) };
    const text = await readPlaybook(key);
    const words = asItWas(text.body, edition).replace(/\{day (-?\d+)\}/g, (_, day) => this.date(Number(day)));
    const body = { ...text, body: words, reviewBy: this.date(reviewByDay) };
    const etag = this.#etags.get(key);
    const drafted =
      etag === undefined
        ? await this.#cast.call(by, API.draftArtifact, { params, body })
        : await this.#cast.call(by, API.reviseArtifact, { params, body, etag });
    const published = await this.#cast.call(by, API.publishArtifact, {
      params,
      body: {
        changeNote,
        ...(incorporates && { incorporates: await this.annotations(by, key, incorporates) }),
      },
      etag: drafted.etag,
    });
    this.#etags.set(key, published.etag);
    this.#texts.set(key, [...(this.#texts.get(key) ?? []), artifactText(text.type, body.body).text]);
  }

  /** A passage of a revision of a playbook, of the newest if none is named. */
  passage(key: PlaybookKey, words: string, number?: number) {
    const texts = this.#texts.get(key) ?? [];
    const revision = number ?? texts.length;
    const start = texts[revision - 1]?.indexOf(words) ?? -1;
    if (start < 0) throw new Error(`Revision ${revision} of “${key}” does not say “${words}”`);
    return { revision, anchor: { start, end: start + words.length } };
  }

  /** Annotations as somebody reads them: by their keys, or by those of the pilots whose reports made them. */
  async annotations(name: Name, playbook: PlaybookKey, keys: readonly string[]) {
    const params = { communityId, artifactId: artifactIdOf(playbook) };
    const { annotations } = await this.#cast.call(name, API.openArtifact, { params });
    const isMeant = (id: string, pilotId?: string) =>
      keys.some((key) => id === annotationIdOf(key) || pilotId === pilotIdOf(key));
    return (annotations ?? [])
      .filter(({ id, pilot }) => isMeant(id, pilot?.id))
      .map(({ id, etag }) => ({ id, etag }));
  }

  async plan(plan: Plan, when: SessionTime): Promise<void> {
    const sessionId = sessionIdOf(plan);
    await this.#cast.call(plan.host, API.planSession, {
      params: { communityId, sessionId },
      body: {
        topic: plan.topic,
        purpose: plan.purpose,
        format: plan.format,
        taxonomy: plan.taxonomy,
        when,
        facilitatorId: this.#cast.id(plan.facilitator),
        agenda: plan.agenda.map(({ key, ...item }) => ({ kind: 'topic', ...item, id: itemIdOf(plan, key) })),
        artifactIds: plan.playbooks.map(artifactIdOf),
        ...(plan.from && { topicId: topicIdOf(plan.from) }),
      },
    });
    this.#invited.set(plan.key, when);
  }

  /** Somebody answers the invitation in their own Outlook. */
  async answer(plan: Plan, name: Name, { how, comment, proposes }: Answer): Promise<void> {
    const subject = `${plan.topic} · ${this.#called}`.replaceAll("'", "''");
    const found = await this.#cast.outlook(
      name,
      'GET',
      `/events?$filter=${encodeURIComponent(`subject eq '${subject}'`)}&$select=id`,
    );
    const [copy] = events.parse(found).value;
    if (!copy) throw new Error(`The invitation is not in ${name}'s calendar`);
    await this.#cast.outlook(name, 'POST', `/events/${copy.id}/${how}`, {
      ...(comment && { comment }),
      sendResponse: true,
      ...(proposes && { proposedNewTime: this.#proposal(plan, proposes) }),
    });
  }

  #proposal({ key }: Plan, time: string) {
    const when = this.#invited.get(key);
    if (!when) throw new Error(`“${key}” is not planned yet`);
    const start = momentOf({ date: when.date, time }, ZONE);
    const utc = (moment: Date) => ({ dateTime: moment.toISOString().slice(0, 19), timeZone: 'UTC' });
    return { start: utc(start), end: utc(new Date(start.getTime() + when.minutes * 60_000)) };
  }

  async handOver(session: PastSession, to: Name): Promise<void> {
    const params = { communityId, sessionId: sessionIdOf(session) };
    await this.#cast.call(session.facilitator, API.handOver, { params, body: { to: this.#cast.id(to) } });
  }

  /** Whoever leads puts the report of a pilot on the agenda. */
  async take(plan: Plan, leader: Name, pilot: string): Promise<void> {
    await this.#cast.call(leader, API.takeReport, {
      params: { communityId, sessionId: sessionIdOf(plan) },
      body: { pilotId: pilotIdOf(pilot), itemId: itemIdOf(plan, 'report') },
    });
  }

  async moveTo(session: PastSession, item: string): Promise<void> {
    const params = { communityId, sessionId: sessionIdOf(session) };
    const room = await this.#room(session);
    const to = item === 'open-actions' ? room.carriedOver : itemIdOf(session, item);
    if (!to) throw new Error('Nothing was carried over');
    const moved = await this.#cast.call(room.leader, API.moveAgenda, {
      params,
      body: { to },
      etag: room.etag,
    });
    room.etag = moved.agenda.etag;
  }

  async #room(session: PastSession) {
    const known = this.#rooms.get(session.key);
    if (known) return known;
    const leader = session.handedOver?.to ?? session.facilitator;
    const params = { communityId, sessionId: sessionIdOf(session) };
    const { agenda } = await this.#cast.call(leader, API.openSession, { params });
    const carriedOver = agenda.items.find(({ kind }) => kind === 'open-actions')?.id;
    const room = { leader, etag: agenda.etag, carriedOver };
    this.#rooms.set(session.key, room);
    return room;
  }

  async note(session: PastSession, said: ScriptNote): Promise<void> {
    const sessionId = sessionIdOf(session);
    const index = session.notes.indexOf(said);
    const { carriedOver } = await this.#room(session);
    const note = await this.#cast.call(said.by ?? this.#somebody(session), API.captureNote, {
      params: { communityId, sessionId, noteId: idOf(`session ${session.key} note ${index}`) },
      body: {
        note: {
          kind: said.kind,
          text: said.text,
          agendaItemId: said.item === 'open-actions' ? (carriedOver ?? null) : itemIdOf(session, said.item),
          tags: [...(said.tags ?? [])],
          ownerId: said.owner ? this.#cast.id(said.owner) : null,
          due: said.dueDay === undefined ? null : this.date(said.dueDay),
        },
        secret: said.by === null ? randomBytes(32).toString('hex') : null,
      },
    });
    this.#notes.set(said, { sessionId, note });
  }

  /** Where a note is that has been captured, by its key. */
  said({ key, notes }: PastSession, noteKey: string) {
    const said = notes.find((one) => one.key === noteKey);
    const known = said && this.#notes.get(said);
    if (!known) throw new Error(`Nobody has noted “${noteKey}” in “${key}”`);
    return { sessionId: known.sessionId, authorKey: known.note.authorKey, noteId: known.note.id };
  }

  #accepted({ day, replies }: PastSession): Name[] {
    return membersOn(day).filter((name) => {
      const reply = replies[name] ?? { how: 'accept' };
      return reply !== 'silent' && reply.how === 'accept';
    });
  }

  /** Anybody of those who came. */
  #somebody(session: PastSession): Name {
    const there = this.#accepted(session);
    const chosen = there[Math.floor(Math.random() * there.length)];
    if (!chosen) throw new Error('Nobody came');
    return chosen;
  }

  async tickOff(said: ScriptNote): Promise<void> {
    const known = this.#notes.get(said);
    if (!known || !said.owner) throw new Error('This was never agreed');
    const { sessionId, note } = known;
    await this.#cast.call(said.owner, API.finishAction, {
      params: { communityId, sessionId, noteId: note.id },
      query: { authorKey: note.authorKey },
      body: { done: true },
    });
  }

  async close(session: PastSession): Promise<void> {
    const { leader } = await this.#room(session);
    const params = { communityId, sessionId: sessionIdOf(session) };
    const closed = await this.#cast.call(leader, API.closeSession, { params });
    const { chatId, startsAt } = closed.session;
    const wrote = new Set(session.notes.map(({ by }) => by));
    const accepted = this.#accepted(session);
    // Somebody who had accepted is kept from coming.
    const kept = accepted.findLast((name) => name !== leader && !wrote.has(name));
    // Who had not promised to come may have come.
    const came = membersOn(session.day).filter(
      (name) => wrote.has(name) || (accepted.includes(name) && name !== kept),
    );
    if (chatId) this.#cast.met(chatId, came, new Date(startsAt));
  }
}
