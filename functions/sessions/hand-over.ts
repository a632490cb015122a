import { handOver as contract } from '../../domain/sessions/contract.ts';
import { mayLead } from '../../domain/sessions/policy.ts';
import { handingOver } from '../turns/hand-over.ts';
import { rotaChanged } from '../turns/work.ts';
import { serve } from '../use-case.ts';
import { changeHead } from './change-head.ts';
import { requireFacilitator } from './session-guards.ts';

export const handOver = serve(contract, async (call, world) => {
  const { me, place, body, operation } = call;
  const { session } = await changeHead(
    world,
    call,
    (there) => mayLead(me, there),
    async (stored) => {
      if (stored.session.facilitator.id === body.to) return undefined;
      // Checked only if something changes: a hand-over that is done stays, even if the person has left since.
      const facilitator = await requireFacilitator(world, place, body.to, 'to');
      const by = { id: me.id, name: me.name };
      return [...handingOver(world, place, stored, facilitator, by, operation), rotaChanged(world)];
    },
  );
  return session;
});
