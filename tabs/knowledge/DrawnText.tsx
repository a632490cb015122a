import type { ComponentProps } from 'react';
import type { ArtifactType } from '../../domain/knowledge/artifact.ts';
import { Markdown } from '../components/Markdown.tsx';
import { asidesOf } from './tree/asides.tsx';

type Props = Omit<ComponentProps<typeof Markdown>, 'asides'> & { readonly type: ArtifactType };

/** The text of an artifact, with what its type says beside it. Loaded with the reader of Markdown. */
export const DrawnText = ({ type, ...drawing }: Props) => <Markdown {...drawing} asides={asidesOf(type)} />;
