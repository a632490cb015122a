import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { mayWorkLater } from '../api/retry.ts';
import { useOnline } from '../app/online.ts';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';
import type { LiveState } from '../sessions/live/live-state.ts';
import { useDelivery } from '../sessions/live/new-note.ts';
import type { SessionClient } from '../sessions/live/session-client.ts';
import { SESSIONS } from '../sessions/live/texts.ts';
import { PANEL } from './texts.ts';

const useStyles = makeStyles({
  root: { flexShrink: 0 },
  strip: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    padding: '6px 12px',
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase200,
    '@container (max-height: 420px)': { paddingBlock: '2px' },
  },
  // Above a phone's keyboard there is room for one line.
  text: {
    minWidth: 0,
    '@container (max-height: 420px)': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  },
  // A button keeps its words in one line, however narrow the panel.
  button: { flexShrink: 0, whiteSpace: 'nowrap' },
});

function Said({ text, button, onPress }: { text: ReactNode; button?: string; onPress?: () => void }) {
  const styles = useStyles();
  return (
    <div className={styles.strip}>
      <span className={styles.text} title={typeof text === 'string' ? text : undefined}>
        {text}
      </span>
      {button && (
        <Button size="small" className={styles.button} onClick={onPress}>
          {button}
        </Button>
      )}
    </div>
  );
}

/** What has to be said about the session as a whole. */
export function Strip({
  client,
  state,
  problem,
}: {
  client: SessionClient;
  state: LiveState;
  problem: unknown;
}) {
  const styles = useStyles();
  const { session } = state;
  const online = useOnline();
  const { waiting, held } = useDelivery(client);
  const retry = () => client.following.now();
  if (problem !== null && !mayWorkLater(problem)) return <Problem slim problem={problem} onRetry={retry} />;
  const away = problem !== null && online;
  return (
    <div role="status" className={styles.root}>
      {away ? (
        <Said text={waiting > 0 ? SESSIONS.keptAway : PANEL.away} button={PANEL.retry} onPress={retry} />
      ) : (
        (held ?? (problem !== null && PANEL.offline)) && <Said text={held ?? PANEL.offline} />
      )}
      {session.state === 'closed' && (
        <div data-over>
          <Said
            text={SESSIONS.closed}
            button={SESSIONS.closedOpen}
            onPress={async () => {
              const { openInApp } = await import('../host/links.ts');
              await openInApp(`/communities/${session.communityId}/sessions/${session.id}`);
            }}
          />
        </div>
      )}
      {session.state === 'cancelled' && <Said text={SESSIONS.cancelled} />}
    </div>
  );
}
