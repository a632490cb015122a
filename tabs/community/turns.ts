import type { Member } from '../../domain/community/community.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { nextFacilitator } from '../sessions/plan/suggest.ts';

/** Somebody's turn: they led a session, will lead it, or would be next although nothing is planned. */
export interface Turn {
  readonly kind: 'led' | 'leads' | 'next';
  readonly person: PersonRef;
  /** null where no session is planned yet. */
  readonly session: Pick<Session, 'id' | 'communityId' | 'topic' | 'startsAt'> | null;
}

/** As many as are shown of those who led. */
const LED = 4;
const LEADS = 3;

/** Who led lately and who leads next, in time; last who would be next by the sessions there were. */
export function turnsOf(
  members: readonly Member[],
  coming: readonly Session[],
  past: readonly Session[],
): Turn[] {
  const turn = (kind: 'led' | 'leads') => (session: Session) => ({
    kind,
    person: session.facilitator,
    session,
  });
  const led = past
    .filter(({ state }) => state === 'closed' || state === 'live')
    .slice(0, LED)
    .reverse()
    .map(turn('led'));
  const leads = coming.slice(0, LEADS).map(turn('leads'));
  const after = coming.length <= LEADS ? nextFacilitator(members, [...coming, ...past]) : null;
  return [
    ...led,
    ...leads,
    ...(after ? [{ kind: 'next' as const, person: after.member, session: null }] : []),
  ];
}
