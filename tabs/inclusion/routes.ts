import { lazy } from 'react';
import type { PageRoute } from '../app/routes.ts';

export const routes: readonly PageRoute[] = [['/join', lazy(() => import('./JoinPage.tsx'))]];
