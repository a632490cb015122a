import type { Role } from '../../domain/community/community.ts';
import type { FindKind } from './kinds.ts';
import type { Entry } from './search-answer.ts';

/** What is known of a community, for what may be found of it. */
export interface Findables {
  readonly kinds: ReadonlyMap<string, FindKind>;
  readonly entries: ReadonlyMap<string, Entry>;
}

/**
 * Whether somebody in this role may find a thing: its kind lets them, they may find what it lies within, and nothing is
 * there that hides it.
 */
export function visibleTo({ kinds, entries }: Findables, role: Role | undefined): (entry: Entry) => boolean {
  /** Many notes lie within one session. */
  const above = new Map<string, boolean>();
  const sees = (entry: Entry): boolean => {
    const kind = kinds.get(entry.kind);
    if (!kind?.hit) return false;
    if (kind.mayFind && (role === undefined || !kind.mayFind(role, entry.shows))) return false;
    if (kind.hiddenBy?.(entry.shows).some((key) => entries.has(key))) return false;
    return entry.within === null || seesKey(entry.within);
  };
  /** A thing whose page is gone leads nowhere. */
  const seesKey = (key: string): boolean => {
    let may = above.get(key);
    if (may === undefined) {
      const entry = entries.get(key);
      may = entry !== undefined && sees(entry);
      above.set(key, may);
    }
    return may;
  };
  return sees;
}
