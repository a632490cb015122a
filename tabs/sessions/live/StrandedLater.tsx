import { type ComponentProps, lazy, Suspense } from 'react';

type Props = ComponentProps<typeof import('./Stranded.tsx').default>;

/** The words alone, where the rest cannot be loaded. */
const Words = ({ why, text }: Props) => (
  <section>
    <p role="status">{why}</p>
    <p>{text}</p>
  </section>
);

const Loaded = lazy(() => import('./Stranded.tsx').catch(() => ({ default: Words })));

/** Words that the session no longer takes; seldom needed, so it is loaded then. */
export function Stranded(props: Props) {
  return (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  );
}
