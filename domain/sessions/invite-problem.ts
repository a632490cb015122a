import * as z from 'zod/mini';
import { instant } from '../shared/time.ts';

/** Why an invite needs a person, or what they should know although it is out. The pages say it in words. */
export const inviteProblem = z.discriminatedUnion('code', [
  z.object({
    code: z.enum([
      // Microsoft 365 has not answered for a day.
      'unavailable',
      'event-deleted',
      'app-refused',
      'mailbox-missing',
      'calendar-forbidden',
      'no-teams-link',
      // Planned in Outlook's pane, which was closed before the appointment was saved.
      'appointment-awaited',
      // The appointment was linked, and its host has not sent it yet.
      'appointment-unsent',
      // Exchange has not had the appointment for an hour.
      'appointment-missing',
      // The appointment was one of these when Exchange had it at last.
      'appointment-cancelled',
      'appointment-in-series',
      'appointment-private',
      // The appointment is another session's.
      'appointment-taken',
      // A newer version of Guildhall has written something that this one cannot read.
      'newer-version',
      'unexpected',
    ]),
  }),
  /** `reason` is Outlook's own code. */
  z.object({ code: z.literal('outlook-refused'), reason: z.string() }),
  /** Outlook invites so many people at most, and so many are left out. */
  z.object({ code: z.literal('too-many-people'), most: z.int(), leftOut: z.int() }),
]);
export type InviteProblem = z.infer<typeof inviteProblem>;

/** An invite that could not be sent so far, and when it is tried next. */
export const inviteTry = z.object({ next: instant });
export type InviteTry = z.infer<typeof inviteTry>;
