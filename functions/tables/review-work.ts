import * as z from 'zod';
import type { WorkName } from './outbox-store.ts';

const shown = z.object({
  /** Who may have been asked before; its owner and organisers are looked at in any case. */
  people: z.array(z.string()),
});

/** Show on Home who is asked to look at an artifact again. The subject is the artifact's id. */
export const SHOW_REVIEW: WorkName<z.infer<typeof shown>> = { kind: 'show-review', payload: shown };
