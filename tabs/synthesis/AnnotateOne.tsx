import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { AnnotationKind } from '../../domain/knowledge/annotation.ts';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { openArtifact } from '../../domain/knowledge/contract.ts';
import { quoteOf } from '../../domain/knowledge/passages.ts';
import { artifactText } from '../../domain/knowledge/text.ts';
import { type Note, type NoteKind, noteName } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { beginning } from '../../domain/shared/text.ts';
import { keepOrigin } from '../../domain/synthesis/contract.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { toast } from '../app/toasts.tsx';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { useAnnotating, WORDS_MAX } from '../knowledge/annotations/annotating.ts';
import { useFields } from '../knowledge/annotations/fields.ts';
import { PassagePicker, type Picked } from '../knowledge/annotations/PassagePicker.tsx';
import { ANNOTATE } from '../knowledge/annotations/texts.ts';
import { FROM_NOTE } from './texts.ts';
import { originOf } from './use-case-note.ts';

const AnnotationForm = lazy(() => import('../knowledge/annotations/AnnotationForm.tsx'));

const useStyles = makeStyles({
  top: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '8px' },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
});

/** What a note of each kind most often says of a playbook; null where it may be anything. */
const SAYS: Record<NoteKind, AnnotationKind | null> = {
  failure: 'failed',
  story: 'worked',
  insight: null,
  decision: null,
  action: null,
  question: null,
};

interface Props {
  readonly session: Session;
  readonly artifact: Pick<Artifact, 'id' | 'title'>;
  readonly note: Note;
  readonly onAnother: () => void;
  readonly onClose: () => void;
}

/** Which passage of an artifact, and the words, which are the note’s to begin with. */
export default function AnnotateOne({ session, artifact, note, onAnother, onClose }: Props) {
  const styles = useStyles();
  const fields = useFields();
  const { communityId, id: sessionId } = session;
  const artifactId = artifact.id;
  const page = useData(openArtifact, { params: { communityId, artifactId } });
  const draft = useAnnotating({
    communityId,
    artifactId,
    sessionId,
    from: {
      name: noteName(note),
      keep: (annotationId) =>
        call(keepOrigin, {
          params: { communityId, thingId: annotationId },
          body: { of: { kind: 'annotation', artifactId }, from: originOf(session, note) },
          operation: annotationId,
        }),
    },
  });
  const [picked, setPicked] = useState<Picked | undefined>(undefined);
  const { data } = page;
  const text = useMemo(() => data && artifactText(data.artifact.type, data.body ?? ''), [data]);
  if (!data || !text)
    return page.error ? <Problem problem={page.error} onRetry={page.reload} /> : <SkeletonRows rows={5} />;
  const { revision, title } = data.artifact;
  function begin(anchor: Picked) {
    if (!text) return;
    const quote = anchor ? quoteOf(text, anchor) : '';
    const words = draft.form?.words || beginning(note.text.trim(), WORDS_MAX);
    draft.begin({ kind: SAYS[note.kind], anchor, revision, quote });
    draft.change({ words });
  }
  return (
    <>
      <div className={styles.top}>
        <span className={styles.name}>{title}</span>
        {!draft.form && (
          <Button size="small" appearance="subtle" onClick={onAnother}>
            {FROM_NOTE.another}
          </Button>
        )}
      </div>
      {draft.form ? (
        <Suspense fallback={<SkeletonRows rows={4} />}>
          <AnnotationForm
            draft={draft}
            about={{ communityId, artifactId }}
            shown={revision}
            quoted
            onSent={() => {
              toast(ANNOTATE.sent);
              onClose();
            }}
          />
        </Suspense>
      ) : (
        <>
          <p className={fields.quiet}>{ANNOTATE.pickHint}</p>
          <PassagePicker text={text} title={title} picked={picked} onPick={setPicked} whole />
          <div className={fields.actions}>
            <Button onClick={onClose}>{ANNOTATE.cancel}</Button>
            <Button
              appearance="primary"
              disabledFocusable={picked === undefined}
              onClick={() => picked !== undefined && begin(picked)}
            >
              {ANNOTATE.goOn}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
