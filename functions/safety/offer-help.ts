import { offerHelp as contract } from '../../domain/safety/contract.ts';
import { serve } from '../use-case.ts';
import { offerKey, offerOf, offerRow } from './help-store.ts';

export const offerHelp = serve(contract, async ({ place, me, body, operation }, world) => {
  // Refuses to write over one that this version cannot read.
  await offerOf(world, place, me.id);
  await world.write(place, operation, [{ do: 'put', key: offerKey(me.id), row: offerRow.columns(body) }]);
  return body;
});
