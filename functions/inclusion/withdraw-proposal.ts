import { withdrawProposal as contract } from '../../domain/inclusion/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { joiningChanged } from '../feed/joining-changed.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { joiningOfPerson } from '../tables/joining-rows.ts';
import { joiningKey } from '../tables/keys.ts';
import type { Write } from '../tables/table.ts';
import { serve } from '../use-case.ts';

export const withdrawProposal = serve(contract, async ({ place, me, params, operation }, world) => {
  const { personId } = params;
  const proposal = await joiningOfPerson(world.table, place, 'proposal', personId);
  if (!proposal) return { withdrawn: personId };
  if (proposal.by.id !== me.id) throw new Refusal('role-may-not');
  const writes: Write[] = [
    { do: 'clear', key: joiningKey('proposal', personId) },
    await joiningChanged(world, place, ['proposal'], personId, operation),
  ];
  await world.write(place, operation, writes);
  await enqueueWork(world, place, writes);
  return { withdrawn: personId };
});
