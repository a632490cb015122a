import { lazy } from 'react';
import type { PageRoute } from '../app/routes.ts';

export const routes: readonly PageRoute[] = [
  ['/communities/:communityId/pilots', lazy(() => import('./list/PilotsPage.tsx'))],
  ['/communities/:communityId/pilots/new', lazy(() => import('./plan/BeginPage.tsx'))],
  ['/communities/:communityId/pilots/:pilotId', lazy(() => import('./page/PilotPage.tsx'))],
  ['/communities/:communityId/pilots/:pilotId/edit', lazy(() => import('./plan/EditPage.tsx'))],
  ['/communities/:communityId/pilots/:pilotId/report', lazy(() => import('./report/ReportPage.tsx'))],
];
