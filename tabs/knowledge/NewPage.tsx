import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import { openCommunity } from '../../domain/community/contract.ts';
import { artifactType } from '../../domain/knowledge/artifact.ts';
import { id } from '../../domain/shared/ids.ts';
import { useData } from '../api/use-data.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Editor } from './Editor.tsx';
import { EDITOR, KNOWLEDGE } from './texts.ts';

const FromTemplate = lazy(() => import('./forms/FromTemplate.tsx'));

/**
 * Begin an artifact. Its id is made here and stands in the address at once, so that a reload comes back to the same one
 * with all that was typed.
 */
export default function NewPage({ params }: { params: Readonly<Record<string, string>> }) {
  const { communityId = '' } = params;
  const [path, go] = useLocation();
  const query = useSearch();
  const search = new URLSearchParams(query);
  const asked = id.safeParse(search.get('id'));
  const templateId = id.safeParse(search.get('template')).data;
  const type = artifactType.safeParse(search.get('as')).data;
  const community = useData(openCommunity, { params: { communityId } });
  const begun = asked.success;
  /** The id made on this visit: the server has nothing under it, and need not be asked. */
  const made = useRef<string | null>(null);
  useEffect(() => {
    if (begun) return;
    const next = crypto.randomUUID();
    made.current = next;
    const onwards = new URLSearchParams(query);
    onwards.set('id', next);
    go(`${path}?${onwards}`, { replace: true });
  }, [begun, path, query, go]);

  if (community.data && community.data.abilities.writeKnowledge !== 'yes') {
    const listPath = `/communities/${communityId}/knowledge`;
    return (
      <EmptyState
        title={KNOWLEDGE.title}
        action={<Button onClick={() => go(listPath)}>{EDITOR.leave}</Button>}
      >
        {EDITOR.notAWriter}
      </EmptyState>
    );
  }
  if (!asked.success) return <SkeletonRows rows={8} />;
  const place = {
    communityId,
    artifactId: asked.data,
    origin: made.current === asked.data ? ('new' as const) : ('maybe-new' as const),
  };
  return templateId ? (
    <Suspense fallback={<SkeletonRows rows={8} />}>
      <FromTemplate key={asked.data} {...place} templateId={templateId} type={type ?? 'case note'} />
    </Suspense>
  ) : (
    <Editor key={asked.data} {...place} />
  );
}
