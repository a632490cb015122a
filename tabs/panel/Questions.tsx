import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '../app/ErrorBoundary.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Layer } from '../sessions/live/layers.tsx';
import type { LiveState } from '../sessions/live/live-state.ts';
import type { SessionClient } from '../sessions/live/session-client.ts';
import { SESSIONS } from '../sessions/live/texts.ts';
import type { Moves } from '../sessions/live/use-moves.ts';
import type { Question } from './NowStrip.tsx';

const HandOver = lazy(() => import('../sessions/live/HandOver.tsx'));
const CloseSession = lazy(() => import('../sessions/live/CloseSession.tsx'));
const Begin = lazy(() => import('./Begin.tsx'));

export type Asked = Question | 'hand-over';

const ASKED = {
  'hand-over': SESSIONS.handOverTo,
  close: SESSIONS.closeTitle,
  begin: SESSIONS.beginAsk,
} satisfies Record<Asked, string>;

interface Props {
  readonly asked: Asked;
  readonly client: SessionClient;
  readonly state: LiveState;
  readonly moves: Moves;
  readonly onDone: () => void;
}

/** What is asked of whoever leads before it is done, over what the panel shows. */
export function Questions({ asked, client, state, moves, onDone }: Props) {
  return (
    <Layer key={asked} label={ASKED[asked]}>
      <ErrorBoundary>
        <Suspense fallback={<SkeletonRows rows={3} />}>
          {asked === 'hand-over' && (
            <HandOver client={client} from={state.session.facilitator.id} onDone={onDone} />
          )}
          {asked === 'close' && <CloseSession client={client} state={state} onDone={onDone} />}
          {asked === 'begin' && (
            <Begin
              startsAt={state.session.startsAt}
              busy={moves.move.busy}
              onBegin={() => {
                onDone();
                void moves.move.run(state.agenda.items[0]?.id ?? null);
              }}
              onDone={onDone}
            />
          )}
        </Suspense>
      </ErrorBoundary>
    </Layer>
  );
}
