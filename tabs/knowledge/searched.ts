import { readCommunity } from '../../domain/community/abilities.ts';
import type { Role } from '../../domain/community/community.ts';
import { roleMay } from '../../domain/community/policy.ts';

/** The communities of mine that I may search. */
export const searchedBy = <T extends { readonly role: Role }>(mine: readonly T[]): T[] =>
  mine.filter(({ role }) => roleMay(role, readCommunity));

/** The one that is searched: the one that was chosen, such as by the page, unless I may not search it. */
export function chosenOf(searched: readonly { readonly id: string }[], chosen: string | null): string | null {
  return (searched.find(({ id }) => id === chosen) ?? searched[0])?.id ?? null;
}
