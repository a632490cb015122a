import { UNDO_HAND_OVER_MS } from '../../../domain/sessions/leading.ts';
import { wordsFor } from '../../app/refusals.ts';
import { toast } from '../../app/toasts.tsx';
import HandOver from '../live/HandOver.tsx';
import type { SessionClient } from '../live/session-client.ts';
import { SESSIONS } from '../live/texts.ts';

interface Props {
  readonly client: SessionClient;
  readonly from: string;
  readonly onDone: () => void;
}

/** Hands over a live session to whoever is chosen; the toast that says so undoes it. */
export default function HandOverNow({ client, from, onDone }: Props) {
  const undo = () =>
    void client.undoHandOver(crypto.randomUUID()).catch((problem: unknown) => toast(wordsFor(problem).title));
  return (
    <HandOver
      client={client}
      from={from}
      onDone={(to) => {
        onDone();
        if (to) toast(SESSIONS.handedOver(to.name), { undo, lasts: UNDO_HAND_OVER_MS, about: 'hand-over' });
      }}
    />
  );
}
