import { lazy, Suspense, useState } from 'react';
import { SkeletonRows } from '../components/Rows.tsx';
import type { ArtifactEditor } from './artifact-editor.ts';
import { Notice } from './Notice.tsx';
import { choice } from './rich/choice.ts';
import { SourceChoice } from './rich/SourceChoice.tsx';
import { RICH } from './rich/texts.ts';

const RichBody = lazy(() => import('./rich/RichBody.tsx').then((module) => ({ default: module.RichBody })));

const BodyEditor = lazy(() => import('./BodyEditor.tsx').then((module) => ({ default: module.BodyEditor })));

/** The text as its readers will see it, or as source. What the rich editor would change or lose opens as source. */
export const TextEditor: ArtifactEditor = (props) => {
  const [source, setSource] = useState(choice.isSource);
  const [why, setWhy] = useState<string | null>(null);
  const asSource = source || why !== null;
  const bar = (
    <SourceChoice
      asSource={asSource}
      onChoose={(wanted) => {
        setWhy(null);
        setSource(wanted);
      }}
    />
  );
  if (!asSource) {
    return (
      <Suspense fallback={<SkeletonRows rows={8} />}>
        <RichBody
          {...props}
          bar={bar}
          onBeyond={(beyond) => setWhy(RICH.beyond(beyond))}
          onFailed={() => setWhy(RICH.notLoaded)}
        />
      </Suspense>
    );
  }
  return (
    <>
      {why !== null && <Notice>{why}</Notice>}
      <Suspense fallback={<SkeletonRows rows={8} />}>
        <BodyEditor {...props} bar={bar} />
      </Suspense>
    </>
  );
};
