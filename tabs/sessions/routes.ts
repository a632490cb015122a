import { lazy } from 'react';
import type { PageRoute } from '../app/routes.ts';

export const routes: readonly PageRoute[] = [
  ['/communities/:communityId/plan', lazy(() => import('./plan/PlanPage.tsx'))],
  ['/communities/:communityId/topics', lazy(() => import('./topics/TopicsPage.tsx'))],
  ['/communities/:communityId/topics/:topicId', lazy(() => import('./topics/TopicPage.tsx'))],
  ['/communities/:communityId/sessions', lazy(() => import('./list/SessionsPage.tsx'))],
  ['/communities/:communityId/sessions/:sessionId', lazy(() => import('./page/SessionPage.tsx'))],
  ['/communities/:communityId/sessions/:sessionId/edit', lazy(() => import('./plan/EditPage.tsx'))],
];
