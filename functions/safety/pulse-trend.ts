import { pulseTrend as contract } from '../../domain/safety/contract.ts';
import { figuresOf } from '../../domain/safety/pulse.ts';
import { serve } from '../use-case.ts';
import { pulsesOver } from './pulse-store.ts';

/** How many sessions the trend shows. */
const SESSIONS = 12;

export const pulseTrend = serve(contract, async ({ place }, world) => {
  const pulses = await pulsesOver(world, place, SESSIONS);
  return {
    points: pulses.map(({ sessionId, topic, startsAt, tally }) => ({
      sessionId,
      topic,
      startsAt,
      figures: figuresOf(tally),
    })),
  };
});
