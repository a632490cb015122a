import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { SkeletonRows } from './Rows.tsx';

interface Items<Item> {
  readonly items: readonly Item[];
}

/** Rows of Home that are loaded with the first thing of their kind: most people have few kinds of them. */
export function lateRows<Item>(
  load: () => Promise<(props: Items<Item>) => ReactNode>,
): ComponentType<Items<Item>> {
  const List: ComponentType<Items<Item>> = lazy(async () => ({ default: await load() }));
  return ({ items }) => (
    <Suspense fallback={<SkeletonRows rows={items.length} />}>
      <List items={items} />
    </Suspense>
  );
}
