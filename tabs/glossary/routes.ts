import { lazy } from 'react';
import type { PageRoute } from '../app/routes.ts';

const ProposePage = lazy(() => import('./ProposePage.tsx'));

export const routes: readonly PageRoute[] = [
  ['/communities/:communityId/knowledge/glossary', lazy(() => import('./GlossaryPage.tsx'))],
  ['/communities/:communityId/knowledge/glossary/propose', ProposePage],
  ['/communities/:communityId/knowledge/glossary/:termId', lazy(() => import('./TermPage.tsx'))],
  ['/communities/:communityId/knowledge/glossary/:termId/propose', ProposePage],
];
