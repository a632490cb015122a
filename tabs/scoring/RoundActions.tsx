import { Suspense, useState } from 'react';
import {
  beginRound,
  type RoundPage,
  removeRound,
  revealRound,
  scoreAgain,
} from '../../domain/scoring/contract.ts';
import { call } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { dayHere } from '../components/dates.ts';
import { lazySheet } from '../components/lazy-sheet.tsx';
import { MoreMenu } from '../components/MoreMenu.tsx';
import { Problem } from '../components/Problem.tsx';
import { Steady } from '../components/Steady.tsx';
import { ROUND } from './texts.ts';

const RevealSheet = lazySheet(() => import('./RevealSheet.tsx'));
const CloseSheet = lazySheet(() => import('./CloseSheet.tsx'));
const RemoveSheet = lazySheet(() => import('./RemoveSheet.tsx'));

interface Props {
  readonly communityId: string;
  readonly page: RoundPage;
  /** A round that scores it anew was begun. */
  readonly onBegun: (roundId: string) => void;
  readonly onRemoved: () => void;
}

/** What can be done with a round now: reveal it, score it again, close it, and once it is closed score it anew. */
export function RoundActions({ communityId, page, onBegun, onRemoved }: Props) {
  const [closes, setCloses] = useState(false);
  const [asks, setAsks] = useState(false);
  const [removes, setRemoves] = useState(false);
  const { round, abilities } = page;
  const { artifactId, id: roundId, pass } = round;
  const params = { communityId, artifactId, roundId };
  const reveal = useAction(async (operation) => {
    await call(revealRound, { params, body: { pass }, operation });
    setAsks(false);
  });
  const again = useAction((operation) => call(scoreAgain, { params, body: { pass }, operation }));
  // The operation is the round's id as well, so that trying again begins one round.
  const follow = useAction(async (operation) => {
    const { revision, subject } = round;
    const begun = await call(beginRound, {
      params: { ...params, roundId: operation },
      body: { revision, subject, sessionId: null, after: roundId },
      operation,
    });
    onBegun(begun.id);
  });
  const remove = useAction(async (operation) => {
    await call(removeRound, { params, operation });
    toast(ROUND.removed);
    onRemoved();
  });
  const failed = [...(asks ? [] : [reveal]), again, follow].find(({ problem }) => problem !== null);
  const isClosed = round.stage === 'closed';
  // From its day on it is what the page is for.
  const isDue = round.again !== null && round.again <= dayHere(page.now);
  return (
    <>
      {abilities.reveal === 'yes' && (
        <Button
          appearance="primary"
          disabledFocusable={reveal.busy}
          onClick={() => (page.awaited.length > 0 ? setAsks(true) : void reveal.run())}
        >
          <Steady widest={ROUND.revealing}>{reveal.busy ? ROUND.revealing : ROUND.reveal}</Steady>
        </Button>
      )}
      {abilities.again === 'yes' && (
        <Button appearance="primary" disabledFocusable={again.busy} onClick={() => void again.run()}>
          <Steady widest={ROUND.again}>{again.busy ? ROUND.againBusy : ROUND.again}</Steady>
        </Button>
      )}
      {abilities.follow === 'yes' && (
        <Button
          appearance={isDue ? 'primary' : 'secondary'}
          disabledFocusable={follow.busy}
          onClick={() => void follow.run()}
        >
          <Steady widest={ROUND.follow}>{follow.busy ? ROUND.following : ROUND.follow}</Steady>
        </Button>
      )}
      {abilities.close === 'yes' && (
        <Button onClick={() => setCloses(true)}>{isClosed ? ROUND.change : ROUND.close}</Button>
      )}
      {abilities.remove === 'yes' && (
        <MoreMenu label={ROUND.more} items={[{ label: ROUND.remove, run: () => setRemoves(true) }]} />
      )}
      {failed && <Problem slim problem={failed.problem} onRetry={() => void failed.again()} />}
      <Suspense>
        {asks && (
          <RevealSheet
            page={page}
            busy={reveal.busy}
            problem={reveal.problem}
            onReveal={() => void reveal.run()}
            onClose={() => setAsks(false)}
          />
        )}
        {closes && (
          <CloseSheet
            communityId={communityId}
            round={round}
            now={page.now}
            onClose={() => setCloses(false)}
          />
        )}
        {removes && <RemoveSheet remove={remove} onClose={() => setRemoves(false)} />}
      </Suspense>
    </>
  );
}
