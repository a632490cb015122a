import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode } from 'react';
import type { ArtifactType } from '../../domain/knowledge/artifact.ts';
import type { ArtifactPage } from '../../domain/knowledge/contract.ts';

/** What the editing page gives to the editor of a type. */
export interface TypeEditorProps {
  readonly type: ArtifactType;
  readonly body: string;
  readonly onChange: (body: string) => void;
  /** The editor of the whole text, for bodies that the type's own editor cannot hold (see `FormOrText`). */
  readonly text: ReactNode;
}

/** What the reading page gives to what a type shows of its own. */
export interface TypeReadingProps {
  readonly communityId: string;
  readonly page: ArtifactPage;
  /** The text that is read: published, or the draft. */
  readonly body: string;
}

type Loaded<Props> = LazyExoticComponent<ComponentType<Props>>;

/** What a type of artifact has of its own. Its body is Markdown all the same, in the form that the type asks for. */
export interface TypeParts {
  readonly Editor?: Loaded<TypeEditorProps>;
  /** Whether what stands above holds the first action of the page. */
  readonly leads?: true;
  /** Stands above the text on its page. */
  readonly Above?: Loaded<TypeReadingProps>;
  /** Stands below the text on its page. */
  readonly Below?: Loaded<TypeReadingProps>;
}

/** Types that are written as answers to questions. */
const QUESTIONS: TypeParts = { Editor: lazy(() => import('./forms/SectionsEditor.tsx')) };

/** Loaded where they are asked for, type by type. A type that is not here is text alone. */
export const TYPE_PARTS: { readonly [Type in ArtifactType]?: TypeParts } = {
  playbook: QUESTIONS,
  'case note': QUESTIONS,
  'interview finding': QUESTIONS,
  'experiment summary': QUESTIONS,
  'success story': QUESTIONS,
  'training module': { ...QUESTIONS, leads: true, Above: lazy(() => import('./forms/TrainingAbove.tsx')) },
  'synthesis report': QUESTIONS,
  checklist: { Editor: lazy(() => import('./forms/ChecklistEditor.tsx')) },
  roadmap: {
    Editor: lazy(() => import('./forms/RoadmapEditor.tsx')),
    Above: lazy(() => import('./forms/Timeline.tsx')),
  },
  template: { leads: true, Above: lazy(() => import('./forms/UseTemplate.tsx')) },
  rubric: {
    Editor: lazy(() => import('./rubric/RubricEditor.tsx')),
    Below: lazy(() => import('./rubric/RubricBelow.tsx')),
  },
  'decision tree': {
    leads: true,
    Editor: lazy(() => import('./tree/TreeEditor.tsx')),
    Above: lazy(() => import('./tree/TreeAbove.tsx')),
  },
};
