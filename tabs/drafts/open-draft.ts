import type { ArtifactPage } from '../../domain/knowledge/contract.ts';
import { keepsTrying } from '../api/retry.ts';
import { draftOf, same } from '../knowledge/draft.ts';
import { isGone, type Server } from './draft-sender.ts';
import type { KeptCopy, Pending } from './stored-draft.ts';

/** now: the artifact begins here, its id was made this moment. perhaps: it may not have reached the server yet. */
export type Beginning = 'now' | 'perhaps' | 'long ago';

export type Opened =
  | { readonly as: 'unreadable'; readonly problem: unknown }
  /** Nothing is there yet. */
  | { readonly as: 'new' }
  | { readonly as: 'saved'; readonly page: ArtifactPage }
  /** The browser has more than the server, or the server could not be asked. */
  | {
      readonly as: 'restored';
      readonly copy: KeptCopy;
      readonly page: ArtifactPage | null;
      readonly pending: Pending | null;
    }
  /** The browser has one text and the server another. */
  | { readonly as: 'met'; readonly copy: KeptCopy; readonly page: ArtifactPage }
  /** What the browser's text was typed upon has been discarded. */
  | { readonly as: 'gone'; readonly copy: KeptCopy; readonly page: null };

/** Reads what the server has and holds it beside what the browser has kept. */
export async function openBoth(server: Server, copy: KeptCopy | null, beginning: Beginning): Promise<Opened> {
  let page: ArtifactPage | null = null;
  try {
    if (beginning !== 'now') page = await server.open();
  } catch (problem) {
    const gone = isGone(problem);
    const fresh = beginning === 'perhaps';
    if (gone && copy && copy.etag !== null) return { as: 'gone', copy, page: null };
    if (!(gone && (fresh || copy)) && !(keepsTrying(problem) && (copy || fresh)))
      return { as: 'unreadable', problem };
  }
  if (!page) return copy ? { as: 'restored', copy, page, pending: copy.pending } : { as: 'new' };
  const there = draftOf(page);
  if (!copy || same(copy.draft, there)) return { as: 'saved', page };
  // Typed upon this very version; or what was on its way arrived, and more has been typed since.
  const ours = copy.etag === page.artifact.etag || (copy.pending && same(copy.pending.draft, there));
  return ours ? { as: 'restored', copy, page, pending: null } : { as: 'met', copy, page };
}
