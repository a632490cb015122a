import * as z from 'zod/mini';
import { id, personRef } from '../shared/ids.ts';
import { mineKind } from '../shared/mine.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';

export const safetyMine = {
  /** Three questions about a session. The same for everybody until they leave, answered or not. */
  pulse: mineKind('pulse', { sessionId: id, topic: z.string(), until: instant }, { asks: true }),
  /** Somebody asks me for help, or has answered what I asked. Its words are on its own page alone. */
  help: mineKind(
    'help',
    {
      helpId: id,
      with: personRef,
      /** Whether it was I who asked. */
      iAsked: z.boolean(),
      notNow: z.boolean(),
      agreed: nullIfMissing(instant),
    },
    { asks: ({ iAsked }) => !iAsked },
  ),
};
