import { keepsTrying } from '../api/retry.ts';
import type { DraftKind, DraftServer, Pending, StoredDraft } from './draft-kind.ts';
import { isGone } from './draft-sender.ts';

/** new: its id was made this moment. maybe-new: it may not have reached the server yet. */
export type Origin = 'new' | 'maybe-new' | 'existing';

export type Opened<Draft, Page> =
  | { readonly found: 'unreadable'; readonly problem: unknown }
  | { readonly found: 'nothing' }
  | { readonly found: 'saved'; readonly page: Page }
  /** The browser has more than the server, or the server could not be asked. */
  | {
      readonly found: 'restored';
      readonly copy: StoredDraft<Draft>;
      readonly page: Page | null;
      readonly pending: Pending<Draft> | null;
    }
  /** The browser has one text and the server another. */
  | { readonly found: 'conflict'; readonly copy: StoredDraft<Draft>; readonly page: Page }
  /** What the browser's text was typed upon has been discarded. */
  | { readonly found: 'gone'; readonly copy: StoredDraft<Draft>; readonly page: null };

/** Reads what the server has and compares it with what the browser has kept. */
export async function openDraft<Draft, Page, Saved>(
  { draftOf, etagOf, same }: DraftKind<Draft, Page, Saved>,
  server: DraftServer<Draft, Page, Saved>,
  copy: StoredDraft<Draft> | null,
  origin: Origin,
): Promise<Opened<Draft, Page>> {
  let page: Page | null = null;
  try {
    if (origin !== 'new') page = await server.open();
  } catch (problem) {
    const gone = isGone(problem);
    const fresh = origin === 'maybe-new';
    if (gone && copy && copy.etag !== null) return { found: 'gone', copy, page: null };
    if (!(gone && (fresh || copy)) && !(keepsTrying(problem) && (copy || fresh)))
      return { found: 'unreadable', problem };
  }
  if (!page) return copy ? { found: 'restored', copy, page, pending: copy.pending } : { found: 'nothing' };
  const there = draftOf(page);
  if (!copy || same(copy.draft, there)) return { found: 'saved', page };
  // Typed upon this very version; or what was on its way arrived, and more has been typed since.
  const ours = copy.etag === etagOf(page) || (copy.pending && same(copy.pending.draft, there));
  return ours ? { found: 'restored', copy, page, pending: null } : { found: 'conflict', copy, page };
}
