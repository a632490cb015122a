import { makeStyles, tokens } from '@fluentui/react-components';
import { VoteRegular } from '@fluentui/react-icons/svg/vote';
import { Suspense, useEffect, useRef, useState } from 'react';
import type { NewTopicOrigin } from '../../../domain/sessions/topic.ts';
import { Button } from '../../components/Button.tsx';
import { lazySheet } from '../../components/lazy-sheet.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { TOPICS } from './texts.ts';
import { beginningOf, useGrownTopic } from './use-grown-topic.ts';

const AddTopic = lazySheet(() => import('./AddTopic.tsx'));

const useStyles = makeStyles({
  made: { display: 'inline-block', padding: '4px 8px', fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly communityId: string;
  readonly origin: NewTopicOrigin;
  /** The words that the topic begins with. */
  readonly text: string;
  /** Whether it is said in words, and not by its sign alone. */
  readonly inWords?: boolean;
}

/** Proposes a topic that grows from something, or leads to the one that it is; for those who may propose topics. */
export default function MakeTopic({ communityId, origin, text, inWords = false }: Props) {
  const styles = useStyles();
  const made = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  const [added, setAdded] = useState(false);
  const { may, topic } = useGrownTopic(communityId, origin);
  const isMade = topic !== undefined;
  useEffect(() => {
    // Its button is gone.
    if (added && isMade && !open) made.current?.querySelector('a')?.focus();
  }, [added, isMade, open]);
  if (!may) return null;
  // Its form stays until it has closed itself.
  if (topic && !open)
    return (
      <span ref={made} className={styles.made}>
        <TextLink href={`/communities/${communityId}/topics/${topic.id}`}>
          {TOPICS.made(topic.title)}
        </TextLink>
      </span>
    );
  return (
    <>
      <Button
        appearance="subtle"
        size="small"
        icon={inWords ? undefined : <VoteRegular />}
        aria-label={TOPICS.make}
        title={TOPICS.make}
        onClick={() => setOpen(true)}
      >
        {inWords && TOPICS.make}
      </Button>
      <Suspense>
        {open && (
          <AddTopic
            communityId={communityId}
            from={beginningOf(origin, text)}
            onAdded={() => setAdded(true)}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  );
}
