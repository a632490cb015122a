import { lazy } from 'react';
import type { PageRoute } from '../app/routes.ts';

export const routes: readonly PageRoute[] = [
  ['/communities/:communityId/knowledge/synthesis', lazy(() => import('./SynthesisPage.tsx'))],
];
