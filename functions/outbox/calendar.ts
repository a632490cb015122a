import { randomUUID } from 'node:crypto';
import { isOpen, type Session } from '../../domain/sessions/session.ts';
import {
  type Attendee,
  cancelEvent,
  changeEvent,
  createEvent,
  type EventContent,
  type GraphEvent,
  readEvent,
} from '../graph/calendar.ts';
import { type CallGraph, GraphFailure } from '../graph/graph.ts';
import { catalogueId, chatOfMeeting, installInChat } from '../graph/meetings.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { CalendarEvent, StoredSession } from '../tables/session-store.ts';
import type { World } from '../world.ts';
import { noteAnswers, rsvpsOf } from './answers.ts';
import { deepLink, inviteBody, withAgenda } from './invite.ts';
import { keepSubscribed } from './subscription.ts';

/** Another worker is busy with the same session. */
export class LeaseHeld extends Error {
  constructor() {
    super('another worker has this session');
    this.name = 'LeaseHeld';
  }
}

/** Longer than all the Graph calls of one visit together; a crashed worker's lease runs out by itself. */
const LEASE_MS = 120_000;
/** How often one visit compares and corrects before it leaves the rest to the next. */
const ROUNDS = 3;

/** Everything an event should say, from what stands in the table now. */
interface Wanted {
  readonly content: Required<EventContent>;
  readonly members: Membership[];
}

/**
 * Brings the calendars in line with a session: creates its event, or changes only what differs, or cancels it. It
 * compares with the event itself and not with what was sent last, so it may be repeated, interrupted and overtaken at
 * any point. Only one worker at a time is in here for a session.
 */
export async function bringInLine(world: World, place: Place, sessionId: string): Promise<void> {
  const event = await world.sessions.event(place, sessionId);
  if (!event) return;
  if (event.leaseBy && Date.parse(event.leaseUntil) > world.now().getTime()) throw new LeaseHeld();
  const visit = new Visit(world, place, sessionId, event);
  await visit.begin();
  try {
    await visit.run();
  } finally {
    await visit.end();
  }
}

class Visit {
  readonly #world: World;
  readonly #place: Place;
  readonly #sessionId: string;
  readonly #call: CallGraph;
  readonly #worker = randomUUID();
  #event: CalendarEvent;

  constructor(world: World, place: Place, sessionId: string, event: CalendarEvent) {
    this.#world = world;
    this.#place = place;
    this.#sessionId = sessionId;
    this.#event = event;
    this.#call = world.graph.asApp(place.tenantId);
  }

