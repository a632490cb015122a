import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { none, route } from '../shared/route.ts';
import { nullIfMissing } from '../shared/tolerant.ts';

// In a file of their own, because Outlook's pane needs only these routes at first.

/** Graph's id of an item in the person's own mailbox. */
const itemId = z.string().check(z.regex(/^[A-Za-z0-9_=-]{1,512}$/, 'the id of an item, converted for REST'));

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
  }),
});
