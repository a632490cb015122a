import { Button, makeStyles } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { currentItem, nextItem } from '../../../domain/sessions/agenda.ts';
import { moveAgenda } from '../../../domain/sessions/contract.ts';
import { isOpen } from '../../../domain/sessions/session.ts';
import { ApiProblem, call } from '../../api/client.ts';
import { refreshed } from '../../api/use-data.ts';
import { useAction } from '../../app/use-action.ts';
import { sayMoment } from '../../components/dates.ts';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import type { LiveState } from '../live/live-state.ts';
import type { SessionClient } from '../live/session-client.ts';
import { SESSIONS } from '../live/texts.ts';
import { EARLY, useSettling } from '../live/use-moves.ts';
import type { Primary } from './primary.ts';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';
import type { View } from './view.ts';

const CloseSession = lazy(() => import('../live/CloseSession.tsx'));

// Under the buttons, whatever stands beside them.
const useStyles = makeStyles({ below: { flexBasis: '100%', order: 1, margin: 0 } });

interface Props {
  readonly client: SessionClient;
  readonly view: View;
  readonly live: LiveState | null;
  /** Which of its buttons stands out, if any. */
  readonly primary: Primary;
  /** What follows needs to know every note: the session is to be followed. */
  readonly onEngage: () => void;
}

/** Beginning, going on and closing: for whoever leads. */
export function Lead({ client, view, live, primary, onEngage }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const [asking, setAsking] = useState(false);
  const [closing, setClosing] = useState(false);
  const { session, agenda, abilities } = view;
  const { items } = agenda;
  const current = currentItem(items);
  const next = nextItem(items);
  const move = useAction(async (operation, to: string | null) => {
    try {
      await call(moveAgenda, { params: client.place, body: { to }, etag: agenda.etag, operation });
    } finally {
      client.following.now();
      await refreshed();
    }
  });
  const meanwhile = move.problem instanceof ApiProblem && move.problem.code === 'changed-meanwhile';
  const isLive = session.state === 'live';
  const before = Date.parse(session.startsAt) - Date.now();
  const settling = useSettling(`${session.state} ${current?.id}`);
  const begin = () => {
    setAsking(false);
    void move.run(items[0]?.id ?? null);
  };
  if (abilities.lead !== 'yes' && abilities.close !== 'yes') return null;
  return (
    <>
      {abilities.lead === 'yes' && isOpen(session.state) && !isLive && (
        <Button
          size={before > EARLY ? 'small' : 'medium'}
          appearance={primary === 'begin' ? 'primary' : 'secondary'}
          disabledFocusable={move.busy || settling}
          onClick={() => (before > EARLY ? setAsking(true) : begin())}
        >
          {PAGE.begin}
        </Button>
      )}
      {isLive && next && (
        <Button
          appearance={primary === 'next' ? 'primary' : 'secondary'}
          disabledFocusable={move.busy || settling}
          onClick={() => void move.run(next.id)}
        >
          {PAGE.next(next.title)}
        </Button>
      )}
      {isLive && current && !next && (
        <Button disabledFocusable={move.busy || settling} onClick={() => void move.run(null)}>
          {PAGE.endAgenda}
        </Button>
      )}
      {abilities.close === 'yes' && !closing && (
        <Button
          appearance={primary === 'close' ? 'primary' : 'secondary'}
          disabledFocusable={settling}
          onClick={() => {
            onEngage();
            setClosing(true);
          }}
        >
          {PAGE.close}
        </Button>
      )}
      {meanwhile && (
        <p role="status" className={styles.below}>
          {PAGE.meanwhile}
        </p>
      )}
      {move.problem !== null && !meanwhile && (
        <div className={styles.below}>
          <Problem slim problem={move.problem} onRetry={() => void move.again()} />
        </div>
      )}
      {closing && (
        <div className={styles.below}>
          <Suspense fallback={<SkeletonRows rows={3} />}>
            {live ? (
              <CloseSession client={client} state={live} onDone={() => setClosing(false)} />
            ) : (
              <SkeletonRows rows={3} />
            )}
          </Suspense>
        </div>
      )}
      {asking && (
        <Sheet
          title={PAGE.beginEarly}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{PAGE.notYet}</Button>
              <Button appearance="primary" onClick={begin}>
                {SESSIONS.beginYes}
              </Button>
            </>
          }
        >
          <p className={page.text}>{SESSIONS.beginEarlyWhy(sayMoment(session.startsAt))}</p>
        </Sheet>
      )}
    </>
  );
}
