import { useHistoryState } from 'wouter/use-browser-location';
import { Editor } from './Editor.tsx';

/** Revise an artifact that is there, published or as a draft. */
export default function EditPage({ params }: { params: Readonly<Record<string, string>> }) {
  const { communityId = '', artifactId = '' } = params;
  /** Set by an undo, so that the stored copy is read again. */
  const undone = useHistoryState<{ undone?: string } | null>()?.undone;
  return (
    <Editor
      key={`${artifactId} ${undone ?? ''}`}
      communityId={communityId}
      artifactId={artifactId}
      origin="existing"
    />
  );
}
