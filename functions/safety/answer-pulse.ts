import { answerPulse as contract } from '../../domain/safety/contract.ts';
import { withAnswers } from '../../domain/safety/pulse.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { retryOrBusy } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import { isPass } from './passes.ts';
import { pulseOf, usedMark, writingPulse } from './pulse-store.ts';
import { requireAsked } from './take-pass.ts';

/** Adds the answers to the sums. Of who has sent them nothing is written, and the first answer with a pass stays. */
export const answerPulse = serve(contract, async ({ place, params, body, operation }, world) =>
  retryOrBusy(async () => {
    const { sessionId } = await requireAsked(world, place, params.sessionId);
    const pulse = await pulseOf(world, place, sessionId);
    if (!pulse?.secret || !(await isPass(pulse.secret, body.serial, body.pass)))
      throw new Refusal('pass-refused');
    const mark = usedMark(sessionId, body.serial);
    if (pulse.used.has(mark)) return { kept: true };
    const tally = withAnswers(pulse.tally, body.answers);
    const changed = { ...pulse, tally, used: new Set([...pulse.used, mark]) };
    await world.write(place, operation, [writingPulse(sessionId, changed)]);
    return { kept: true };
  }),
);
