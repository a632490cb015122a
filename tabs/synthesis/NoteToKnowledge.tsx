import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { isSameNote, type Note, noteName } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { listBecame } from '../../domain/synthesis/contract.ts';
import { useData } from '../api/use-data.ts';
import { lazySheet } from '../components/lazy-sheet.tsx';
import { MoreMenu } from '../components/MoreMenu.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { inBrief } from '../sessions/topics/in-brief.ts';
import { TOPICS } from '../sessions/topics/texts.ts';
import { beginningOf, useGrownTopic } from '../sessions/topics/use-grown-topic.ts';
import { FROM_NOTE } from './texts.ts';
import { originOf, useCaseNote } from './use-case-note.ts';

const AddTopic = lazySheet(() => import('../sessions/topics/AddTopic.tsx'));
const AnnotateFromNote = lazySheet(() => import('./AnnotateFromNote.tsx'));

const useStyles = makeStyles({
  became: { display: 'inline-block', padding: '4px 8px 4px 0', fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly session: Session;
  readonly artifacts: readonly Pick<Artifact, 'id' | 'title'>[];
  readonly note: Note;
  /** Whether I may write in the knowledge base. */
  readonly writes: boolean;
}

/** What a note has become, and what it can become: a case note, an annotation, a term, a topic. */
export default function NoteToKnowledge({ session, artifacts, note, writes }: Props) {
  const styles = useStyles();
  const [open, setOpen] = useState<'topic' | 'annotate' | null>(null);
  const { communityId, id: sessionId } = session;
  const knowledge = `/communities/${communityId}/knowledge`;
  const [, go] = useLocation();
  const { data } = useData(listBecame, { params: { communityId, sessionId } });
  const origin = originOf(session, note);
  const { may, topic } = useGrownTopic(communityId, origin);
  const make = useCaseNote(session);
  const became = data?.became.filter((one) => isSameNote(one.note, note)) ?? [];
  // Questions have a button of their own for it, which leads to the topic as well.
  const asTopic = note.kind !== 'question';
  return (
    <>
      {became.map(({ kind, id, title, isDraft }) => (
        <span key={`${kind}-${id}`} className={styles.became}>
          {FROM_NOTE.became[kind]}{' '}
          <TextLink href={kind === 'term' ? `${knowledge}/glossary/${id}` : `${knowledge}/${id}`}>
            {title}
          </TextLink>
          {isDraft && ` (${FROM_NOTE.draft})`}
        </span>
      ))}
      {asTopic && topic && (
        <span className={styles.became}>
          <TextLink href={`/communities/${communityId}/topics/${topic.id}`}>
            {TOPICS.made(topic.title)}
          </TextLink>
        </span>
      )}
      {writes && (
        <MoreMenu
          small
          label={FROM_NOTE.menu}
          button={FROM_NOTE.menuOf(inBrief(note.text))}
          items={[
            { label: FROM_NOTE.caseNote, run: () => void make.run(note), off: make.busy },
            { label: FROM_NOTE.annotate, run: () => setOpen('annotate') },
            {
              label: FROM_NOTE.term,
              run: () =>
                go(`${knowledge}/glossary/propose?session=${sessionId}&note=${noteName(note)}`, {
                  state: { definition: note.text },
                }),
            },
            ...(asTopic && may && !topic ? [{ label: FROM_NOTE.topic, run: () => setOpen('topic') }] : []),
          ]}
        />
      )}
      <Suspense>
        {open === 'topic' && (
          <AddTopic
            communityId={communityId}
            from={beginningOf(origin, note.text)}
            onClose={() => setOpen(null)}
          />
        )}
        {open === 'annotate' && (
          <AnnotateFromNote
            session={session}
            artifacts={artifacts}
            note={note}
            onClose={() => setOpen(null)}
          />
        )}
      </Suspense>
    </>
  );
}
