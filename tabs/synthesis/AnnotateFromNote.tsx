import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { searchKnowledge } from '../../domain/knowledge/contract.ts';
import { knowledgeHits } from '../../domain/knowledge/hits.ts';
import type { Note } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { useData } from '../api/use-data.ts';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useRested } from '../components/use-rested.ts';
import { FROM_NOTE } from './texts.ts';

const AnnotateOne = lazy(() => import('./AnnotateOne.tsx'));

const useStyles = makeStyles({
  heading: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { display: 'grid', gap: '4px', listStyleType: 'none', margin: 0, padding: 0 },
  choice: { justifyContent: 'start', width: '100%', textAlign: 'start' },
  field: { width: '100%', minWidth: 0 },
});

type Named = Pick<Artifact, 'id' | 'title'>;

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
        <Suspense fallback={<SkeletonRows rows={5} />}>
          <AnnotateOne
            key={chosen.id}
            session={session}
            artifact={chosen}
            note={note}
            onAnother={() => setChosen(null)}
            onClose={onClose}
          />
        </Suspense>
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
