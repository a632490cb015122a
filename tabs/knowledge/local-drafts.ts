import { kept } from '../drafts/browser-store.ts';
import { type KeptCopy, readKept } from '../drafts/stored-draft.ts';

export function draftKey(personId: string, communityId: string, artifactId: string): string {
  return `guildhall.artifact.${personId}.${communityId}.${artifactId}`;
}

/** What this browser keeps of a person's writing in a community and the server does not have yet, by artifact. */
export function localDrafts(personId: string, communityId: string): Map<string, KeptCopy> {
  const prefix = draftKey(personId, communityId, '');
  const found = kept.keys(prefix).flatMap((key) => {
    const copy = readKept(kept.get(key));
    return copy ? [[key.slice(prefix.length), copy] as const] : [];
  });
  return new Map(found.sort(([, a], [, b]) => b.at.localeCompare(a.at)));
}
