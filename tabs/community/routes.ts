import { lazy } from 'react';
import type { PageRoute } from '../app/routes.ts';

export const routes: readonly PageRoute[] = [
  ['/start', lazy(() => import('./StartPage.tsx'))],
  ['/communities/:communityId', lazy(() => import('./CommunityPage.tsx'))],
  ['/communities/:communityId/people', lazy(() => import('./PeoplePage.tsx'))],
  ['/communities/:communityId/people/import', lazy(() => import('./ImportPage.tsx'))],
  ['/communities/:communityId/edit', lazy(() => import('./EditPage.tsx'))],
];
