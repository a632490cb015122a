import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { isOpen } from '../../domain/sessions/session.ts';
import { mayWorkLater } from '../api/retry.ts';
import { useOnline } from '../app/online.ts';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';
import { browserStore } from '../drafts/browser-store.ts';
import type { LiveState } from '../sessions/live/live-state.ts';
import { useDelivery } from '../sessions/live/new-note.ts';
import type { SessionClient } from '../sessions/live/session-client.ts';
import { SESSIONS } from '../sessions/live/texts.ts';
import { PANEL } from './texts.ts';

const useStyles = makeStyles({
  strip: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    padding: '6px 12px',
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase200,
  },
  // A button keeps its words in one line, however narrow the panel.
  button: { flexShrink: 0, whiteSpace: 'nowrap' },
});

function Said({ text, button, onPress }: { text: ReactNode; button?: string; onPress?: () => void }) {
  const styles = useStyles();
  return (
    <div className={styles.strip}>
      <span>{text}</span>
      {button && (
        <Button size="small" className={styles.button} onClick={onPress}>
          {button}
        </Button>
      )}
    </div>
  );
}

/** After so long it counts as read. */
const READ_MS = 8_000;

/** Says who handed it over until that has been read, while the page is looked at, or the agenda goes on. */
function Handed({ by, agenda, onSeen }: { by: string; agenda: string; onSeen: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  const seen = useRef(onSeen);
  seen.current = onSeen;
  const first = useRef(agenda);
  useEffect(() => {
    if (agenda !== first.current) seen.current();
  }, [agenda]);
  useEffect(() => {
    let left = READ_MS;
    const timer = setInterval(() => {
      // It stays while its button has the focus or the pointer.
      if (document.hidden || box.current?.matches(':hover, :focus-within')) return;
      left -= 1_000;
      if (left <= 0) seen.current();
    }, 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div ref={box}>
      <Said text={SESSIONS.handedToYou(by)} button={SESSIONS.handedSeen} onPress={onSeen} />
    </div>
  );
}

/** Who made me the facilitator: said until it is seen, and not again. */
function HandedToMe({ client, state }: { client: SessionClient; state: LiveState }) {
  const { id, facilitator, handedOver, state: stands } = state.session;
  const key = `guildhall.handed.${client.personId}.${id}`;
  const [seen, setSeen] = useState(() => browserStore.get(key));
  if (!handedOver || !isOpen(stands) || facilitator.id !== client.personId) return null;
  if (handedOver.by.id === client.personId || handedOver.at === seen) return null;
  return (
    <Handed
      key={handedOver.at}
      by={handedOver.by.name}
      agenda={state.agenda.etag}
      onSeen={() => {
        browserStore.set(key, handedOver.at);
        setSeen(handedOver.at);
      }}
    />
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
  const { session } = state;
  const online = useOnline();
  const { waiting, held } = useDelivery(client);
  const retry = () => client.following.now();
  if (problem !== null && !mayWorkLater(problem)) return <Problem slim problem={problem} onRetry={retry} />;
  const away = problem !== null && online;
  return (
    <div role="status">
      {away ? (
        <Said text={waiting > 0 ? SESSIONS.keptAway : PANEL.away} button={PANEL.retry} onPress={retry} />
      ) : (
        (held ?? (problem !== null && PANEL.offline)) && <Said text={held ?? PANEL.offline} />
      )}
      <HandedToMe client={client} state={state} />
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
