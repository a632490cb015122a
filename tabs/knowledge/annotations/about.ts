import { createContext, useContext } from 'react';
import type { ArtifactText } from '../../../domain/knowledge/text.ts';

/** What every part of an artifact's annotations needs to know. */
export interface About {
  readonly communityId: string;
  readonly artifactId: string;
  readonly title: string;
  /** The revision that is shown, and its text. */
  readonly revision: number;
  readonly text: ArtifactText;
  /** Whether I may annotate, answer and revise. */
  readonly writes: boolean;
  /** Whether I am asked what becomes of them. */
  readonly decides: boolean;
  readonly owner: string;
  readonly personId: string;
}

export const AboutContext = createContext<About | null>(null);

export function useAbout(): About {
  const about = useContext(AboutContext);
  if (!about) throw new Error('Annotations stand within an artifact');
  return about;
}
