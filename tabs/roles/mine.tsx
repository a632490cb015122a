import { type ComponentProps, type ComponentType, lazy, Suspense } from 'react';
import type * as z from 'zod/mini';
import { rolesMine } from '../../domain/roles/mine.ts';
import { TERM_ENDS_DAYS } from '../../domain/roles/role.ts';
import { addDays } from '../../domain/shared/time.ts';
import { type MineViews, mineView } from '../components/mine.ts';
import { SkeletonRows } from '../components/Rows.tsx';

export type Items<Kind extends keyof typeof rolesMine> = {
  readonly items: readonly z.output<(typeof rolesMine)[Kind]>[];
};

/** Loaded with the first thing of its kind. */
function late<Kind extends keyof typeof rolesMine>(kind: Kind): ComponentType<Items<Kind>> {
  const List = lazy(async () => {
    const { MINE_ROWS } = await import('./MineRows.tsx');
    return { default: MINE_ROWS[kind] as ComponentType<Items<Kind>> };
  });
  return (props) => (
    <Suspense fallback={<SkeletonRows rows={props.items.length} />}>
      <List {...(props as object as ComponentProps<typeof List>)} />
    </Suspense>
  );
}

const term = mineView(rolesMine['role-term'], 13, late('role-term'));

export const mine: MineViews<typeof rolesMine> = {
  'role-nominated': mineView(rolesMine['role-nominated'], 9, late('role-nominated')),
  'role-open': mineView(rolesMine['role-open'], 10, late('role-open')),
  'role-proposal': mineView(rolesMine['role-proposal'], 11, late('role-proposal')),
  'role-objected': mineView(rolesMine['role-objected'], 12, late('role-objected')),
  // In the last month of the term.
  'role-term': {
    ...term,
    read: (items) => {
      const until = addDays(new Date().toISOString().slice(0, 10), TERM_ENDS_DAYS);
      return term.read(items).filter(({ due }) => due !== null && due <= until);
    },
  },
};
