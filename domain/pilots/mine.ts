import * as z from 'zod/mini';
import { id, personRef } from '../shared/ids.ts';
import { mineKind } from '../shared/mine.ts';
import { date, instant } from '../shared/time.ts';
import { storedPrediction } from './pilot.ts';

export const pilotsMine = {
  /**
   * A pilot that I run, to check in or to report. `due` is its last day. Its row asks for check-ins only when I am there.
   */
  pilot: mineKind(
    'pilot',
    {
      pilotId: id,
      title: z.string(),
      startsOn: date,
      endsOn: date,
      startsAt: instant,
      endsAt: instant,
      checkInDays: z.int(),
      measure: storedPrediction.shape.measure,
    },
    { asks: false },
  ),
  /** The day on which I last checked in to a pilot. */
  'checked-in': mineKind('checked-in', { pilotId: id, on: date }, { asks: false }),
  /** Somebody asks to join a pilot of mine. */
  'pilot-request': mineKind(
    'pilot-request',
    {
      pilotId: id,
      title: z.string(),
      person: personRef,
      word: z.string(),
    },
    { asks: true },
  ),
};
