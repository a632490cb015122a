import { VoteRegular } from '@fluentui/react-icons/svg/vote';
import { lazy, Suspense, useState } from 'react';
import { openCommunity } from '../../../domain/community/contract.ts';
import type { NewTopicOrigin } from '../../../domain/sessions/topic.ts';
import { beginning } from '../../../domain/shared/text.ts';
import { useData } from '../../api/use-data.ts';
import { Button } from '../../components/Button.tsx';
import { inBrief } from './in-brief.ts';
import { TOPICS } from './texts.ts';

const AddTopic = lazy(() => import('./AddTopic.tsx'));

interface Props {
  readonly communityId: string;
  readonly origin: NewTopicOrigin;
  /** The words that the topic begins with. */
  readonly text: string;
  /** Whether it is said in words, and not by its sign alone. */
  readonly inWords?: boolean;
}

/** Proposes a topic that grows from something; shown to those who may propose topics. */
export default function MakeTopic({ communityId, origin, text, inWords = false }: Props) {
  const [open, setOpen] = useState(false);
  const { data } = useData(openCommunity, { params: { communityId } });
  if (data?.abilities.voteForTopics !== 'yes') return null;
  const title = inBrief(text, 118);
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
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  );
}
