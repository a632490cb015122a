import { useEffect, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import { openRevision } from '../../domain/knowledge/contract.ts';
import { call } from '../api/client.ts';
import { wordsFor } from '../app/refusals.ts';
import { toast } from '../app/toasts.tsx';

/** `?from=2`: the text of an older revision is taken into the draft, once. */
export function useRevisionAsked(
  communityId: string,
  artifactId: string,
  ready: boolean,
  onFound: (found: { title: string; body: string; number: number }) => void,
): void {
  const [path, go] = useLocation();
  const from = new URLSearchParams(useSearch()).get('from');
  const found = useRef(onFound);
  found.current = onFound;
  useEffect(() => {
    if (!ready || !from) return;
    go(path, { replace: true });
    call(openRevision, { params: { communityId, artifactId, number: from } })
      .then(({ revision, body }) => found.current({ title: revision.title, body, number: revision.number }))
      .catch((problem: unknown) => toast(wordsFor(problem).title));
  }, [ready, from, path, go, communityId, artifactId]);
}
