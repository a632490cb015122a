import { acceptTurn as contract } from '../../domain/rota/contract.ts';
import { mayAccept } from '../../domain/rota/policy.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeTurn } from './change-turn.ts';
import { leading, lineOn } from './turn-writes.ts';

export const acceptTurn = serve(contract, async (call, world) => {
  const { me } = call;
  const by = { id: me.id, name: me.name };
  const at = world.now().toISOString();
  return changeTurn(world, call, (_, turn, now) => {
    // Accepted before, or planned as mine.
    if (turn.person === me.id && turn.how !== 'proposed' && !now.agreed.givenBack) return undefined;
    requirePermission(mayAccept(me, now));
    if (now.agreed.givenBack) {
      const lines = [lineOn(turn, { what: 'kept', by, at })];
      return { changes: [{ turn, change: { givenBack: null } }], lines };
    }
    const { changes } = leading(turn, { person: by, how: 'accepted', by, at, reason: '' });
    return { changes, lines: [lineOn(turn, { what: 'accepted', by, at })] };
  });
});
