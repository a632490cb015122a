import { lazy } from 'react';
import type { PageRoute } from '../app/routes.ts';

export const routes: readonly PageRoute[] = [
  ['/communities/:communityId/people/help', lazy(() => import('./help/HelpPage.tsx'))],
  ['/communities/:communityId/people/help/:helpId', lazy(() => import('./help/ExchangePage.tsx'))],
];
