import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { AnnotationKind } from '../../domain/knowledge/annotation.ts';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { openArtifact, searchKnowledge } from '../../domain/knowledge/contract.ts';
import { knowledgeHits } from '../../domain/knowledge/hits.ts';
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
import { Sheet } from '../components/Sheet.tsx';
import { useRested } from '../components/use-rested.ts';
import AnnotationForm from '../knowledge/annotations/AnnotationForm.tsx';
import { useAnnotating, WORDS_MAX } from '../knowledge/annotations/annotating.ts';
import { useFields } from '../knowledge/annotations/fields.ts';
import { PassagePicker, type Picked } from '../knowledge/annotations/PassagePicker.tsx';
import { ANNOTATE } from '../knowledge/annotations/texts.ts';
import { FROM_NOTE } from './texts.ts';
import { originOf } from './use-case-note.ts';

const useStyles = makeStyles({
  heading: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { display: 'grid', gap: '4px', listStyleType: 'none', margin: 0, padding: 0 },
  choice: { justifyContent: 'start', width: '100%', textAlign: 'start' },
  field: { width: '100%', minWidth: 0 },
  top: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '8px' },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
});

type Named = Pick<Artifact, 'id' | 'title'>;

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
  readonly artifacts: readonly Named[];
  readonly note: Note;
  readonly onClose: () => void;
}

/** Annotates a playbook with a note: which one, which passage, and the words, which are the note’s to begin with. */
export default function AnnotateFromNote({ session, artifacts, note, onClose }: Props) {
  const [chosen, setChosen] = useState<Named | null>(artifacts.length === 1 ? (artifacts[0] ?? null) : null);
  return (
    <Sheet title={FROM_NOTE.annotate} onClose={onClose}>
      {chosen ? (
        <OneArtifact
          key={chosen.id}
          session={session}
          artifact={chosen}
          note={note}
          onAnother={() => setChosen(null)}
          onClose={onClose}
        />
      ) : (
        <Choice communityId={session.communityId} artifacts={artifacts} onChoose={setChosen} />
      )}
    </Sheet>
  );
}

function Choice({
  communityId,
  artifacts,
  onChoose,
}: {
  communityId: string;
  artifacts: readonly Named[];
  onChoose: (artifact: Named) => void;
}) {
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const asked = useRested(typed.trim(), 250);
  const search = useData(
    searchKnowledge,
    asked ? { params: { communityId }, query: { q: asked, kind: 'artifact' } } : null,
  );
  const found = (search.data?.hits ?? []).flatMap((hit) => {
    const read = knowledgeHits.artifact.safeParse(hit);
    return read.success ? [{ id: read.data.id, title: read.data.title }] : [];
  });
  const list = (some: readonly Named[], label: string) => (
    <ul className={styles.list} aria-label={label}>
      {some.map((one) => (
        <li key={one.id}>
          <Button appearance="subtle" className={styles.choice} onClick={() => onChoose(one)}>
            {one.title}
          </Button>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {artifacts.length > 0 && (
        <div>
          <h3 className={styles.heading}>{FROM_NOTE.ofSession}</h3>
          {list(artifacts, FROM_NOTE.ofSession)}
        </div>
      )}
      <Field label={FROM_NOTE.find}>
        <Input
          type="search"
          className={styles.field}
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
        />
      </Field>
      {search.error && !search.data && <Problem slim problem={search.error} onRetry={search.reload} />}
      {found.length > 0 && list(found, FROM_NOTE.found)}
      <div role="status">{asked && search.data && found.length === 0 && FROM_NOTE.noneFound}</div>
    </>
  );
}

interface OneProps {
  readonly session: Session;
  readonly artifact: Named;
  readonly note: Note;
  readonly onAnother: () => void;
  readonly onClose: () => void;
}

function OneArtifact({ session, artifact, note, onAnother, onClose }: OneProps) {
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
