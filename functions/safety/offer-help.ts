import { offerHelp as contract } from '../../domain/safety/contract.ts';
import { serve } from '../use-case.ts';
import { offerKey, offerRow } from './help-store.ts';

export const offerHelp = serve(contract, async ({ place, me, body, operation }, world) => {
  await world.write(place, operation, [{ do: 'put', key: offerKey(me.id), row: offerRow.columns(body) }]);
  return body;
});
