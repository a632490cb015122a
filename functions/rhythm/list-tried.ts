import { roleMay } from '../../domain/community/policy.ts';
import { answerPrompts } from '../../domain/rhythm/abilities.ts';
import { listTried as contract } from '../../domain/rhythm/contract.ts';
import { TRIED_ITEM } from '../../domain/sessions/agenda.ts';
import { mayOpenSession } from '../../domain/sessions/policy.ts';
import { isOpen, type Session } from '../../domain/sessions/session.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Place } from '../tables/community-store.ts';
import { answersAmong } from '../tables/rhythm-store.ts';
import { unlessNewer } from '../tables/rows.ts';
import { requirePermission, serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { sessionsBefore } from './held-sessions.ts';

/** How many sessions without the item are looked past. */
const LOOKS = 4;

/**
 * What was said since the session before this one, so that it stands with whichever session comes next. A session whose
 * agenda has no item for it, such as one that was put in between, is looked past.
 */
export const listTried = serve(contract, async ({ place, me, params }, world) => {
  const now = world.now();
  const stored = await world.sessions.head(place, params.sessionId);
  if (!stored) throw new Refusal('not-found');
  const { session } = stored;
  requirePermission(mayOpenSession(me, session));
  const before = await sessionsBefore(world, place, session, now);
  const answers = [];
  for (const one of before.slice(0, LOOKS)) {
    const [said, has] = await Promise.all([
      isOpen(one.state) ? [] : world.rhythms.said(place, one.id),
      hasItem(world, place, one),
    ]);
    answers.push(...answersAmong(one.id, said));
    if (has) break;
  }
  answers.sort((a, b) => a.at.localeCompare(b.at));
  const [last] = before;
  const mayAnswer = isOpen(session.state) && roleMay(me.role, answerPrompts);
  return { answers, about: mayAnswer && last && !isOpen(last.state) ? last.id : null };
});

/** Whether a session opens with what was tried. One that this version cannot read is taken for one that does. */
async function hasItem(world: World, place: Place, { id }: Pick<Session, 'id'>): Promise<boolean> {
  const agenda = await unlessNewer(world.trace, world.sessions.agenda(place, id));
  return !agenda || agenda.items.some(({ kind }) => kind === TRIED_ITEM.kind);
}
