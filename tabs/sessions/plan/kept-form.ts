import * as z from 'zod/mini';
import { planForm } from './form.ts';

/** A session being planned, as the browser keeps it until it is saved. */
export const keptPlan = z.object({
  /** The session's id: made with the draft, so that whatever is pressed how often plans it once. */
  id: z.string(),
  /** The operation under which it is planned. */
  operation: z.string(),
  form: planForm,
  /** What was sent and may have arrived, although nobody heard so. */
  sent: z.nullable(z.string()),
});

/** A session being changed: what is typed, and the version it began with. */
export const keptChange = z.object({
  form: planForm,
  base: planForm,
  etag: z.string(),
});
