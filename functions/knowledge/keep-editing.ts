import { keepEditing as contract } from '../../domain/knowledge/contract.ts';
import { keepEditing as keep } from '../tables/editing-rows.ts';
import { serve } from '../use-case.ts';

/** Two storage calls in 20 seconds for each editor that is open and seen. */
export const keepEditing = serve(contract, async ({ place, me, params, body, operation }, { table }) => ({
  others: await keep(table, place, params.artifactId, { id: me.id, name: me.name }, body.open, operation),
}));
