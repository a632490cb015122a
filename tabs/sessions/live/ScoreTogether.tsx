import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { gapsIn, readRubric } from '../../../domain/knowledge/types/rubric.ts';
import { listRounds, openRound } from '../../../domain/scoring/contract.ts';
import type { RoundOutline } from '../../../domain/scoring/round.ts';
import { useData } from '../../api/use-data.ts';
import { Button } from '../../components/Button.tsx';
import { lazySheet } from '../../components/lazy-sheet.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { Decided } from '../../scoring/Decided.tsx';
import { paceOf, RoundDetail } from '../../scoring/RoundDetail.tsx';
import { ROUNDS } from '../../scoring/texts.ts';
import { SCORING } from './working-texts.ts';
import type { Surface, WorkingProps } from './working-types.ts';

// The stage has none.
const RoundActions = lazy(() =>
  import('../../scoring/RoundActions.tsx').then((module) => ({ default: module.RoundActions })),
);
const BeginSheet = lazySheet(() => import('../../scoring/BeginSheet.tsx'));

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px', marginBottom: '16px' },
  going: { scrollMarginTop: '8px' },
  // Read from across a room.
  large: {
    zoom: 1.35,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  largeSubject: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  subject: {
    flex: '1 1 160px',
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** For rounds that were begun elsewhere; of those of this session the panel is told with the notes. */
const ELSEWHERE_MS = 60_000;

/** Scores by a rubric in a session: each alone, then all is revealed as a spread, and talked about. */
export default function ScoreTogether({ client, state, page, revision, body, on }: WorkingProps) {
  const styles = useStyles();
  const { communityId, sessionId } = client.place;
  const { artifact, abilities } = page;
  const scores = abilities.write === 'yes';
  const [chosen, setChosen] = useState<string | null>(null);
  const [begins, setBegins] = useState(false);
  const { data, error, reload } = useData(
    listRounds,
    scores ? { params: { communityId, artifactId: artifact.id } } : null,
    { every: () => ELSEWHERE_MS },
  );
  const told = [...state.rounds.values()].filter(({ artifactId }) => artifactId === artifact.id);
  useNews(told.map(({ etag }) => etag).join(), reload);
  if (!scores) return null;
  if (error && !data) return <Problem slim problem={error} onRetry={reload} />;
  if (!data) return <SkeletonRows rows={2} />;
  const { rubric } = readRubric(body);
  const here = data.rounds.filter((round) => round.sessionId === sessionId);
  const round =
    data.rounds.find(({ id }) => id === chosen) ??
    here.find(isGoing) ??
    data.rounds.find(isGoing) ??
    // What this session has come to is looked at on.
    here[0];
  const others = here.filter(({ id }) => id !== round?.id);
  const mayBegin = on === 'panel' && rubric !== null && gapsIn(rubric).length === 0;
  return (
    <section className={styles.root} aria-label={SCORING.title}>
      {round ? (
        <Going
          key={round.id}
          {...{ communityId, round, on }}
          version={told.find(({ roundId }) => roundId === round.id)?.etag ?? ''}
          onBegun={setChosen}
          onRemoved={() => setChosen(null)}
        />
      ) : (
        <p className={mergeClasses(styles.quiet, on === 'stage' && styles.large)}>{SCORING.none}</p>
      )}
      {on === 'panel' && (
        <div className={styles.row}>
          {others.map((other) => (
            <Button key={other.id} size="small" onClick={() => setChosen(other.id)}>
              {other.subject}
            </Button>
          ))}
          {mayBegin && (
            <Button
              size="small"
              appearance={round && isGoing(round) ? 'secondary' : 'primary'}
              onClick={() => setBegins(true)}
            >
              {ROUNDS.begin}
            </Button>
          )}
        </div>
      )}
      <Suspense>
        {begins && (
          <BeginSheet
            {...{ communityId, sessionId, revision }}
            artifactId={artifact.id}
            onBegun={({ id }) => {
              setBegins(false);
              setChosen(id);
              void reload();
            }}
            onClose={() => setBegins(false)}
          />
        )}
      </Suspense>
    </section>
  );
}

/** Asks again once there is another version; for the first one it is asked anyway. */
function useNews(version: string, reload: () => void): void {
  const known = useRef(version);
  useEffect(() => {
    if (known.current === version) return;
    known.current = version;
    reload();
  }, [version, reload]);
}

const isGoing = ({ stage }: RoundOutline) => stage !== 'closed';

interface GoingProps {
  readonly communityId: string;
  readonly round: RoundOutline;
  readonly on: Surface;
  /** As the session tells it: with another one the round is asked at once. */
  readonly version: string;
  readonly onBegun: (roundId: string) => void;
  readonly onRemoved: () => void;
}

function Going({ communityId, round, on, version, onBegun, onRemoved }: GoingProps) {
  const styles = useStyles();
  const { data, error, reload } = useData(
    openRound,
    { params: { communityId, artifactId: round.artifactId, roundId: round.id } },
    { every: paceOf },
  );
  const top = useRef<HTMLDivElement>(null);
  const step = data && `${data.round.pass} ${data.round.stage}`;
  const before = useRef(step);
  useEffect(() => {
    // Once it goes on, all see what it has come to, wherever in the form they were.
    if (before.current && step !== before.current) top.current?.scrollIntoView({ block: 'start' });
    before.current = step;
  }, [step]);
  useNews(version, reload);
  return (
    <div ref={top} className={mergeClasses(styles.going, on === 'stage' && styles.large)}>
      <div className={styles.row}>
        <h3 className={mergeClasses(styles.subject, on === 'stage' && styles.largeSubject)}>
          {round.subject}
        </h3>
        {data && on === 'panel' && (
          <div className={styles.row}>
            <Suspense>
              <RoundActions communityId={communityId} page={data} onBegun={onBegun} onRemoved={onRemoved} />
            </Suspense>
          </div>
        )}
      </div>
      {error && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={3} />}
      {data && (
        <>
          {data.round.stage === 'closed' && <Decided word={data.round.word} />}
          <RoundDetail communityId={communityId} page={data} together={on === 'stage'} />
        </>
      )}
    </div>
  );
}
