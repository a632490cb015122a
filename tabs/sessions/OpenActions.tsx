import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { listOpenActions } from '../../domain/sessions/contract.ts';
import type { OpenAction } from '../../domain/sessions/note.ts';
import { useData } from '../api/use-data.ts';
import { useAction } from '../app/use-action.ts';
import { isPast, sayDate } from '../components/dates.ts';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import type { Room } from './room.ts';
import { SESSIONS } from './texts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '4px 0 0', padding: 0, display: 'grid', gap: '2px' },
  label: {
    display: 'grid',
    gridTemplateColumns: '16px 1fr',
    gap: '8px',
    padding: '4px 0',
    minHeight: '32px',
    cursor: 'pointer',
  },
  check: {
    width: '16px',
    height: '16px',
    margin: '2px 0 0',
    accentColor: tokens.colorCompoundBrandBackground,
  },
  done: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

function One({ room, action }: { room: Room; action: OpenAction }) {
  const styles = useStyles();
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
  const details = [
    action.owner?.name ?? SESSIONS.everybody,
    action.due &&
      (isPast(action.due) ? SESSIONS.overdue(sayDate(action.due)) : SESSIONS.due(sayDate(action.due))),
    action.topic && SESSIONS.from(action.topic),
  ];
  return (
    <li>
      <label className={styles.label}>
        <input
          type="checkbox"
          className={styles.check}
          checked={done}
          disabled={finish.busy}
          onChange={(event) => void finish.run(event.target.checked)}
        />
        <span>
          <span className={done ? styles.done : undefined}>{action.text}</span>{' '}
          <span className={styles.quiet}>{details.filter(Boolean).join(' · ')}</span>
        </span>
      </label>
      {finish.problem !== null && (
        <Problem slim problem={finish.problem} onRetry={() => void finish.again()} />
      )}
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
        <One key={action.noteId} room={room} action={action} />
      ))}
    </ul>
  );
}
