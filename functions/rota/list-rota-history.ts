import { listRotaHistory as contract } from '../../domain/rota/contract.ts';
import { serve } from '../use-case.ts';
import { historyPage } from './rota-store.ts';

export const listRotaHistory = serve(contract, async ({ place, query }, world) =>
  historyPage(world, place, query.after),
);
