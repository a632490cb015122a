import type { SharedWalk } from '../../../domain/sessions/walk.ts';
import { walkTogether } from '../../../domain/sessions/walk-contract.ts';
import { call } from '../../api/client.ts';
import { withWalk } from './live-state.ts';
import type { SessionClient } from './session-client.ts';

/**
 * Leads the session through a decision tree. Shown at once to whoever leads already; taking the lead from somebody else,
 * `take`, is shown once it is so.
 */
export async function walkWith(
  { place, personId, following }: SessionClient,
  { artifactId, revision, path }: Pick<SharedWalk, 'artifactId' | 'revision' | 'path'>,
  before: SharedWalk | undefined,
  how: { readonly over?: true; readonly take?: true } = {},
): Promise<void> {
  if (before?.lead.id === personId) {
    const next = { ...before, revision, path, over: how.over ?? false };
    following.change((state, at) => withWalk(state, next, at));
  }
  try {
    const walk = await call(walkTogether, {
      params: { ...place, artifactId, revision: String(revision) },
      body: { path: [...path], ...how },
    });
    following.change((state, at) => withWalk(state, walk, at));
  } catch (problem) {
    if (before) following.change((state, at) => withWalk(state, before, at));
    following.now();
    throw problem;
  }
}
