import * as z from 'zod/mini';
import { pilotState, verdict } from '../pilots/states.ts';
import { id, personRef } from '../shared/ids.ts';
import { inSession, none, route } from '../shared/route.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';
import { takePart } from './abilities.ts';
import { agenda } from './agenda.ts';
import { type SessionFormat, session } from './session.ts';

/** A pilot that grew out of a session, and what came of it. */
export const pilotHere = z.object({
  id,
  title: z.string(),
  owner: personRef,
  state: pilotState,
  verdict: nullIfMissing(verdict),
  /** Whether it has ended because its report was withdrawn. */
  withdrawn: z._default(z.boolean(), false),
});
export type PilotHere = z.infer<typeof pilotHere>;

/** A published report that no session has taken up yet. */
export const offeredReport = z.object({
  pilotId: id,
  title: z.string(),
  owner: personRef,
  verdict,
  /** When it was published. */
  at: instant,
});
export type OfferedReport = z.infer<typeof offeredReport>;

/** Whether reports are offered to sessions of this format. */
export const takesReports = (format: SessionFormat): boolean =>
  format === 'experiment' || format === 'debrief' || format === 'case study';

export const takeReport = route({
  name: 'takeReport',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/reports',
  summary: 'Put the report of a pilot on the agenda; nobody is mailed for it',
  access: takePart,
  touches: ['sessions'],
  params: inSession,
  query: none,
  /** `itemId` is the new agenda item's. */
  body: z.strictObject({ pilotId: id, itemId: id }),
  reply: z.object({ session, agenda }),
});
