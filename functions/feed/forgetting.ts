import * as z from 'zod';
import type { WorkName } from '../tables/outbox-store.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import type { FeedThing } from './work.ts';

const gone = z.object({ kind: z.string(), id: z.string(), people: z.array(z.string()) });

/** Forget what these people were told of a thing that is gone. */
export const FORGET_NOTICES: WorkName<z.infer<typeof gone>> = { kind: 'forget-notices', payload: gone };

/** The write that has it forgotten, for a thing that never comes back. Areas write it together with the deletion. */
export const forgettingNotices = (
  world: World,
  subject: string,
  operation: string,
  thing: FeedThing,
  people: readonly string[],
): Write =>
  world.outbox.asking(FORGET_NOTICES, subject, operation, world.now(), { ...thing, people: [...people] });
