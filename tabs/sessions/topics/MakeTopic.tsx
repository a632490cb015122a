import { makeStyles, tokens } from '@fluentui/react-components';
import { VoteRegular } from '@fluentui/react-icons/svg/vote';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { openCommunity } from '../../../domain/community/contract.ts';
import type { NewTopicOrigin, TopicOrigin } from '../../../domain/sessions/topic.ts';
import { listGrownTopics } from '../../../domain/sessions/topic-contract.ts';
import { beginning } from '../../../domain/shared/text.ts';
import { useData } from '../../api/use-data.ts';
import { Button } from '../../components/Button.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { inBrief } from './in-brief.ts';
import { TOPICS } from './texts.ts';

const AddTopic = lazy(() => import('./AddTopic.tsx'));

const useStyles = makeStyles({
  made: { display: 'inline-block', padding: '4px 8px', fontSize: tokens.fontSizeBase200 },
});

/** Asked for together: what grew from a session's notes, from a pilot, or from an artifact's annotations. */
function askedOf(origin: NewTopicOrigin) {
  if (origin.kind === 'note') return { kind: origin.kind, of: origin.sessionId };
  return { kind: origin.kind, of: origin.kind === 'pilot' ? origin.pilotId : origin.artifactId };
}

const isSame = (from: TopicOrigin, origin: NewTopicOrigin): boolean =>
  Object.entries(origin).every(([part, value]) => from[part as keyof TopicOrigin] === value);

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
  const { data } = useData(openCommunity, { params: { communityId } });
  const may = data?.abilities.voteForTopics === 'yes';
  const grown = useData(listGrownTopics, may ? { params: { communityId }, query: askedOf(origin) } : null);
  const topic = grown.data?.topics.find(({ from }) => from && isSame(from, origin));
  const isMade = topic !== undefined;
  useEffect(() => {
    // Its button is gone.
    if (added && isMade && !open) made.current?.querySelector('a')?.focus();
  }, [added, isMade, open]);
  if (!may) return null;
  const title = inBrief(text, 118);
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
            from={{ origin, title, why: title === text.trim() ? '' : beginning(text, 600) }}
            onAdded={() => setAdded(true)}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  );
}
