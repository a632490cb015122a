import { lazy } from 'react';
import type { PageRoute } from '../app/routes.ts';

export const routes: readonly PageRoute[] = [
  ['/communities/:communityId/charter', lazy(() => import('./CharterPage.tsx'))],
  ['/communities/:communityId/charter/propose', lazy(() => import('./ProposePage.tsx'))],
];
