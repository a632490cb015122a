import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import type { Rubric } from '../../domain/knowledge/types/rubric.ts';
import { listRounds } from '../../domain/scoring/contract.ts';
import type { RoundOutline } from '../../domain/scoring/round.ts';
import { widestOf } from '../../domain/scoring/spread.ts';
import { useData } from '../api/use-data.ts';
import { Button } from '../components/Button.tsx';
import { onDay, sayDate } from '../components/dates.ts';
import { lazySheet } from '../components/lazy-sheet.tsx';
import { Row, Rows, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { ROUNDS } from './texts.ts';

const BeginSheet = lazySheet(() => import('./BeginSheet.tsx'));

const useStyles = makeStyles({
  root: { marginTop: '32px', maxWidth: '960px', '@media print': { display: 'none' } },
  quiet: { margin: '8px 0', color: tokens.colorNeutralForeground3 },
  state: { display: 'block', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface Props {
  readonly communityId: string;
  readonly artifactId: string;
  readonly revision: number;
  /** The rubric of that revision; null if nobody can score by it. */
  readonly rubric: Rubric | null;
  /** Why nobody can begin now, in words; null if one can. */
  readonly notYet: string | null;
}

/** The rounds of scoring by a rubric, and the way to begin one. */
export function Rounds({ communityId, artifactId, revision, rubric, notYet }: Props) {
  const styles = useStyles();
  const [, go] = useLocation();
  const [begins, setBegins] = useState(false);
  const { data, error, reload } = useData(listRounds, { params: { communityId, artifactId } });
  const at = `/communities/${communityId}/knowledge/${artifactId}/rounds`;
  return (
    <div className={styles.root}>
      <Section
        title={ROUNDS.title}
        aside={
          notYet === null && (
            <Button size="small" onClick={() => setBegins(true)}>
              {ROUNDS.begin}
            </Button>
          )
        }
      >
        {notYet !== null && <p className={styles.quiet}>{notYet}</p>}
        {error && <Problem slim problem={error} onRetry={reload} />}
        {!data && !error && <SkeletonRows rows={2} />}
        {data?.rounds.length === 0 && notYet === null && <p className={styles.quiet}>{ROUNDS.none}</p>}
        <Rows>
          {(data?.rounds ?? []).map((round) => (
            <Row key={round.id} end={<When at={round.begunAt} as="distance" />}>
              <TextLink quiet href={`${at}/${round.id}`}>
                {round.subject}
              </TextLink>
              <span className={styles.state}>
                {stateOf(round, round.revision === revision ? rubric : null)}
              </span>
            </Row>
          ))}
        </Rows>
      </Section>
      <Suspense>
        {begins && (
          <BeginSheet
            {...{ communityId, artifactId, revision }}
            onBegun={({ id }) => go(`${at}/${id}`)}
            onClose={() => setBegins(false)}
          />
        )}
      </Suspense>
    </div>
  );
}

/** What is worth knowing of a round in a line. `rubric`: by which it was scored, if it is known here. */
function stateOf({ stage, results, again, next }: RoundOutline, rubric: Rubric | null): string {
  const last = results.at(-1);
  const widest = last ? widestOf(last.counts) : [];
  const names = widest.flatMap((place) => rubric?.criteria[place]?.name ?? []);
  return [
    ROUNDS[stage],
    ...(last ? [ROUNDS.scored(last.people)] : []),
    ...(last && widest.length === 0 ? [ROUNDS.agreed] : []),
    ...(names.length > 0 ? [ROUNDS.widest(names)] : []),
    ...(stage === 'closed' && again && !next ? [ROUNDS.again(onDay(sayDate(again)))] : []),
  ].join(' · ');
}
