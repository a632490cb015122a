import type { ReactNode } from 'react';
import type * as z from 'zod/mini';
import { rolesMine } from '../../domain/roles/mine.ts';
import { TERM_ENDS_DAYS } from '../../domain/roles/role.ts';
import { lateRows } from '../components/LateRows.tsx';
import { type MineViews, mineView, shownBefore } from '../components/mine.ts';

export type Items<Kind extends keyof typeof rolesMine> = {
  readonly items: readonly z.output<(typeof rolesMine)[Kind]>[];
};

const late = <Kind extends keyof typeof rolesMine>(kind: Kind) =>
  lateRows(async () => (await import('./MineRows.tsx')).MINE_ROWS[kind] as (props: Items<Kind>) => ReactNode);

export const mine: MineViews<typeof rolesMine> = {
  'role-nominated': mineView(rolesMine['role-nominated'], 9, late('role-nominated')),
  'role-open': mineView(rolesMine['role-open'], 10, late('role-open')),
  'role-proposal': mineView(rolesMine['role-proposal'], 11, late('role-proposal')),
  'role-objected': mineView(rolesMine['role-objected'], 12, late('role-objected')),
  'role-term': shownBefore(mineView(rolesMine['role-term'], 13, late('role-term')), TERM_ENDS_DAYS),
};
