import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { ArtifactType } from '../../../domain/knowledge/artifact.ts';
import type { ArtifactPage } from '../../../domain/knowledge/contract.ts';
import type { LiveState } from './live-state.ts';
import type { SessionClient } from './session-client.ts';

/** Where an artifact is shown in a meeting: beside it for one person, or on its stage for all. */
export type Surface = 'panel' | 'stage';

export interface WorkingProps {
  readonly client: SessionClient;
  readonly state: LiveState;
  readonly page: ArtifactPage;
  readonly revision: number;
  /** The text of that revision. */
  readonly body: string;
  readonly on: Surface;
}

/** What a session does with a type of artifact besides reading it. */
interface Working {
  readonly Part: LazyExoticComponent<ComponentType<WorkingProps>>;
  /** Whether the text is folded, because the part says all of it. */
  readonly folds: boolean;
}

export const WORKING: { readonly [Type in ArtifactType]?: Working } = {
  'decision tree': { Part: lazy(() => import('./WalkTogether.tsx')), folds: true },
  rubric: { Part: lazy(() => import('./ScoreTogether.tsx')), folds: true },
  template: { Part: lazy(() => import('./FillIn.tsx')), folds: false },
};
