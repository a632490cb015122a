import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode } from 'react';
import type { ArtifactType } from '../../domain/knowledge/artifact.ts';
import type { ArtifactPage } from '../../domain/knowledge/contract.ts';

/** What the editing page gives to the editor of a type. */
export interface TypeEditorProps {
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
  /** Stands above the text on its page. */
  readonly Above?: Loaded<TypeReadingProps>;
  /** Stands below the text on its page. */
  readonly Below?: Loaded<TypeReadingProps>;
}

/** Loaded where they are asked for, type by type. A type that is not here is text alone. */
export const TYPE_PARTS: { readonly [Type in ArtifactType]?: TypeParts } = {
  'decision tree': {
    Editor: lazy(() => import('./tree/TreeEditor.tsx')),
    Above: lazy(() => import('./tree/TreeAbove.tsx')),
  },
};
