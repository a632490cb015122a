import { roleMay } from '../../domain/community/policy.ts';
import { standingOf } from '../../domain/community/rota.ts';
import { joinTurn as contract } from '../../domain/rota/contract.ts';
import { canLead, mayCoFacilitate, mayShadow } from '../../domain/rota/policy.ts';
import { planSessions } from '../../domain/sessions/abilities.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeTurn } from './change-turn.ts';
import { lineOn } from './turn-writes.ts';

/** Everybody for themselves where nobody is yet; whoever leads the turn and those who plan also for others. */
export const joinTurn = serve(contract, async (call, world) => {
  const { me, body } = call;
  const by = { id: me.id, name: me.name };
  const at = world.now().toISOString();
  return changeTurn(world, call, (rota, turn, now) => {
    const there = turn.stored?.[body.as] ?? null;
    if ((there?.id ?? null) === body.personId) return undefined;
    const decides = turn.person === me.id || roleMay(me.role, planSessions);
    const concerns = [there?.id, body.personId].filter((id) => id != null);
    if (!decides && concerns.some((id) => id !== me.id)) throw new Refusal('not-your-turn');
    const joining = rota.people.find(({ id }) => id === body.personId);
    if (body.personId !== null) {
      if (!joining || !canLead(joining, turn.turn.date)) throw new Refusal('cannot-lead');
      const { led } = standingOf(rota.standings, joining.id);
      requirePermission(body.as === 'shadow' ? mayShadow(joining, now, led) : mayCoFacilitate(joining, now));
    }
    const person = joining ? { id: joining.id, name: joining.name } : null;
    const what = body.as === 'shadow' ? ('shadow' as const) : ('co-facilitator' as const);
    return {
      changes: [{ turn, change: { [body.as]: person } }],
      lines: [lineOn(turn, { what, by, at, person })],
    };
  });
});
