import { keepEditing as contract } from '../../domain/knowledge/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { keepEditing as keep } from '../tables/editing-rows.ts';
import { serve } from '../use-case.ts';

/** Three storage calls in 20 seconds for each editor that is open and seen. */
export const keepEditing = serve(contract, async (call, { knowledge, table }) => {
  const { place, me, params, body, operation } = call;
  if (body.open && !(await knowledge.head(place, params.artifactId))) throw new Refusal('not-found');
  const by = { id: me.id, name: me.name };
  return { others: await keep(table, place, params.artifactId, by, body, operation) };
});
