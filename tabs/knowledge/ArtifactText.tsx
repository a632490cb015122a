import { lazy, Suspense } from 'react';
import type { ArtifactType } from '../../domain/knowledge/artifact.ts';
import { SkeletonRows } from '../components/Rows.tsx';

const DrawnText = lazy(() => import('./DrawnText.tsx').then((module) => ({ default: module.DrawnText })));

interface Props {
  readonly type: ArtifactType;
  readonly title: string;
  readonly children: string;
}

/** The text of an artifact as its readers see it. */
export function ArtifactText({ type, title, children }: Props) {
  return (
    <Suspense fallback={<SkeletonRows rows={6} />}>
      <DrawnText type={type} top={2} under={title}>
        {children}
      </DrawnText>
    </Suspense>
  );
}
