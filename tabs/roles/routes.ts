import { lazy } from 'react';
import type { PageRoute } from '../app/routes.ts';

export const routes: readonly PageRoute[] = [
  ['/communities/:communityId/roles', lazy(() => import('./RolesPage.tsx'))],
  ['/communities/:communityId/roles/new', lazy(() => import('./OfferPage.tsx'))],
  ['/communities/:communityId/roles/:roleId', lazy(() => import('./RolePage.tsx'))],
];
