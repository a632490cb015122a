import * as z from 'zod/mini';
import type { Role } from '../../domain/community/community.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { SessionDraft } from '../../domain/sessions/session-draft.ts';
import { addMember } from '../../functions/community/add-member.ts';
import { removeMember } from '../../functions/community/remove-member.ts';
import { cancelSession } from '../../functions/sessions/cancel-session.ts';
import { changeSession } from '../../functions/sessions/change-session.ts';
import { closeSession } from '../../functions/sessions/close-session.ts';
import { handOver } from '../../functions/sessions/hand-over.ts';
import { moveAgenda } from '../../functions/sessions/move-agenda.ts';
import { planSession } from '../../functions/sessions/plan-session.ts';
import { retryInvite } from '../../functions/sessions/retry-invite.ts';
import type { Membership, Place } from '../../functions/tables/community-store.ts';
import type { Served } from '../../functions/use-case.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import type { Clock, Process } from './process.ts';

/** A community with its people, and what they can do, through the product's own use cases. */
export class Guild {
  readonly place: Place;
  readonly people: readonly Person[];
  readonly #clock: Clock;
  readonly #operation: string | undefined;

  constructor(place: Place, people: readonly Person[], clock: Clock, operation?: string) {
    this.place = place;
    this.people = people;
    this.#clock = clock;
    this.#operation = operation;
  }

  /** The same guild, where everything that is done is one intent: said twice, it is the same intent repeated. */
  intending(): Guild {
    return new Guild(this.place, this.people, this.#clock, crypto.randomUUID());
  }

  async #as(process: Process, person: Person): Promise<Membership> {
    const { world } = process;
    const me = await world.communities.membership(this.place, person.id, world.now());
    if (!me) throw new Error(`${person.displayName} is not a member`);
    return me;
  }

  async run<T>(process: Process, served: Served, person: Person, call: Partial<Call> = {}): Promise<T> {
    const me = await this.#as(process, person);
    const said = {
      caller: { tenantId: person.tenantId, id: person.id, name: person.displayName, token: person.id },
      params: {},
      query: {},
      operation: this.#operation ?? crypto.randomUUID(),
      etag: '',
      place: this.place,
      me,
      ...call,
      body: z.parse(served.route.body, call.body ?? {}),
    };
    return (await served.run(said as never, process.world)) as T;
  }

  draft(change: Partial<SessionDraft> = {}): SessionDraft {
    const inAWeek = new Date(this.#clock.now().getTime() + 7 * 86_400_000);
    return {
      topic: 'Feedback that lands',
      purpose: 'Practise the first sentence.',
      format: 'demonstration',
      taxonomy: 'people',
      when: { date: inAWeek.toISOString().slice(0, 10), time: '14:00', minutes: 60, zone: 'Europe/London' },
      facilitatorId: this.first.id,
      agenda: [{ id: crypto.randomUUID(), kind: 'topic', title: 'Check-in', prompt: 'One word', minutes: 5 }],
      artifactIds: [],
      ...change,
    };
  }

  get first(): Person {
    return this.person(0);
  }

  person(index: number): Person {
    const person = this.people[index];
    if (!person) throw new Error(`There are not ${index + 1} people`);
    return person;
  }

  plan(
    process: Process,
    change: Partial<SessionDraft> = {},
    id: string = crypto.randomUUID(),
    by = this.first,
  ) {
    return this.run<Session>(process, planSession, by, {
      params: { sessionId: id },
      body: this.draft(change),
    });
  }

  async change(process: Process, session: Session, change: Partial<SessionDraft>): Promise<Session> {
    return this.send(process, session, await this.edit(process, session, change));
  }

  /** A form as it is filled in, with the version it was opened at. */
  async edit(process: Process, session: Session, change: Partial<SessionDraft>) {
    const { world } = process;
    const [stored, agenda] = await Promise.all([
      world.sessions.head(this.place, session.id),
      world.sessions.agenda(this.place, session.id),
    ]);
    if (!stored || !agenda) throw new Error('There is no such session');
    const now = stored.session;
    const body = {
      ...this.draft(),
      topic: now.topic,
      purpose: now.purpose,
      facilitatorId: now.facilitator.id,
      when: { ...now.wall, minutes: now.minutes, zone: now.zone },
      agenda: agenda.items.map(({ startedAt: _s, endedAt: _e, ...item }) => item),
      ...change,
    };
    return { body, etag: now.etag };
  }

  send(process: Process, session: Session, edit: Awaited<ReturnType<Guild['edit']>>): Promise<Session> {
    return this.run(process, changeSession, this.first, { params: { sessionId: session.id }, ...edit });
  }

  cancel(process: Process, session: Session, comment = 'We meet in March instead.') {
    return this.run<Session>(process, cancelSession, this.first, {
      params: { sessionId: session.id },
      body: { comment },
    });
  }

  async begin(process: Process, session: Session) {
    const agenda = await process.world.sessions.agenda(this.place, session.id);
    return this.run(process, moveAgenda, this.first, {
      params: { sessionId: session.id },
      body: { to: agenda?.items[0]?.id ?? null },
      etag: agenda?.etag ?? '',
    });
  }

  close(process: Process, session: Session) {
    return this.run(process, closeSession, this.first, { params: { sessionId: session.id } });
  }

  retry(process: Process, session: Session) {
    return this.run<Session>(process, retryInvite, this.first, { params: { sessionId: session.id } });
  }

  handOver(process: Process, session: Session, to: Person) {
    return this.run<Session>(process, handOver, this.first, {
      params: { sessionId: session.id },
      body: { to: to.id },
    });
  }

  add(process: Process, person: Person, role: Role = 'member') {
    return this.run(process, addMember, this.first, { params: { personId: person.id }, body: { role } });
  }

  remove(process: Process, person: Person) {
    return this.run(process, removeMember, this.first, { params: { personId: person.id } });
  }

  async session(process: Process, session: { id: string }): Promise<Session> {
    const stored = await process.world.sessions.head(this.place, session.id);
    if (!stored) throw new Error('There is no such session');
    return stored.session;
  }
}

interface Call {
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  operation: string;
  etag: string;
}
