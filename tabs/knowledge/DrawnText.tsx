import type { ComponentProps } from 'react';
import type { ArtifactType } from '../../domain/knowledge/artifact.ts';
import { Markdown } from '../components/Markdown.tsx';
import { asidesOfRubric } from './rubric/asides.tsx';
import { asidesOfTree } from './tree/asides.tsx';

const ASIDES: { readonly [Type in ArtifactType]?: typeof asidesOfTree } = {
  'decision tree': asidesOfTree,
  rubric: asidesOfRubric,
};

type Props = Omit<ComponentProps<typeof Markdown>, 'asides'> & { readonly type: ArtifactType };

/** The text of an artifact, with what its type says beside it. Loaded with the reader of Markdown. */
export const DrawnText = ({ type, ...drawing }: Props) => <Markdown {...drawing} asides={ASIDES[type]} />;
