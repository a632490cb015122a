import { nothing, type WorkName } from '../tables/outbox-store.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';

type Put = Extract<Write, { do: 'put' }>;

/** Settle the turn of a session that was closed: who shared it and who paid; and who has been to a session. */
export const SETTLE_TURN: WorkName<null> = { kind: 'settle-turn', payload: nothing };

/** Show on people's Home which turns are theirs and what is asked of them. */
export const ROTA_CHANGED: WorkName<null> = { kind: 'rota-changed', payload: nothing };

/** The write that asks for a turn to be settled, or for its settlement to be corrected. */
export const settlingTurn = (world: World, sessionId: string, operation: string): Put =>
  world.outbox.asking(SETTLE_TURN, sessionId, operation, world.now());

/**
 * The write that brings people's Home in line with the turns to come. All changes ask for the same work, because one look
 * does for all before it: a change during a look gives the work's row a new version, for which the engine does it again.
 */
export const rotaChanged = (world: World): Put => world.outbox.asking(ROTA_CHANGED, '', 'all', world.now());
