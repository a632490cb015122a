import * as z from 'zod/mini';
import {
  type AppointmentParts,
  appointmentParts,
  findAppointment,
  linkAppointment,
  planFromAppointment,
} from '../../domain/sessions/appointment.ts';
import { changeSession } from '../../domain/sessions/contract.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { SessionDraft } from '../../domain/sessions/session-draft.ts';
import type { RefusalCode } from '../../domain/shared/refusal.ts';
import { nullIfMissing } from '../../domain/shared/tolerant.ts';
import type { Call } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { keepsTrying } from '../api/retry.ts';
import type * as item from '../host/item.ts';

/** What was done already; kept with the draft, so that a closed pane goes on where it stopped. */
export const progress = z.object({
  parts: z.nullable(appointmentParts),
  /** The appointment in which our part stands, once it is saved. */
  item: z.nullable(z.string()),
  /** What the session was planned with; null before it was sent, and empty while a change of it is on its way. */
  sent: nullIfMissing(z.string()),
  /** Of the agenda that was written into the appointment. */
  mark: nullIfMissing(z.string()),
});
export type Progress = z.infer<typeof progress>;
export const NOTHING_DONE: Progress = { parts: null, item: null, sent: null, mark: null };

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
  /** Said only when it is planned. */
  readonly otherwise?: { readonly otherwise?: string };
  readonly done: Progress;
}

/** The id of our part of the body, by which it is known there. */
const OUR_PART = /<div\b[^<>]*\bid=["']?(?:x_)*guildhall-agenda["'\s>]/i;

const isLinked = ({ invite, inviteProblem }: Session) =>
  invite === 'sent' || inviteProblem?.code === 'appointment-unsent';

/**
 * Plans the session, writes agenda and people into the appointment, saves it and links the two. It can be called
 * again after any failure, also where another appointment is composed by then: that is written and saved like the first.
 * Where the draft has changed since, the session is changed.
 */
export async function makeSession(
  { communityId, sessionId, operation, draft, otherwise, done }: Making,
  { call, outlook, note }: Parts,
): Promise<{ session: Session; linked: boolean }> {
  const params = { communityId, sessionId };
  const words = JSON.stringify(draft);
  let now = done;
  function put(change: Partial<Progress>): void {
    now = { ...now, ...change };
    note(now);
  }
  const refuse = (code: RefusalCode): never => {
    throw new ApiProblem({ code, status: 409, correlationId: '' });
  };
  const here = await outlook.composedItemId();
  // Asked before anything is planned or written: what will be refused is then left as it is.
  if (here !== null && here !== now.item) {
    const { found, objection } = await call(findAppointment, { query: { item: here } });
    if (objection) refuse(objection);
    if (found && found.sessionId !== sessionId) refuse('appointment-taken');
  }

  async function planned(): Promise<AppointmentParts> {
    const plan = () =>
      call(planFromAppointment, { params, body: { ...draft, ...otherwise } as never, operation });
    if (done.sent === null) put({ sent: words });
    const before = await plan().catch((problem: unknown) => {
      // Nothing was planned, so that the next try may send something else.
      if (done.sent === null && !keepsTrying(problem)) put({ sent: null });
      throw problem;
    });
    if (done.sent === null || done.sent === words) return before.parts;
    // The answer to linking it was lost, and by now another appointment is composed.
    if (done.item !== null && here !== done.item && isLinked(before.session)) refuse('linked-already');
    put({ sent: '' });
    await call(changeSession, { params, body: draft, etag: before.session.etag });
    return (await plan()).parts;
  }

  let { parts } = now;
  if (parts === null || now.sent !== words) {
    parts = await planned();
    put({ parts, sent: words, item: null });
  }
  if (now.item === null || here !== now.item) {
    // One that was not written from here came with a copy of another session's appointment.
    const written = now.mark !== null && now.item === null;
    await outlook.setSubject(parts.subject);
    // An earlier agenda stays, because what was written around it stays: the calendar work replaces it, by its mark.
    if (!written || !OUR_PART.test(await outlook.bodyHtml())) {
      put({ mark: parts.mark });
      await outlook.prependHtml(parts.html);
    }
    await outlook.addAttendees(parts.attendees);
    put({ item: await outlook.saveAppointment() });
  }
  const body = { item: now.item ?? '', mark: now.mark ?? parts.mark };
  return call(linkAppointment, { params, body });
}
