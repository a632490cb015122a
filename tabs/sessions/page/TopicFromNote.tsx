import { VoteRegular } from '@fluentui/react-icons/svg/vote';
import { lazy, Suspense, useState } from 'react';
import type { Note } from '../../../domain/sessions/note.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import { beginning } from '../../../domain/shared/text.ts';
import { Button } from '../../components/Button.tsx';
import { inBrief } from '../topics/in-brief.ts';
import { PAGE } from './texts.ts';

const AddTopic = lazy(() => import('../topics/AddTopic.tsx'));

interface Props {
  readonly session: Session;
  readonly note: Note;
  /** Whether it is said in words, and not by its sign alone. */
  readonly inWords?: boolean;
}

/** Makes a question that was left open a topic. It says nothing of who wrote the note. */
export default function TopicFromNote({ session, note, inWords = false }: Props) {
  const [open, setOpen] = useState(false);
  const { communityId, id: sessionId, topic } = session;
  const { authorKey, id: noteId, text } = note;
  const title = inBrief(text, 118);
  return (
    <>
      <Button
        appearance="subtle"
        size="small"
        icon={inWords ? undefined : <VoteRegular />}
        aria-label={PAGE.makeTopic}
        title={PAGE.makeTopic}
        onClick={() => setOpen(true)}
      >
        {inWords && PAGE.makeTopic}
      </Button>
      <Suspense>
        {open && (
          <AddTopic
            communityId={communityId}
            from={{
              origin: { kind: 'note', sessionId, authorKey, noteId, label: beginning(topic, 120) },
              title,
              why: title === text.trim() ? '' : beginning(text, 600),
            }}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  );
}
