import * as z from 'zod/mini';
import { id, personRef } from '../shared/ids.ts';
import { mineKind } from '../shared/mine.ts';
import { instant } from '../shared/time.ts';

const aRole = { roleId: id, title: z.string() };

export const rolesMine = {
  /** A role for which I have nominated nobody. `due` is the last day. */
  'role-open': mineKind('role-open', { ...aRole, showsAt: instant }, { asks: true }),
  /** I am nominated, and asked whether I would. */
  'role-nominated': mineKind('role-nominated', aRole, { asks: true }),
  /** Somebody is proposed, and I have said nothing to it; `again`: I objected, and it was changed. */
  'role-proposal': mineKind(
    'role-proposal',
    {
      ...aRole,
      person: personRef,
      closesAt: instant,
      again: z.boolean(),
    },
    { asks: true },
  ),
  /** A proposal of mine, while objections stand against it. */
  'role-objected': mineKind(
    'role-objected',
    {
      ...aRole,
      person: personRef,
      objections: z.int(),
      closesAt: instant,
    },
    { asks: false },
  ),
  /** A role that I hold. `due` is its last day. */
  'role-term': mineKind('role-term', aRole, { asks: false }),
};
