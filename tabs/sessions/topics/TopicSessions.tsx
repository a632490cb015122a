import { makeStyles, tokens } from '@fluentui/react-components';
import type { ShownTopic } from '../../../domain/sessions/topic-page.ts';
import { TextLink } from '../../components/TextLink.tsx';
import { When } from '../../components/When.tsx';
import { TOPICS } from './texts.ts';

const useStyles = makeStyles({
  session: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

/** The sessions that a topic became. */
export function Became({
  communityId,
  sessions,
  title,
}: {
  communityId: string;
  /** The topic's: a session of the same name is told by its time alone. */
  title: string;
  sessions: ShownTopic['sessions'];
}) {
  const styles = useStyles();
  return sessions.map(({ id, topic, startsAt, state }) => (
    <div key={id} className={styles.session}>
      <TextLink href={`/communities/${communityId}/sessions/${id}`}>
        {topic !== title && `${topic} · `}
        <When at={startsAt} plain />
      </TextLink>
      {state === 'cancelled' && ` · ${TOPICS.cancelled}`}
    </div>
  ));
}
