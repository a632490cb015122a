import * as z from 'zod/mini';
import { readCommunity } from '../community/abilities.ts';
import { id, personRef } from '../shared/ids.ts';
import { inSession, none, route } from '../shared/route.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { takePart } from './abilities.ts';
import { agenda } from './agenda.ts';
import { note, noteRef } from './note.ts';
import { session } from './session.ts';
import { toldRound } from './told-round.ts';
import { sharedWalk } from './walk.ts';

const permission = z.string();

export const sessionAbilities = z.object({
  change: permission,
  lead: permission,
  close: permission,
  capture: permission,
  /** Whether I can take the lead because the facilitator is away; null where that is not known. */
  takeLead: nullIfMissing(permission),
  /** null from a version without it. */
  cancel: nullIfMissing(permission),
  reopen: nullIfMissing(permission),
});
export type SessionAbilities = z.infer<typeof sessionAbilities>;

/** `item` is a position in this revision's checklist; other revisions may have other items there. */
export const tick = z.object({
  artifactId: id,
  revision: z.int(),
  item: z.int(),
  done: z.boolean(),
  by: personRef,
});

/** How often a side panel asks what is new. */
export const LIVE_BEAT_MS = 2_000;
/** How old an answer may be: what others have changed in the last second may be missing from it. */
export const LIVE_AGE_MS = 1_000;

export const live = z.object({
  /** The server's time, so that pages can correct their clock. */
  now: instant,
  /** null where the page cannot read it. The page then keeps the session that it knew. */
  session: nullIfUnreadable(session),
  /** null where it has not changed, or where the page cannot read it. */
  agenda: nullIfUnreadable(agenda),
  /** Notes that are new or changed since `since`; all notes without `since`, or if it is too old. */
  notes: tolerantArray(note),
  /** Notes removed since `since`. */
  removed: tolerantArray(noteRef),
  /** Checklist items ticked or (with `done: false`) unticked since `since`. */
  ticks: tolerantArray(tick),
  /** Walks through decision trees that have changed since `since`. */
  walks: z._default(tolerantArray(sharedWalk), []),
  /** Rounds of scoring begun in this session that have changed since `since`, for those who may score. */
  rounds: z._default(tolerantArray(toldRound), []),
  unattributedNotes: z.boolean(),
  abilities: sessionAbilities,
  /** To be sent as `since` within a minute, to get only changes. Later than that everything is sent again. */
  cursor: z.string(),
  /** After how many milliseconds to ask again; more than the usual while the server is busy. */
  askAgainMs: nullIfMissing(z.number()),
});
export type Live = z.infer<typeof live>;

export const followSession = route({
  name: 'followSession',
  method: 'GET',
  path: '/api/communities/{communityId}/sessions/{sessionId}/live',
  summary: 'What has happened in a session since last asked; the side panel asks every two seconds',
  access: readCommunity,
  shows: ['sessions', 'notes', 'ticks', 'walks'],
  params: inSession,
  /** `stage`: it is shown on the meeting's stage, which tells nothing of who has the panel open. */
  query: z.strictObject({ since: z.optional(instant), stage: z.optional(z.literal('yes')) }),
  body: none,
  reply: live,
});

export const moveAgenda = route({
  name: 'moveAgenda',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/agenda/move',
  summary: 'Begin an agenda item, ending the one under way; the first move makes the session live',
  access: takePart,
  touches: ['sessions', 'home'],
  params: inSession,
  query: none,
  /** `undo` reverts the last move: the item that it began becomes not begun, and `to` becomes uninterrupted. */
  body: z.strictObject({ to: z.nullable(id), undo: z.optional(z.literal(true)) }),
  reply: z.object({ session, agenda, now: instant }),
  versioned: true,
});
