import { type ComponentType, lazy } from 'react';

/** A page of the app. Its parameters come from the address: `:communityId` becomes the property communityId. */
export type Page = ComponentType<{ readonly params: Readonly<Record<string, string>> }>;

/** Every page by its address, each a chunk of its own. Addresses are kept for good: invites and notifications name them. */
export const ROUTES: readonly (readonly [path: string, page: Page])[] = [
  ['/', lazy(() => import('../home/HomePage.tsx'))],
  ['/start', lazy(() => import('../community/StartPage.tsx'))],
  ['/communities/:communityId', lazy(() => import('../community/CommunityPage.tsx'))],
  ['/communities/:communityId/people', lazy(() => import('../community/PeoplePage.tsx'))],
  ['/communities/:communityId/people/import', lazy(() => import('../community/ImportPage.tsx'))],
  ['/communities/:communityId/edit', lazy(() => import('../community/EditPage.tsx'))],
  ['/communities/:communityId/knowledge', lazy(() => import('../knowledge/KnowledgePage.tsx'))],
  ['/communities/:communityId/knowledge/new', lazy(() => import('../knowledge/NewPage.tsx'))],
  ['/communities/:communityId/knowledge/:artifactId', lazy(() => import('../knowledge/ArtifactPage.tsx'))],
  ['/communities/:communityId/knowledge/:artifactId/edit', lazy(() => import('../knowledge/EditPage.tsx'))],
  [
    '/communities/:communityId/knowledge/:artifactId/revisions/:number',
    lazy(() => import('../knowledge/ArtifactPage.tsx')),
  ],
  ['/communities/:communityId/plan', lazy(() => import('../sessions/plan/PlanPage.tsx'))],
  ['/communities/:communityId/sessions/:sessionId', lazy(() => import('../sessions/page/SessionPage.tsx'))],
  ['/communities/:communityId/sessions/:sessionId/edit', lazy(() => import('../sessions/plan/EditPage.tsx'))],
];

export interface SearchProps {
  /** The community whose page is open, if any. */
  readonly communityId: string | null;
  readonly onClose: () => void;
}

/** What Ctrl+K and / open; null while there is nothing to search. */
export const SEARCH: ComponentType<SearchProps> | null = lazy(() => import('../knowledge/SearchSheet.tsx'));

export const SHORTCUTS_SHEET = lazy(() => import('./ShortcutsSheet.tsx'));
