import { takeRequestBack as contract } from '../../domain/inclusion/contract.ts';
import { joiningChanged } from '../feed/joining-changed.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { placeOf } from '../tables/community-store.ts';
import { ASKED, declinedOfPerson, declinedRow, joiningOfPerson } from '../tables/joining-rows.ts';
import { declinedKey, joiningKey } from '../tables/keys.ts';
import type { Write } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import { showAsked } from './asked.ts';

/** Also where the community cannot be found any more: what somebody has asked is theirs. */
export const takeRequestBack = serve(contract, async ({ caller, params, operation }, world) => {
  const { communityId } = params;
  const place = placeOf(caller.tenantId, communityId);
  const [open, no] = await Promise.all([
    joiningOfPerson(world.table, place, 'request', caller.id),
    declinedOfPerson(world.table, place, 'request', caller.id),
  ]);
  if (open || (no && !no.seen)) {
    const seen = declinedRow.changed({ seen: true });
    const writes: Write[] = [
      ...(open ? [{ do: 'clear', key: joiningKey('request', caller.id) } as const] : []),
      ...(no ? [{ do: 'touch', key: declinedKey('request', caller.id), row: seen } as const] : []),
      world.outbox.asking(ASKED, caller.id, operation, world.now()),
      ...(open ? [await joiningChanged(world, place, ['request'], caller.id, operation)] : []),
    ];
    await world.write(place, operation, writes);
    await showAsked(world, place, caller.id).catch(() => {});
    await enqueueWork(world, place, writes);
  }
  return { communityId };
});