  async begin(): Promise<void> {
    await this.#note({
      leaseBy: this.#worker,
      leaseUntil: new Date(this.#world.now().getTime() + LEASE_MS).toISOString(),
    });
  }

  async end(): Promise<void> {
    try {
      await this.#note({ leaseBy: '', leaseUntil: '' });
    } catch {
      // A lease that cannot be given back runs out by itself; what the visit found out matters more.
    }
  }

  async run(): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const stored = await this.#world.sessions.head(this.#place, this.#sessionId);
      if (!stored) return;
      if (stored.session.state === 'cancelled') return this.#cancel(stored);
      if (!isOpen(stored.session.state)) return;
      if (!this.#event.eventId && Date.parse(stored.session.endsAt) <= this.#world.now().getTime()) {
        await this.#noteHead({ invite: 'none', inviteProblem: null });
        return;
      }
      const wanted = await this.#wanted(stored.session);
      const there = await this.#bring(stored.session, wanted);
      if (there) return this.#afterwards(stored.session, there, wanted.members);
    }
  }

  /** One step towards what is wanted; the event once nothing differs any more. */
  async #bring(session: Session, wanted: Wanted): Promise<GraphEvent | undefined> {
    const host = session.host.id;
    if (!this.#event.eventId) {
      const created = await createEvent(this.#call, host, session.id, wanted.content);
      await this.#world.sessions.indexEvent(this.#place, host, created.id, session.id, randomUUID());
      await this.#note({ eventId: created.id, iCalUId: created.iCalUId });
      await this.#noteHead({ state: 'invited', joinUrl: created.joinUrl });
      // Graph answers a repeated create with the event of the first try, which may lack what changed in between.
      return created.agendaMark === wanted.content.agendaMark ? created : undefined;
    }
    const event = await readEvent(this.#call, host, this.#event.eventId);
    if (!event || event.isCancelled) {
      throw new GraphFailure(404, 'EventDeleted', 'the event was deleted from the calendar');
    }
    const difference = differenceOf(event, wanted.content);
    if (!difference) return event;
    await changeEvent(this.#call, host, event.id, difference);
    return undefined;
  }

  async #wanted(session: Session): Promise<Wanted> {
    const [community, members, agenda, artifacts] = await Promise.all([
      this.#world.communities.open(this.#place),
      this.#world.communities.members(this.#place),
      this.#world.sessions.agenda(this.#place, session.id),
      Promise.all(session.artifactIds.map((id) => this.#world.knowledge.head(this.#place, id))),
    ]);
    const name = community?.name ?? '';
    const { html, mark } = inviteBody({
      session,
      community: name,
      agenda: agenda?.items ?? [],
      artifacts: artifacts.flatMap((artifact) => (artifact ? [artifact] : [])),
      linkTo: (path) => deepLink(this.#world.clientId, this.#world.publicUrl, path),
    });
    return {
      members,
      content: {
        subject: `${session.topic} · ${name}`,
        startsAt: session.startsAt,
        endsAt: session.endsAt,
        html,
        agendaMark: mark,
        attendees: attendeesOf(session, members),
      },
    };
  }

  /** What follows once the event stands: its link, chat and app, and the answers that came meanwhile. */
  async #afterwards(session: Session, event: GraphEvent, members: readonly Membership[]): Promise<void> {
    const joinUrl = event.joinUrl ?? session.joinUrl;
    await this.#noteHead({
      state: 'invited',
      joinUrl,
      invite: 'sent',
      inviteProblem: joinUrl
        ? null
        : 'Outlook gave this session no Teams link. Its host may lack a Teams licence.',
    });
    await noteAnswers(this.#world, this.#place, session.id, rsvpsOf(event, members));
    await keepSubscribed(this.#world, this.#place.tenantId, session.host.id, this.#call);
    if (joinUrl && !this.#event.appInstalled) await this.#intoMeeting(session, joinUrl);
  }

  /** Finds the meeting's chat and puts the app there. Where the app may not, people open it by hand and choose. */
  async #intoMeeting(session: Session, joinUrl: string): Promise<void> {
    try {
      const chatId = session.chatId ?? (await chatOfMeeting(this.#call, session.host.id, joinUrl));
      if (!chatId) return;
      await this.#world.sessions.indexChat(this.#place, chatId, session.id, randomUUID());
      await this.#noteHead({ chatId });
      const app = await catalogueId(this.#call, this.#world.clientId);
      if (!app) return;
      await installInChat(this.#call, chatId, app, this.#world.graphBaseUrl);
      await this.#note({ appInstalled: true });
    } catch (error) {
      if (error instanceof GraphFailure && !error.temporary) return;
      throw error;
    }
  }

  async #cancel(stored: StoredSession): Promise<void> {
    if (this.#event.eventId) {
      await cancelEvent(this.#call, stored.session.host.id, this.#event.eventId, stored.cancelComment);
    }
    await this.#noteHead({ invite: this.#event.eventId ? 'sent' : 'none', inviteProblem: null });
  }

  async #noteHead(change: Parameters<World['sessions']['note']>[2]): Promise<void> {
    await this.#world.sessions.note(this.#place, this.#sessionId, change, randomUUID());
  }

  async #note(change: Partial<Omit<CalendarEvent, 'etag'>>): Promise<void> {
    const etag = await this.#world.sessions.changeEvent(
      this.#place,
      this.#sessionId,
      change,
      this.#event.etag,
      randomUUID(),
    );
    if (etag === undefined) throw new LeaseHeld();
    this.#event = { ...this.#event, ...change, etag };
  }
}

/** Members and mentors are needed, sponsors welcome; guests come to showcases only. The host is the organiser of the event. */
function attendeesOf(session: Session, members: readonly Membership[]): Attendee[] {
  return members
    .filter((member) => member.id !== session.host.id && member.mail)
    .filter((member) => member.role !== 'guest' || session.format === 'showcase')
    .map((member) => ({
      mail: member.mail,
      name: member.name,
      optional: member.role === 'sponsor' || member.role === 'guest',
    }))
    .slice(0, 500);
}

/** Only what differs; people Outlook's owner invited besides ours stay invited. undefined: nothing does. */
export function differenceOf(event: GraphEvent, wanted: Required<EventContent>): EventContent | undefined {
  const attendees = mergedAttendees(event, wanted.attendees);
  const html = event.agendaMark === wanted.agendaMark ? undefined : withAgenda(event.body, wanted.html);
  const difference: EventContent = {
    ...(event.subject !== wanted.subject && { subject: wanted.subject }),
    ...((event.startsAt !== wanted.startsAt || event.endsAt !== wanted.endsAt) && {
      startsAt: wanted.startsAt,
      endsAt: wanted.endsAt,
    }),
    ...(html !== undefined && { html, agendaMark: wanted.agendaMark }),
    ...(attendees && { attendees }),
  };
  return Object.keys(difference).length > 0 ? difference : undefined;
}

function mergedAttendees(event: GraphEvent, wanted: readonly Attendee[]): Attendee[] | undefined {
  const there = new Map(event.attendees.map((attendee) => [attendee.mail, attendee]));
  const same =
    event.attendees.length === wanted.length &&
    wanted.every((attendee) => there.get(attendee.mail.toLowerCase())?.optional === attendee.optional);
  return same ? undefined : [...wanted];
}
