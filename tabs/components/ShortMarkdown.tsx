import { lazy, Suspense } from 'react';

const InlineMarkdown = lazy(() =>
  import('./InlineMarkdown.tsx').then((module) => ({ default: module.InlineMarkdown })),
);

/** A short Markdown within other words, as it is written until what reads it is loaded. */
export const ShortMarkdown = ({ children }: { children: string }) => (
  <Suspense fallback={children}>
    <InlineMarkdown>{children}</InlineMarkdown>
  </Suspense>
);
