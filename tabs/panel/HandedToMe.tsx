import { useEffect, useRef, useState } from 'react';
import { browserStore } from '../drafts/browser-store.ts';
import type { LiveState } from '../sessions/live/live-state.ts';
import type { SessionClient } from '../sessions/live/session-client.ts';
import { ToldLine } from './ToldLine.tsx';

const HANDED = {
  toYou: (name: string) => `You facilitate now. ${name} handed it over to you.`,
  seen: 'All right',
} as const;

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
      <ToldLine button={HANDED.seen} onPress={onSeen}>
        {HANDED.toYou(by)}
      </ToldLine>
    </div>
  );
}

/** Who made me the facilitator: said until it is seen, and not again. */
export default function HandedToMe({ client, state }: { client: SessionClient; state: LiveState }) {
  const { id, handedOver } = state.session;
  const key = `guildhall.handed.${client.personId}.${id}`;
  const [seen, setSeen] = useState(() => browserStore.get(key));
  if (!handedOver || handedOver.at === seen) return null;
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
