import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { actionName, listOpenActions, type OpenAction } from '../../../domain/sessions/open-actions.ts';
import { useData } from '../../api/use-data.ts';
import { useAction } from '../../app/use-action.ts';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { ActionTick } from './ActionTick.tsx';
import { ITEMS } from './item-texts.ts';
import type { SessionClient } from './session-client.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '4px 0 0', padding: 0, display: 'grid', gap: '2px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface OneProps {
  readonly client: SessionClient;
  readonly action: OpenAction;
  readonly done: boolean;
  readonly onDone: (done: boolean) => void;
}

function One({ client, action, done, onDone }: OneProps) {
  const finish = useAction(async (operation, to: boolean) => {
    onDone(to);
    await client
      .finish(operation, { id: action.noteId, authorKey: action.authorKey, sessionId: action.sessionId }, to)
      .catch((problem: unknown) => {
        onDone(!to);
        throw problem;
      });
  });
  return (
    <li>
      <ActionTick action={{ ...action, done }} may finish={finish} topic={action.topic} />
    </li>
  );
}

/** What earlier sessions left to be done; a tick says that it is. Ticked ones stay until the list is opened again. */
export default function OpenActions({ client }: { client: SessionClient }) {
  const styles = useStyles();
  const { data, error, reload } = useData(listOpenActions, {
    params: { communityId: client.place.communityId },
  });
  const [ticked, setTicked] = useState<
    ReadonlyMap<string, { action: OpenAction; done: boolean; at: number }>
  >(new Map());
  if (error && !data) return <Problem slim problem={error} onRetry={reload} />;
  if (!data) return <SkeletonRows rows={2} />;
  const shown = data.actions
    .filter((action) => !ticked.has(actionName(action)))
    .map((action) => ({ action, done: false }));
  // Where it stood, although the list that is asked for after a tick is without it.
  for (const { at, ...one } of [...ticked.values()].sort((a, b) => a.at - b.at)) shown.splice(at, 0, one);
  if (shown.length === 0) return <p className={styles.quiet}>{ITEMS.openActionsNone}</p>;
  return (
    <ul className={styles.list}>
      {shown.map(({ action, done }, at) => (
        <One
          key={actionName(action)}
          client={client}
          action={action}
          done={done}
          onDone={(to) =>
            setTicked((before) => new Map(before).set(actionName(action), { action, done: to, at }))
          }
        />
      ))}
    </ul>
  );
}
