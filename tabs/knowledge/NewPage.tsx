import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import { openCommunity } from '../../domain/community/contract.ts';
import { id } from '../../domain/shared/ids.ts';
import { useData } from '../api/use-data.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Editor } from './Editor.tsx';
import { EDITOR, KNOWLEDGE } from './texts.ts';

/**
 * Begin an artifact. Its id is made here and stands in the address at once, so that a reload comes back to the same one
 * with all that was typed.
 */
export default function NewPage({ params }: { params: Readonly<Record<string, string>> }) {
  const { communityId = '' } = params;
  const [path, go] = useLocation();
  const asked = id.safeParse(new URLSearchParams(useSearch()).get('id'));
  const community = useData(openCommunity, { params: { communityId } });
  const begun = asked.success;
  /** The id made on this visit: the server has nothing under it, and need not be asked. */
  const made = useRef<string | null>(null);
  useEffect(() => {
    if (begun) return;
    const next = crypto.randomUUID();
    made.current = next;
    go(`${path}?id=${next}`, { replace: true });
  }, [begun, path, go]);

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
  return (
    <Editor
      key={asked.data}
      communityId={communityId}
      artifactId={asked.data}
      origin={made.current === asked.data ? 'new' : 'maybe-new'}
    />
  );
}
