import { listHolidays as contract } from '../../domain/rhythm/contract.ts';
import { knownHolidays } from '../turns/holidays.ts';
import { serve } from '../use-case.ts';

export const listHolidays = serve(contract, async ({ query }, { now }) =>
  knownHolidays(query.country ?? null, query.region ?? null, now().toISOString().slice(0, 10)),
);
