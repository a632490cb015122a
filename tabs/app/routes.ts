import { type ComponentType, lazy } from 'react';
import { routes as activity } from '../activity/routes.ts';
import { routes as charter } from '../charter/routes.ts';
import { routes as community } from '../community/routes.ts';
import { lazySheet } from '../components/lazy-sheet.tsx';
import { routes as glossary } from '../glossary/routes.ts';
import { routes as home } from '../home/routes.ts';
import { routes as inclusion } from '../inclusion/routes.ts';
import { routes as knowledge } from '../knowledge/routes.ts';
import { routes as onboarding } from '../onboarding/routes.ts';
import { routes as pilots } from '../pilots/routes.ts';
import { routes as rhythm } from '../rhythm/routes.ts';
import { routes as roles } from '../roles/routes.ts';
import { routes as rota } from '../rota/routes.ts';
import { routes as safety } from '../safety/routes.ts';
import { routes as scoring } from '../scoring/routes.ts';
import { routes as sessions } from '../sessions/routes.ts';
import { routes as synthesis } from '../synthesis/routes.ts';

/** A page of the app. Its parameters come from the address: `:communityId` becomes the property communityId. */
export type Page = ComponentType<{ readonly params: Readonly<Record<string, string>> }>;

export type PageRoute = readonly [path: string, page: Page];

/**
 * Every page by its address, each a chunk of its own. The first address that fits is taken. Addresses are kept for good:
 * invites and notifications name them.
 */
export const ROUTES: readonly PageRoute[] = [
  ...home,
  ...community,
  ...sessions,
  ...rhythm,
  // Before artifacts, whose ids would take their addresses.
  ...glossary,
  ...synthesis,
  ...knowledge,
  ...scoring,
  ...pilots,
  ...charter,
  ...roles,
  ...onboarding,
  ...activity,
  ...rota,
  ...safety,
  ...inclusion,
];

export interface SearchProps {
  /** The community whose page is open, if any. */
  readonly communityId: string | null;
  readonly onClose: () => void;
}

export const loadSearch = () => import('../knowledge/SearchSheet.tsx');

/** What Ctrl+K and / open. */
export const SEARCH: ComponentType<SearchProps> = lazySheet(loadSearch);

export const SHORTCUTS_SHEET = lazySheet(() => import('./ShortcutsSheet.tsx'));

/** Asks for a permission that is missing; most people have given it. */
export const CONSENT_BANNER = lazy(() =>
  import('./consent.tsx').then(({ ConsentBanner }) => ({ default: ConsentBanner })),
);

/** The next session of a community, beside what a channel's tab shows. */
export const NEXT_STRIP = lazy(() => import('../sessions/list/NextStrip.tsx'));
