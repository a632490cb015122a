import * as z from 'zod/mini';
import { entraId } from '../shared/ids.ts';
import { inSession, none, route } from '../shared/route.ts';
import { takePart } from './abilities.ts';
import { session } from './session.ts';

/** For how long the pages offer to undo a hand-over. */
export const UNDO_HAND_OVER_MS = 10_000;
/** A facilitator who has not had the session open for this long is away, and the lead can be taken. */
export const AWAY_MS = 60_000;

export const undoHandOver = route({
  name: 'undoHandOver',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/hand-over/undo',
  summary: 'Undo one’s own hand-over within a few seconds, unless the session has been changed since',
  access: takePart,
  touches: ['sessions', 'home'],
  params: inSession,
  query: none,
  body: none,
  reply: session,
});

export const takeTheLead = route({
  name: 'takeTheLead',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/lead',
  summary: 'Become the facilitator of a live session whose facilitator has not had it open for a minute',
  access: takePart,
  touches: ['sessions', 'home'],
  params: inSession,
  query: none,
  /** The facilitator whom the caller saw as away. Refused if somebody else facilitates by now. */
  body: z.strictObject({ from: entraId }),
  reply: session,
});
