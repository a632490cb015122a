import { lazy } from 'react';
import type { PageRoute } from '../app/routes.ts';

export const routes: readonly PageRoute[] = [
  ['/communities/:communityId/knowledge', lazy(() => import('./KnowledgePage.tsx'))],
  ['/communities/:communityId/knowledge/files', lazy(() => import('./transfer/TransferPage.tsx'))],
  ['/communities/:communityId/knowledge/new', lazy(() => import('./NewPage.tsx'))],
  ['/communities/:communityId/knowledge/stale', lazy(() => import('./StalePage.tsx'))],
  ['/communities/:communityId/knowledge/:artifactId', lazy(() => import('./ArtifactPage.tsx'))],
  ['/communities/:communityId/knowledge/:artifactId/edit', lazy(() => import('./EditPage.tsx'))],
  ['/communities/:communityId/knowledge/:artifactId/steps', lazy(() => import('./forms/StepsPage.tsx'))],
  ['/communities/:communityId/knowledge/:artifactId/walk', lazy(() => import('./tree/WalkPage.tsx'))],
  [
    '/communities/:communityId/knowledge/:artifactId/revisions/:number',
    lazy(() => import('./ArtifactPage.tsx')),
  ],
];
