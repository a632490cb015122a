import type { Role } from '../../domain/community/community.ts';
import type { Entry } from './search-answer.ts';

/** Where things lie that may change or go without them, and whether that may be found, as the last search knew. */
export interface Above {
  entry: Entry | undefined;
  asked: symbol | undefined;
  may: boolean;
}

/**
 * Whether somebody in this role may find a thing: its kind lets them, they may find what it lies within, and nothing is
 * there that hides it.
 */
export function visibleTo(
  entries: ReadonlyMap<string, Entry>,
  role: Role | undefined,
): (entry: Entry) => boolean {
  const search = Symbol();
  const sees = (entry: Entry): boolean => {
    const { of, above, shows } = entry;
    if (!of.hit) return false;
    if (of.mayFind && (role === undefined || !of.mayFind(role, shows))) return false;
    if (of.hiddenBy?.(shows).some((key) => entries.has(key))) return false;
    if (above === null) return true;
    // Asked once in a search: many notes lie within one session.
    if (above.asked !== search) {
      // A thing whose page is gone leads nowhere.
      above.may = above.entry !== undefined && sees(above.entry);
      above.asked = search;
    }
    return above.may;
  };
  return sees;
}
