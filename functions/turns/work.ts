import { nothing, type WorkName } from '../tables/outbox-store.ts';

/** Settle the turn of a session that was closed: who shared it and who paid; and who has attended a session. */
export const SETTLE_TURN: WorkName<null> = { kind: 'settle-turn', payload: nothing };

/** Show on people's Home which turns are theirs and what is asked of them, after something has changed. */
export const ROTA_CHANGED: WorkName<null> = { kind: 'rota-changed', payload: nothing };
