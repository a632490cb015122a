import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { listOpenActions } from '../../../domain/sessions/contract.ts';
import { actionName, type OpenAction } from '../../../domain/sessions/note.ts';
import { useData } from '../../api/use-data.ts';
import { useAction } from '../../app/use-action.ts';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { ActionTick } from './ActionTick.tsx';
import type { Room } from './session-client.ts';
import { SESSIONS } from './texts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '4px 0 0', padding: 0, display: 'grid', gap: '2px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

function One({ room, action }: { room: Room; action: OpenAction }) {
  const [done, setDone] = useState(false);
  const finish = useAction(async (operation, to: boolean) => {
    setDone(to);
    await room
      .finish(operation, { id: action.noteId, authorKey: action.authorKey, sessionId: action.sessionId }, to)
      .catch((problem: unknown) => {
        setDone(!to);
        throw problem;
      });
  });
  return (
    <li>
      <ActionTick action={{ ...action, done }} may finish={finish} topic={action.topic} />
    </li>
  );
}

/** What earlier sessions left to be done; a tick says that it is. Ticked ones stay until the list is opened anew. */
export default function OpenActions({ room }: { room: Room }) {
  const styles = useStyles();
  const { data, error, mutate } = useData(listOpenActions, {
    params: { communityId: room.place.communityId },
  });
  if (error) return <Problem slim problem={error} onRetry={() => void mutate()} />;
  if (!data) return <SkeletonRows rows={2} />;
  if (data.actions.length === 0) return <p className={styles.quiet}>{SESSIONS.openActionsNone}</p>;
  return (
    <ul className={styles.list}>
      {data.actions.map((action) => (
        <One key={actionName(action)} room={room} action={action} />
      ))}
    </ul>
  );
}
