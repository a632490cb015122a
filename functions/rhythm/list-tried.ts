import { roleMay } from '../../domain/community/policy.ts';
import { answerPrompts } from '../../domain/rhythm/abilities.ts';
import { listTried as contract } from '../../domain/rhythm/contract.ts';
import { mayOpenSession } from '../../domain/sessions/policy.ts';
import { isOpen } from '../../domain/sessions/session.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { answersAmong } from '../tables/rhythm-store.ts';
import { requirePermission, serve } from '../use-case.ts';
import { sessionBefore } from './held-sessions.ts';

/** What was said since the session before this one: so it stands with whichever session comes next. */
export const listTried = serve(contract, async ({ place, me, params }, world) => {
  const now = world.now();
  const stored = await world.sessions.head(place, params.sessionId);
  if (!stored) throw new Refusal('not-found');
  const { session } = stored;
  requirePermission(mayOpenSession(me, session));
  const before = await sessionBefore(world, place, new Date(session.startsAt), now);
  // Until the one before was held, nobody was asked.
  if (!before || isOpen(before.state)) return { answers: [], about: null };
  const said = await world.rhythms.said(place, before.id);
  const answers = answersAmong(before.id, said).sort((a, b) => a.at.localeCompare(b.at));
  const mayAnswer = isOpen(session.state) && roleMay(me.role, answerPrompts);
  return { answers, about: mayAnswer ? before.id : null };
});
