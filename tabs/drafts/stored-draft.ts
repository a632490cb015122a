import * as z from 'zod/mini';
import { artifactDraft } from '../../domain/knowledge/artifact.ts';

/** Where the copies lie: the browser's storage. */
export interface Store {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** Also what the server would not take as it is: what could not be read here would be lost unseen. */
const draftAsTyped = z.object({
  ...artifactDraft.shape,
  title: z.string(),
  body: z.string(),
  reviewBy: z.nullable(z.string()),
});
const pending = z.object({ operation: z.string(), draft: draftAsTyped, etag: z.nullable(z.string()) });
const keptCopy = z.object({
  draft: draftAsTyped,
  /** The version it was typed upon; null: it has never been on the server. */
  etag: z.nullable(z.string()),
  at: z.string(),
  /** What was on its way when the page was left. */
  pending: z.nullable(pending),
});
export type KeptCopy = z.infer<typeof keptCopy>;
export type Pending = z.infer<typeof pending>;

export function readKept(text: string | null): KeptCopy | null {
  try {
    const read = keptCopy.safeParse(JSON.parse(text ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export function keepCopy(store: Store, key: string, copy: Omit<KeptCopy, 'at'>): void {
  store.set(key, JSON.stringify({ ...copy, at: new Date().toISOString() } satisfies KeptCopy));
}
