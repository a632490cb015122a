import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { currentItem, nextItem } from '../../../domain/sessions/agenda.ts';
import { moveAgenda } from '../../../domain/sessions/live-contract.ts';
import { ApiProblem, call } from '../../api/client.ts';
import { refreshed } from '../../api/use-data.ts';
import { useAction } from '../../app/use-action.ts';
import { lazySheet } from '../../components/lazy-sheet.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import type { LiveState } from '../live/live-state.ts';
import type { SessionClient } from '../live/session-client.ts';
import { EARLY, useSettling } from '../live/use-moves.ts';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';
import type { View } from './view.ts';

const BeginSheet = lazySheet(() => import('./BeginSheet.tsx'));
const CloseSession = lazy(() => import('../live/CloseSession.tsx'));

interface Props {
  readonly client: SessionClient;
  readonly view: View;
  readonly live: LiveState | null;
  /** What follows needs to know every note: the session is to be followed. */
  readonly onEngage: () => void;
}

export interface Leading {
  readonly begin: () => void;
  readonly next: () => void;
  readonly endAgenda: () => void;
  readonly close: () => void;
  /** A press now would come twice, or may be meant for what stood there before. */
  readonly off: boolean;
  /** What it asks, and what it ended in: below the row. */
  readonly below: ReactNode;
}

/** Beginning, going on and closing: for whoever leads. */
export function useLead({ client, view, live, onEngage }: Props): Leading {
  const page = usePageStyles();
  const [asking, setAsking] = useState(false);
  const [closing, setClosing] = useState(false);
  const { session, agenda, abilities } = view;
  const { items } = agenda;
  const move = useAction(async (operation, to: string | null) => {
    try {
      await call(moveAgenda, { params: client.place, body: { to }, etag: agenda.etag, operation });
    } finally {
      client.following.now();
      await refreshed();
    }
  });
  const meanwhile = move.problem instanceof ApiProblem && move.problem.code === 'changed-meanwhile';
  const mayClose = abilities.close === 'yes';
  useEffect(() => {
    if (!closing || mayClose) return;
    // It is closed, so what asked for it goes: reopened, the session is not asked for again.
    setClosing(false);
    document.getElementById('content')?.focus();
  }, [closing, mayClose]);
  const settling = useSettling(`${session.state} ${currentItem(items)?.id}`);
  const begin = () => {
    setAsking(false);
    void move.run(items[0]?.id ?? null);
  };
  return {
    begin: () => (Date.parse(session.startsAt) - Date.now() > EARLY ? setAsking(true) : begin()),
    next: () => void move.run(nextItem(items)?.id ?? null),
    endAgenda: () => void move.run(null),
    close: () => {
      onEngage();
      setClosing(true);
    },
    off: move.busy || settling,
    below: (
      <>
        {meanwhile && (
          <p role="status" className={page.text}>
            {PAGE.meanwhile}
          </p>
        )}
        {move.problem !== null && !meanwhile && (
          <Problem slim problem={move.problem} onRetry={() => void move.again()} />
        )}
        {closing && mayClose && (
          <Suspense fallback={<SkeletonRows rows={3} />}>
            {live ? (
              <CloseSession client={client} state={live} onDone={() => setClosing(false)} />
            ) : (
              <SkeletonRows rows={3} />
            )}
          </Suspense>
        )}
        {asking && (
          <Suspense>
            <BeginSheet startsAt={session.startsAt} onBegin={begin} onClose={() => setAsking(false)} />
          </Suspense>
        )}
      </>
    ),
  };
}
