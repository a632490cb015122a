import { sayLed } from '../../domain/sessions/leaders.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { asHtml, checklistParts, partsOf, pointOf } from '../../domain/sessions/summary-document.ts';
import { readEvent } from '../graph/calendar.ts';
import { type CallGraph, GraphFailure } from '../graph/graph.ts';
import type { MailContent } from '../graph/messages.ts';
import { linksFor } from '../mail/links.ts';
import { sayDate, sayMoment, sayTime, sayZone } from '../mail/moments.ts';
import { markFailed, sendOnce } from '../mail/send-once.ts';
import { RetryLater } from '../outbox/failures.ts';
import { workKind } from '../outbox/kinds.ts';
import type { Place } from '../tables/community-store.ts';
import { summaryMailKey } from '../tables/keys.ts';
import { summaryMailRow } from '../tables/mail-rows.ts';
import { nothing, type WorkName } from '../tables/outbox-store.ts';
import type { Columns } from '../tables/table.ts';
import type { World } from '../world.ts';
import { changesSince, marksOf } from './summary-marks.ts';
import { hidesRecipients, replyToOf } from './summary-offer.ts';

/** Send a summary by mail. The subject is SESSION.MAIL; ids contain no dots. */
export const SUMMARY_MAIL: WorkName<null> = { kind: 'summary-mail', payload: nothing };

export const summaryMailSubject = (sessionId: string, mailId: string) => `${sessionId}.${mailId}`;

const idsIn = (subject: string) => {
  const [sessionId = '', mailId = ''] = subject.split('.');
  return { sessionId, mailId, key: summaryMailKey(sessionId, mailId) };
};

export const summaryMailKind = workKind({
  ...SUMMARY_MAIL,
  run: (world, place, { subject }) => sendSummaryMail(world, place, subject),
  // About a day, with the waits between them.
  tries: 30,
  whenGivenUp: 'wait-for-person',
  report: (world, place, { subject }, error) => markFailed(world, { place, key: idsIn(subject).key }, error),
});

const REOPENED_WAIT_MS = 60_000;

async function sendSummaryMail(world: World, place: Place, subject: string): Promise<void> {
  const { sessionId, mailId, key } = idsIn(subject);
  const stored = await world.sessions.head(place, sessionId);
  if (!stored) return;
  const { session } = stored;
  await sendOnce(world, {
    ...{ place, key, id: mailId, senderId: session.host.id },
    write: async (call) => {
      if (session.state === 'cancelled') return null;
      // It was reopened, and what it says then may change until it is closed again.
      if (session.state !== 'closed') throw new RetryLater('SessionReopened', REOPENED_WAIT_MS);
      return written(world, place, session, mailId, call);
    },
  });
}

/** The mail from what is noted now, to those of its people who still belong. */
async function written(
  world: World,
  place: Place,
  session: Session,
  mailId: string,
  call: CallGraph,
): Promise<{ content: MailContent; also: Columns } | null> {
  const [inside, members, community, event, linkTo] = await Promise.all([
    world.sessions.everythingIn(place, session.id),
    world.communities.members(place),
    world.communities.open(place),
    world.invites.event(place, session.id),
    linksFor(world, place.tenantId),
  ]);
  const mail = inside.mails.find(({ id }) => id === mailId);
  const people = members.filter(({ id }) => mail?.people.has(id));
  if (!mail || people.length === 0) return null;
  const name = community?.name ?? '';
  const before = inside.mails.find(({ id }) => id === mail.after);
  const changes = before ? changesSince(inside.notes, before.marks) : null;
  const points = (notes: typeof inside.notes) => notes.map((note) => pointOf(note, sayDate));
  const hidden =
    hidesRecipients(world, session, inside, members) || (await hostHides(call, session, event?.eventId));
  const { led = [], checklists = [] } = inside.summary ?? {};
  const html = asHtml({
    title: session.topic,
    meta: [
      sayWhen(session),
      name,
      led.length > 0 ? sayLed(led, (moment) => sayTime(moment, session.zone)) : '',
    ].filter(Boolean),
    changes:
      before && changes
        ? {
            since: sayMoment(before.sentAt, session.zone),
            added: points(changes.added),
            changed: points(changes.changed),
            removed: changes.removed,
          }
        : null,
    parts: [...partsOf(inside.notes, sayDate), ...checklistParts(checklists)],
    link: linkTo(`/communities/${session.communityId}/sessions/${session.id}`),
  });
  return {
    content: {
      subject: `${changes ? 'Changed summary' : 'Summary'}: ${session.topic}${name && ` · ${name}`}`,
      html,
      to: people,
      hidden,
      replyTo: replyToOf(session, members),
    },
    also: summaryMailRow.changed({
      people: new Set(people.map(({ id }) => id)),
      marks: marksOf(inside.notes),
    }),
  };
}

/** Whether the host has hidden the attendees of the event by hand. */
async function hostHides(call: CallGraph, session: Session, eventId = ''): Promise<boolean> {
  if (!eventId) return false;
  try {
    return (await readEvent(call, session.host.id, eventId, session.zone))?.hideAttendees ?? false;
  } catch (error) {
    // The calendar may be closed to the app where mail is not. Nobody is then shown to anybody.
    if (error instanceof GraphFailure && !error.temporary) return true;
    throw error;
  }
}

function sayWhen({ startsAt, endsAt, zone }: Session): string {
  return `${sayMoment(startsAt, zone)} to ${sayTime(endsAt, zone)} (${sayZone(zone)})`;
}
