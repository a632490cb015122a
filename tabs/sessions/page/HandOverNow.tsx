import { type RefObject, useLayoutEffect, useRef } from 'react';
import { UNDO_HAND_OVER_MS } from '../../../domain/sessions/leading.ts';
import { wordsFor } from '../../app/refusals.ts';
import { toast } from '../../app/toasts.tsx';
import HandOver from '../live/HandOver.tsx';
import { HANDING } from '../live/hand-over-texts.ts';
import type { SessionClient } from '../live/session-client.ts';

interface Props {
  readonly client: SessionClient;
  readonly from: string;
  /** What had the focus before. */
  readonly back: RefObject<HTMLElement | null>;
  readonly onDone: () => void;
}

/** Hands over a live session to whoever is chosen; the toast that says so undoes it. */
export default function HandOverNow({ client, from, back, onDone }: Props) {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const here = root.current;
    // Kept, because refs are empty while a page changes.
    const before = back.current;
    // However it goes: also when somebody else leads by now. Whoever was chosen is not in the list any more.
    return () => {
      const { activeElement, body } = document;
      if (here?.contains(activeElement) || activeElement === body) before?.focus();
    };
  }, [back]);
  const undo = () =>
    void client.undoHandOver(crypto.randomUUID()).catch((problem: unknown) => toast(wordsFor(problem).title));
  return (
    <div ref={root}>
      <HandOver
        client={client}
        from={from}
        onDone={(to) => {
          onDone();
          if (to) toast(HANDING.handedOver(to.name), { undo, lasts: UNDO_HAND_OVER_MS, about: 'hand-over' });
        }}
      />
    </div>
  );
}
