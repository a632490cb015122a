import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { catalogueApp } from '../shared/links.ts';
import { inSession, none, route } from '../shared/route.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { planSessions, takePart } from './abilities.ts';
import { session } from './session.ts';
import { newSessionDraft } from './session-draft.ts';

// In a file of their own, because Outlook's pane needs only these routes at first.

/** Graph's id of an item in the person's own mailbox. */
const itemId = z.string().check(z.regex(/^[A-Za-z0-9_=-]{40,512}$/, 'the id of an item, converted for REST'));

/** Why an appointment cannot become a session's event, as the refusals of that name. */
export const OBJECTIONS = [
  'appointment-missing',
  'appointment-cancelled',
  'appointment-in-series',
  'appointment-private',
  'appointment-taken',
  'appointment-elsewhere',
] as const;

export const findAppointment = route({
  name: 'findAppointment',
  method: 'GET',
  path: '/api/appointments',
  summary: 'The session that an appointment in my calendar belongs to',
  access: 'signed-in',
  shows: ['appointments', 'sessions'],
  params: none,
  query: z.strictObject({ item: itemId }),
  body: none,
  reply: z.object({
    /** Whether Exchange has it (already): classic Outlook saves there minutes later. */
    there: z.boolean(),
    found: nullIfMissing(z.object({ communityId: id, sessionId: id })),
    /** Whether the appointment is mine to organise. */
    organises: z.boolean(),
    /** Whether it is one of a series, which Guildhall takes no session from. */
    inSeries: z.boolean(),
    /** Whether people were invited to it already. */
    sent: nullIfMissing(z.boolean()),
    /** Why no session could be made of it now; null where one could, and where it is not there yet. */
    objection: nullIfMissing(nullIfUnreadable(z.enum(OBJECTIONS))),
  }),
});

/** So many of a series' next dates are offered as sessions. */
export const SERIES_NEXT = 6;

export const listOccurrences = route({
  name: 'listOccurrences',
  method: 'GET',
  path: '/api/appointments/occurrences',
  summary: 'The next dates of the series that an appointment of mine belongs to, to plan sessions on them',
  access: 'signed-in',
  shows: ['appointments'],
  params: none,
  query: z.strictObject({ item: itemId }),
  body: none,
  reply: z.object({
    /** Its id, which all of its dates share; '' where there is none that can be planned from. */
    series: z.string(),
    subject: z.string(),
    /** Whether the series is mine to organise. */
    organises: z.boolean(),
    /** The next six at most, oldest first. */
    next: tolerantArray(z.object({ startsAt: instant, endsAt: instant })),
  }),
});

export const findApp = route({
  name: 'findApp',
  method: 'GET',
  path: '/api/app',
  summary:
    'Guildhall’s id in my organisation’s app catalogue, for links into Teams from where no host tells it',
  access: 'signed-in',
  shows: [],
  params: none,
  query: none,
  body: none,
  reply: z.object({ app: nullIfMissing(catalogueApp) }),
});

/** What the pane writes into an appointment, so that nothing of it has to be changed once it is linked. */
export const appointmentParts = z.object({
  subject: z.string(),
  /** Our part of the body. */
  html: z.string(),
  /** The hash of the agenda in `html`. */
  mark: z.string(),
  attendees: tolerantArray(
    z.object({ mail: z.string(), name: z.string(), type: z.enum(['required', 'optional']) }),
  ),
});
export type AppointmentParts = z.infer<typeof appointmentParts>;

export const planFromAppointment = route({
  name: 'planFromAppointment',
  method: 'PUT',
  path: '/api/communities/{communityId}/sessions/{sessionId}/appointment',
  summary: 'Plan a session whose event is an appointment in Outlook; nobody is invited before it is linked',
  access: planSessions,
  touches: ['sessions', 'home', 'topics'],
  params: inSession,
  query: none,
  body: newSessionDraft,
  reply: z.object({ session, parts: appointmentParts }),
});

export const linkAppointment = route({
  name: 'linkAppointment',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/appointment/link',
  summary: 'Say which appointment of mine is the event of a session that I planned from it',
  access: takePart,
  touches: ['appointments', 'sessions', 'home'],
  params: inSession,
  query: none,
  body: z.strictObject({ item: itemId, mark: z.string().check(z.regex(/^[0-9a-f]{32}$/, 'a mark')) }),
  reply: z.object({
    session,
    /** false where Exchange does not have the appointment yet: it is linked as soon as it does. */
    linked: z.boolean(),
  }),
});
