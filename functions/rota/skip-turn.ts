import { skipTurn as contract } from '../../domain/rota/contract.ts';
import { maySkip } from '../../domain/rota/policy.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeTurn } from './change-turn.ts';
import { lineOn, skipping } from './turn-writes.ts';

/** Whoever skips a turn counts as not being there for it: they neither share it nor pay for it. */
export const skipTurn = serve(contract, async (call, world) => {
  const { me, body } = call;
  const by = { id: me.id, name: me.name };
  const at = world.now().toISOString();
  return changeTurn(world, call, (_, turn, now) => {
    const others = now.agreed.skips.filter(({ person }) => person.id !== me.id);
    const skips = others.length < now.agreed.skips.length;
    if (skips === body.skips) return undefined;
    requirePermission(maySkip(me, now));
    if (!body.skips) {
      const lines = [lineOn(turn, { what: 'not-skipped', by, at, reason: body.reason })];
      return { changes: [{ turn, change: { skips: others } }], lines };
    }
    const isMine = turn.stored?.agreed?.person.id === me.id;
    const change = {
      skips: skipping(turn, { person: by, reason: body.reason, at }),
      ...(isMine && { agreed: null }),
      ...(turn.stored?.swap?.by.id === me.id && { swap: null }),
    };
    const lines = [lineOn(turn, { what: 'skipped', by, at, reason: body.reason })];
    return { changes: [{ turn, change }], lines };
  });
});
