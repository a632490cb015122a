import { NUDGE_MS } from '../../domain/charter/charter.ts';
import { nudgeCharter as contract } from '../../domain/charter/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';
import { changeCharterHead } from './change-charter-head.ts';

export const nudgeCharter = serve(contract, async (call, world) => {
  const head = await changeCharterHead(call, world, ({ nudgedAt }, now) => {
    if (nudgedAt && now.getTime() - Date.parse(nudgedAt) < NUDGE_MS) throw new Refusal('nudged-lately');
    return { nudgedAt: now.toISOString() };
  });
  return { nudgedAt: head.nudgedAt };
});
