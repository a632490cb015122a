import { lazy, Suspense } from 'react';
import { SkeletonRows } from '../components/Rows.tsx';

const Markdown = lazy(() =>
  import('../components/Markdown.tsx').then((module) => ({ default: module.Markdown })),
);

/** The text of an artifact as its readers see it. */
export function ArtifactText({ title, children }: { title: string; children: string }) {
  return (
    <Suspense fallback={<SkeletonRows rows={6} />}>
      <Markdown top={2} under={title}>
        {children}
      </Markdown>
    </Suspense>
  );
}
