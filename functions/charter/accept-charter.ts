import { acceptCharter as contract } from '../../domain/charter/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { showAtOnce } from '../feed/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import type { Write } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import { ACCEPT_FEED, CHARTER_ID, charterChanged } from './charter-feed.ts';
import { acceptedKey, acceptedRow } from './charter-rows.ts';
import { charterHead } from './charter-store.ts';

export const acceptCharter = serve(contract, async ({ place, me, body, operation }, world) => {
  const head = await charterHead(world, place);
  if (head.version === 0) throw new Refusal('no-charter');
  // Nobody accepts what they have not read.
  if (body.version !== head.version)
    throw new Refusal('changed-meanwhile', { current: { version: head.version } });
  const row = acceptedRow.columns({ version: head.version, at: world.now().toISOString() });
  const writes: Write[] = [
    { do: 'put', key: acceptedKey(me.id), row },
    charterChanged(world, operation, [me.id]),
  ];
  await world.write(place, operation, writes);
  await showAtOnce(world, place, ACCEPT_FEED, CHARTER_ID, undefined, me);
  await enqueueWork(world, place, writes);
  return { accepted: head.version };
});
