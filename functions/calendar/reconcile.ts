import { randomUUID } from 'node:crypto';
import { countsOf } from '../../domain/sessions/answers.ts';
import type { InviteProblem } from '../../domain/sessions/invite-problem.ts';
import { hasEnded, isOpen, type Session } from '../../domain/sessions/session.ts';
import type { CatalogueApp } from '../../domain/shared/links.ts';
import { RECIPIENTS_MAX } from '../../domain/shared/mail.ts';
import {
  cancelEvent,
  changeEvent,
  type EventContent,
  findEvent,
  type GraphEvent,
  readEvent,
} from '../graph/calendar.ts';
import { type CallGraph, GraphFailure, LATE_MS } from '../graph/graph.ts';
import { isTemporary, Unsettled } from '../outbox/failures.ts';
import type { Place } from '../tables/community-store.ts';
import type { EventChange } from '../tables/invite-rows.ts';
import { type CalendarEvent, type KnownAnswers, timeMark, wordsMark } from '../tables/invite-store.ts';
import { unlessConflict } from '../tables/retry.ts';
import type { StoredSession } from '../tables/session-store.ts';
import { headSays, notingHead } from '../tables/session-writes.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { rsvpsOf, sameAnswers } from './answers.ts';
import { appForLinks } from './catalogue.ts';
import { MailboxBusy } from './failures.ts';
import { linkAppointment } from './link.ts';
import { inMailbox } from './mailbox.ts';
import { makeEvent } from './make-event.ts';
import { haveMarks, marksOf, united } from './marks.ts';
import { adoptTime, adoptTopic, keepsSubject, noteDeleted, wasMoved, wasRenamed } from './outlook-changes.ts';
import { keepSubscribed } from './subscription.ts';
import { differenceOf, everyoneOn, type Wanted, wantedFor } from './wanted.ts';
import { CALENDAR_EVENT, MEETING_APP } from './work.ts';

/** How many steps one run takes before it leaves the rest to the next try. */
const STEPS = 6;

/**
 * Brings the calendars in line with a session: creates its event, changes only what differs, or cancels it. It compares
 * with the event itself and not with what was sent last, so it may be repeated, interrupted and overtaken at any point.
 * Only one worker at a time works in a host's mailbox.
 */
export async function bringInLine(world: World, place: Place, sessionId: string): Promise<void> {
  const stored = await world.sessions.head(place, sessionId);
  if (!stored) return;
  const hostId = stored.session.host.id;
  try {
    await inMailbox(world, place.tenantId, hostId, (call) =>
      new Visit(world, place, sessionId, hostId, call).run(),
    );
  } catch (error) {
    if (isTemporary(error)) throw error;
    // Somebody else has taken the session over meanwhile, and what failed concerns the former host only.
    const now = await world.sessions.head(place, sessionId);
    if (now && now.session.host.id !== hostId) throw new MailboxBusy();
    throw error;
  }
}

class Visit {
  readonly #world: World;
  readonly #place: Place;
  readonly #sessionId: string;
  readonly #hostId: string;
  readonly #call: CallGraph;
  /**
   * The attendees that this run has sent. Exchange may replace an address by another one of the same person; sending
   * the list again would not change that.
   */
  #sent = '';
  /** Guildhall in the app catalogue, once this run has looked for it. */
  #app: Promise<CatalogueApp | undefined> | undefined;

  constructor(world: World, place: Place, sessionId: string, hostId: string, call: CallGraph) {
    this.#world = world;
    this.#place = place;
    this.#sessionId = sessionId;
    this.#hostId = hostId;
    this.#call = call;
  }

