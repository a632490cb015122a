import { useMemo, useState } from 'react';
import type { Annotation } from '../../../domain/knowledge/annotation.ts';
import { listAnnotations } from '../../../domain/knowledge/annotation-contract.ts';
import type { ArtifactPage } from '../../../domain/knowledge/contract.ts';
import { call, type Reply } from '../../api/client.ts';
import { useQuery } from '../../api/use-data.ts';

export interface AllAnnotations {
  /** Those that have been told so far. */
  readonly annotations: readonly Annotation[];
  /** Whether there are more than those. */
  readonly hasMore: boolean;
  /** How often more were asked for. */
  readonly asked: number;
  readonly ask: () => void;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly retry: () => void;
}

const NONE: Reply<typeof listAnnotations> = { annotations: [], next: null };

/** An artifact's annotations: those that its page tells, and of very many the others on demand. */
export function useAllAnnotations(
  communityId: string,
  artifactId: string,
  page: Pick<ArtifactPage, 'annotations' | 'annotationsAfter'> | undefined,
): AllAnnotations {
  const [asked, setAsked] = useState(0);
  const after = page?.annotationsAfter ?? null;
  const params = { communityId, artifactId };
  // All of them under one key, so that a change asks for each again.
  const later = useQuery<Reply<typeof listAnnotations>>(
    asked > 0 && after !== null
      ? [listAnnotations.name, { ...params, after, asked }, listAnnotations.shows]
      : null,
    async () => {
      const all: Annotation[] = [];
      let next = after;
      for (let told = 0; told < asked && next !== null; told += 1) {
        const more = await call(listAnnotations, { params, query: { after: next } });
        all.push(...more.annotations);
        ({ next } = more);
      }
      return { annotations: all, next };
    },
    { keepPreviousData: true },
  );
  const { annotations: others, next } = (after !== null && later.data) || { ...NONE, next: after };
  const first = page?.annotations;
  const annotations = useMemo(() => [...(first ?? []), ...others], [first, others]);
  return {
    annotations,
    hasMore: next !== null,
    asked,
    ask: () => setAsked(asked + 1),
    busy: later.isLoading,
    problem: later.error ?? null,
    retry: later.reload,
  };
}
