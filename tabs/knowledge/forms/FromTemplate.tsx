import type { ArtifactType } from '../../../domain/knowledge/artifact.ts';
import { openArtifact } from '../../../domain/knowledge/contract.ts';
import { filledIn, readTemplate } from '../../../domain/knowledge/types/template.ts';
import { useData } from '../../api/use-data.ts';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import type { Origin } from '../../drafts/open-draft.ts';
import { Editor } from '../Editor.tsx';

interface Props {
  readonly communityId: string;
  readonly artifactId: string;
  readonly origin: Origin;
  readonly templateId: string;
  readonly type: ArtifactType;
}

/** The editor of a new artifact that begins with what a template leaves to be filled in. */
export default function FromTemplate({ templateId, type, ...place }: Props) {
  const { communityId } = place;
  const template = useData(openArtifact, { params: { communityId, artifactId: templateId } });
  if (template.error && !template.data) return <Problem problem={template.error} onRetry={template.reload} />;
  if (!template.data) return <SkeletonRows rows={8} />;
  const { artifact, body } = template.data;
  const start = {
    draft: {
      title: '',
      type,
      taxonomy: artifact.taxonomy,
      body: filledIn(readTemplate(body ?? '')),
      reviewBy: null,
      tags: artifact.tags,
    },
    madeFrom: { id: artifact.id, title: artifact.title },
  };
  return <Editor {...place} start={start} />;
}
