import type { Member } from '../../../domain/community/community.ts';
import type { PersonRef } from '../../../domain/shared/ids.ts';

type Members = readonly Member[];

/** Somebody may be added while a session is under way. */
const GOOD_MS = 60_000;

/** Asks for a community's members, shares the answer among all who want it, and asks anew once it is a minute old. */
export function makeMembers(
  ask: (communityId: string) => Promise<Members>,
  monotonic: () => number,
): (communityId: string) => Promise<Members> {
  const asked = new Map<string, { answer: Promise<Members>; until: number }>();
  return (communityId) => {
    const known = asked.get(communityId);
    if (known && monotonic() < known.until) return known.answer;
    const fresh = { answer: ask(communityId), until: monotonic() + GOOD_MS };
    asked.set(communityId, fresh);
    // A failure is not kept: whoever asks next asks again.
    fresh.answer.catch(() => asked.get(communityId) === fresh && asked.delete(communityId));
    return fresh.answer;
  };
}

/** Who can be chosen as an action's owner: every member, and whoever it is now although they have left since. */
export function ownersOf(members: Members | null, owner: PersonRef | null): readonly PersonRef[] {
  const known = members ?? [];
  return owner && !known.some(({ id }) => id === owner.id) ? [...known, owner] : known;
}
