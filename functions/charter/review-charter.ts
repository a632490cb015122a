import { reviewCharter as contract } from '../../domain/charter/contract.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { addDays, wallTime } from '../../domain/shared/time.ts';
import { serve } from '../use-case.ts';
import { changeCharterHead } from './change-charter-head.ts';

/** The furthest day of the next review. */
const DAYS_MAX = 731;

export const reviewCharter = serve(contract, async (call, world) => {
  const { next } = call.body;
  const { id, name } = call.me;
  const head = await changeCharterHead(call, world, async (_, now) => {
    const community = await world.communities.open(call.place);
    if (!community) throw new Refusal('not-found');
    const today = wallTime(now, community.zone).date;
    if (next <= today || next > addDays(today, DAYS_MAX)) throw invalid('next', 'a day within two years');
    return { reviewOn: next, reviewed: { by: { id, name }, at: now.toISOString() } };
  });
  return { reviewOn: head.reviewOn };
});
