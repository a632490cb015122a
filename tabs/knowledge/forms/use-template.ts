import { useEffect, useState } from 'react';
import type { CharterText } from '../../../domain/charter/charter.ts';
import { openArtifact } from '../../../domain/knowledge/contract.ts';
import type { AgendaPart } from '../../../domain/knowledge/types/template.ts';
import { useData } from '../../api/use-data.ts';

/** A template of the knowledge base, with what other pages take from it. */
export interface FoundTemplate {
  readonly id: string;
  readonly title: string;
  readonly agenda: readonly AgendaPart[];
  /** null where it says nothing of a charter. */
  readonly charter: CharterText | null;
}

/** Finds the template that something begins with. What reads it is loaded only then. */
export function useTemplate(communityId: string, templateId: string | null) {
  const answer = useData(
    openArtifact,
    templateId ? { params: { communityId, artifactId: templateId } } : null,
  );
  const [found, setFound] = useState<FoundTemplate | null>(null);
  const { data } = answer;
  useEffect(() => {
    if (!data) return;
    let gone = false;
    const { id, title } = data.artifact;
    const body = data.body ?? '';
    import('../../../domain/knowledge/types/template.ts').then(
      ({ agendaOf, charterOf }) =>
        !gone && setFound({ id, title, agenda: agendaOf(body), charter: charterOf(body) }),
      // Where that cannot be loaded, the page begins as it does without a template.
      () => !gone && setFound({ id, title, agenda: [], charter: null }),
    );
    return () => {
      gone = true;
    };
  }, [data]);
  return { answer, found: templateId ? found : null };
}
