import * as z from 'zod/mini';
import { id, personRef } from '../shared/ids.ts';
import { newsKind } from '../shared/news.ts';
import { date, instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';

const aRole = { roleId: id, title: z.string() };
/** Until when the proposal is open; unknown in lines of earlier versions. */
const closesAt = nullIfMissing(instant);

export const rolesNews = {
  'role-opened': newsKind('role-opened', { ...aRole, showsAt: instant }),
  'role-held': newsKind('role-held', { ...aRole, person: personRef, until: date }),
  'role-ended': newsKind('role-ended', { ...aRole, person: personRef, word: z.string() }),
  /** Told to whoever made the proposal. */
  'role-objection': newsKind('role-objection', { ...aRole, word: z.string(), closesAt }),
  /** Told to whoever is proposed. */
  'role-proposed': newsKind('role-proposed', { ...aRole, word: z.string(), closesAt }),
  /** Told to whoever made the proposal: the person left, has rights by another role by now, or the term was over. */
  'role-lapsed': newsKind('role-lapsed', { ...aRole, person: personRef }),
  /** Told to whoever had the role: it has ended, and their rights stay because nobody else has them. */
  'role-rights-stay': newsKind('role-rights-stay', aRole),
};