  async run(): Promise<void> {
    const { sessions, invites } = this.#world;
    for (let step = 0; step < STEPS; step += 1) {
      // The stored answers are read before the calendar, so that an older reading cannot overwrite a newer one.
      const [stored, event, known] = await Promise.all([
        sessions.head(this.#place, this.#sessionId),
        invites.event(this.#place, this.#sessionId),
        invites.answers(this.#place, this.#sessionId),
      ]);
      if (stored && stored.session.host.id !== this.#hostId) throw new MailboxBusy();
      if (!stored || !event || (await this.#step(stored, event, known))) return;
    }
    throw new Unsettled();
  }

  /** Takes one step towards the desired event; true once nothing is left to do. */
  async #step(stored: StoredSession, event: CalendarEvent, known: KnownAnswers): Promise<boolean> {
    const { session } = stored;
    if (session.state === 'cancelled') return this.#cancel(stored, event);
    const over = hasEnded(session, this.#world.now());
    if (!isOpen(session.state) || (over && !event.eventId)) return this.#leave(event);
    if (event.deleted) throw deleted();
    // Other changes of subject and body, such as the community's name, wait until the session itself is changed.
    const words = session.invite !== 'sent';
    if (words) this.#app ??= appForLinks(this.#world, this.#place.tenantId);
    const wanted = await wantedFor(this.#world, this.#place, session, await this.#app);
    if (!event.eventId && event.appointment) return this.#link(stored, event, wanted);
    if (!event.eventId) return this.#create(session, event, wanted);
    const there = await readEvent(this.#call, this.#hostId, event.eventId, session.zone);
    if (!there || there.isCancelled) {
      await noteDeleted(this.#world, this.#place, session, event);
      throw deleted();
    }
    if (wasMoved(there, session, event)) {
      await adoptTime(this.#world, this.#place, stored, event, there);
      return false;
    }
    if (wasRenamed(there, session, event)) {
      const ending = wanted.content.subject.slice(session.topic.length);
      await adoptTopic(this.#world, this.#place, stored, event, there, ending);
      return false;
    }
    if (there.isDraft) return this.#leaveDraft(session, there);
    const difference = this.#isPast(session, there)
      ? undefined
      : differenceOf(there, wanted.content, event.ours, {
          words,
          subject: !keepsSubject(there, session, event),
        });
    const repeated = difference !== undefined && JSON.stringify(difference) === this.#sent;
    if (difference && !repeated) return this.#change(session, event, there, wanted, difference);
    return this.#inLine(stored, event, known, there, wanted);
  }

  /**
   * The session is over in Guildhall and in the calendars. A difference is a later correction, and nobody is mailed.
   */
  #isPast(session: Session, there: GraphEvent): boolean {
    const now = this.#world.now();
    return hasEnded(session, now) && hasEnded(there, now);
  }

  /** Nobody is mailed about a session that is over. */
  async #leave(event: CalendarEvent): Promise<true> {
    await this.#noteHead({ invite: event.eventId ? 'sent' : 'none', inviteProblem: null });
    return true;
  }

  async #cancel(stored: StoredSession, event: CalendarEvent): Promise<true> {
    let { eventId } = event;
    if (!eventId && event.askedAt) {
      eventId = (await findEvent(this.#call, this.#hostId, this.#sessionId))?.id ?? '';
      const late = Date.parse(event.askedAt) + LATE_MS;
      if (!eventId && this.#world.now().getTime() < late) throw new Unsettled();
    }
    if (eventId && !event.deleted) {
      await cancelEvent(this.#call, this.#hostId, eventId, stored.cancelComment);
    }
    await this.#noteHead({ invite: eventId ? 'sent' : 'none', inviteProblem: null });
    return true;
  }

  #create({ topic }: Session, event: CalendarEvent, { content }: Wanted): Promise<false> {
    return makeEvent({
      world: this.#world,
      place: this.#place,
      sessionId: this.#sessionId,
      hostId: this.#hostId,
      call: this.#call,
      event,
      topic,
      content,
      note: (before, change) => this.#note(before, change),
    });
  }

  #link(stored: StoredSession, event: CalendarEvent, wanted: Wanted): Promise<boolean> {
    return linkAppointment({
      world: this.#world,
      place: this.#place,
      stored,
      event,
      wanted,
      call: this.#call,
      note: (change) => this.#note(event, change),
      say: (inviteProblem) => this.#noteHead({ inviteProblem }),
    });
  }

  /**
   * A change would race with the host's sending it. Once it is sent, the calendar tells; it is read again after
   * subscribing, because it may have been sent before.
   */
  async #leaveDraft({ zone }: Session, { id }: GraphEvent): Promise<boolean> {
    await keepSubscribed(this.#world, this.#place.tenantId, this.#hostId, this.#call);
    const there = await readEvent(this.#call, this.#hostId, id, zone);
    if (!there?.isDraft) return false;
    const { joinUrl } = there;
    await this.#noteHead({ joinUrl, invite: 'waiting', inviteProblem: { code: 'appointment-unsent' } });
    return true;
  }

  async #change(
    { topic }: Session,
    event: CalendarEvent,
    there: GraphEvent,
    wanted: Wanted,
    difference: EventContent,
  ): Promise<false> {
    const { invited } = everyoneOn(there, wanted.content.attendees, event.ours);
    const ours = difference.attendees ? united(event.ours, marksOf({ attendees: invited })) : event.ours;
    const times = difference.when ? united(event.times, [timeMark(wanted.content.when)]) : event.times;
    const { subject } = difference;
    const words = subject !== undefined && {
      subjects: united(event.subjects, [wordsMark(subject)]),
      topic: wordsMark(topic),
      hostSubject: '',
    };
    if (ours.size > event.ours.size || times.size > event.times.size || words)
      await this.#note(event, { ours, times, ...words });
    try {
      await changeEvent(this.#call, this.#hostId, there, difference);
      this.#sent = JSON.stringify(difference);
    } catch (error) {
      // The event was changed after it was read. The next step reads it again.
      if (!(error instanceof GraphFailure && error.status === 412)) throw error;
    }
    return false;
  }

  /** The event is as desired: stores all that follows in one transaction. false if another step is needed. */
  async #inLine(
    stored: StoredSession,
    event: CalendarEvent,
    known: KnownAnswers,
    there: GraphEvent,
    { content, members }: Wanted,
  ): Promise<boolean> {
    const { invites, outbox, now } = this.#world;
    const { session } = stored;
    const { invited } = everyoneOn(there, content.attendees, event.ours);
    const { joinUrl } = there;
    // The host may have cleared the event's body, and with it the Teams link, and have turned Teams on again.
    const other = joinUrl !== session.joinUrl;
    const rsvps = await rsvpsOf(this.#world, this.#call, there, members, stored, known.rsvps);
    const meeting =
      joinUrl && (other || !event.appInstalled)
        ? outbox.asking(MEETING_APP, this.#sessionId, String(event.generation), now())
        : undefined;
    const marks = {
      ours: new Set(marksOf({ attendees: invited })),
      times: new Set([timeMark(content.when)]),
      subjects: new Set([wordsMark(there.subject)]),
      topic: wordsMark(session.topic),
    };
    const head = {
      state: 'invited',
      joinUrl,
      invite: 'sent',
      inviteProblem: problemWith(joinUrl, content.attendees.length - invited.length),
      rsvps: countsOf(rsvps),
      answersTo: there.startsAt,
    } as const;
    const inLine = await this.#together([
      ...(sameAnswers(known, rsvps) ? [] : invites.answering(this.#sessionId, rsvps, known)),
      ...(headSays(stored, head) ? [] : [notingHead(stored, head)]),
      ...(this.#isPast(session, there) || (haveMarks(event, marks) && !other)
        ? []
        : [
            invites.changing(
              this.#sessionId,
              { ...marks, ...(other && { appInstalled: false, coorganisers: new Set() }) },
              event.etag,
            ),
          ]),
      ...(meeting ? [meeting] : []),
      ...(session.invite === 'sent' ? [] : await this.#givenUp()),
    ]);
    if (!inLine) return false;
    if (meeting) await this.#world.enqueue(this.#place, meeting.key);
    await keepSubscribed(this.#world, this.#place.tenantId, this.#hostId, this.#call);
    return true;
  }

  /**
   * The writes that remove work given up earlier, once the invite is out. No page offers to retry it any more, and a
   * row with a fixed key would block later work with the same key.
   */
  async #givenUp(): Promise<Write[]> {
    const waiting = await this.#world.outbox.waiting(this.#place, CALENDAR_EVENT.kind, this.#sessionId);
    return waiting.filter(({ problem }) => problem).map(({ key }) => ({ do: 'clear', key }));
  }

  /** Writes all of it; false if one of the rows was changed meanwhile. */
  async #together(writes: readonly Write[]): Promise<boolean> {
    return writes.length === 0 || unlessConflict(() => this.#world.write(this.#place, randomUUID(), writes));
  }

  async #noteHead(change: Parameters<World['sessions']['note']>[2]): Promise<void> {
    await this.#world.sessions.note(this.#place, this.#sessionId, change, randomUUID());
  }

  /**
   * Changes the stored event. Its row is written only while holding the mailbox, or when the event is to be created
   * again.
   */
  async #note(event: CalendarEvent, change: EventChange): Promise<string> {
    const { invites } = this.#world;
    const etag = await invites.change(this.#place, this.#sessionId, change, event.etag, randomUUID());
    if (etag === undefined) throw new MailboxBusy();
    return etag;
  }
}

const deleted = () => new GraphFailure(404, 'EventDeleted', 'the event was deleted from the calendar');

/** A problem to show although the invite is out. */
function problemWith(joinUrl: string | null, leftOut: number): InviteProblem | null {
  if (!joinUrl) return { code: 'no-teams-link' };
  return leftOut > 0 ? { code: 'too-many-people', most: RECIPIENTS_MAX, leftOut } : null;
}
