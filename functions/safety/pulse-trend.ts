import { pulseTrend as contract } from '../../domain/safety/contract.ts';
import { serve } from '../use-case.ts';
import { pulsesOver } from './pulse-store.ts';

/** How many sessions the trend shows. */
const SESSIONS = 12;

export const pulseTrend = serve(contract, async ({ place }, world) => ({
  points: await pulsesOver(world, place, SESSIONS),
}));
