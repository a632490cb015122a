import * as z from 'zod/mini';
import {
  type AppointmentParts,
  appointmentParts,
  linkAppointment,
  planFromAppointment,
} from '../../domain/sessions/appointment.ts';
import type { Session, SessionDraft } from '../../domain/sessions/session.ts';
import type { Call } from '../api/client.ts';
import type * as item from '../host/item.ts';

/** What was done already; kept with the draft, so that a closed pane goes on where it stopped. */
export const progress = z.object({
  parts: z.nullable(appointmentParts),
  /** The appointment in which our part stands, once it is saved. */
  item: z.nullable(z.string()),
});
export type Progress = z.infer<typeof progress>;
export const NOTHING_DONE: Progress = { parts: null, item: null };

interface Parts {
  readonly call: Call;
  readonly outlook: Pick<
    typeof item,
    'addAttendees' | 'bodyHtml' | 'composedItemId' | 'prependHtml' | 'saveAppointment' | 'setSubject'
  >;
  readonly note: (done: Progress) => void;
}

interface Making {
  readonly communityId: string;
  readonly sessionId: string;
  readonly operation: string;
  readonly draft: SessionDraft;
  readonly done: Progress;
}

/**
 * Plans the session, writes agenda and people into the appointment, saves it and links the two. It can be called
 * again after any failure, also where another appointment is composed by then: that is written and saved like the first.
 */
export async function makeSession(
  { communityId, sessionId, operation, draft, done }: Making,
  { call, outlook, note }: Parts,
): Promise<{ session: Session; linked: boolean }> {
  const params = { communityId, sessionId };
  const parts =
    done.parts ?? (await call(planFromAppointment, { params, body: draft as never, operation })).parts;
  note({ ...done, parts });
  const here = done.item && (await outlook.composedItemId());
  const saved = here && here === done.item ? here : await written(parts, outlook);
  note({ parts, item: saved });
  return call(linkAppointment, { params, body: { item: saved, mark: parts.mark } });
}

/** The id of our part of the body, by which it is known there. */
const OUR_PART = /id=["']?(?:x_)*guildhall-agenda["'\s>]/i;

/** Writes our part into the appointment at hand, unless it stands there, and saves it; gives its id. */
async function written(parts: AppointmentParts, outlook: Parts['outlook']): Promise<string> {
  await outlook.setSubject(parts.subject);
  if (!OUR_PART.test(await outlook.bodyHtml())) await outlook.prependHtml(parts.html);
  await outlook.addAttendees(parts.attendees);
  return outlook.saveAppointment();
}
