import { Editor } from './Editor.tsx';

/** Revise an artifact that is there, published or as a draft. */
export default function EditPage({ params }: { params: Readonly<Record<string, string>> }) {
  const { communityId = '', artifactId = '' } = params;
  return <Editor key={artifactId} communityId={communityId} artifactId={artifactId} beginning="long ago" />;
}
