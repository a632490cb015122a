import { reviewCharter as contract } from '../../domain/charter/contract.ts';
import { invalid } from '../../domain/shared/refusal.ts';
import { addDays } from '../../domain/shared/time.ts';
import { serve } from '../use-case.ts';
import { changeCharterHead } from './change-charter-head.ts';

/** The furthest day of the next review. */
const DAYS_MAX = 731;

export const reviewCharter = serve(contract, async (call, world) => {
  const { next } = call.body;
  const { id, name } = call.me;
  const head = await changeCharterHead(call, world, (_, now) => {
    const today = now.toISOString().slice(0, 10);
    if (next <= today || next > addDays(today, DAYS_MAX)) throw invalid('next', 'a day within two years');
    return { reviewOn: next, reviewed: { by: { id, name }, at: now.toISOString() } };
  });
  return { reviewOn: head.reviewOn };
});
