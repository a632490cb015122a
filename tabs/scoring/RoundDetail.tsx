import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { type RoundPage, scoreRound, showMyScores } from '../../domain/scoring/contract.ts';
import { FEW, REVEALED_FROM } from '../../domain/scoring/round.ts';
import { call } from '../api/client.ts';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { useHost } from '../host/use-host.ts';
import { Spread } from './Spread.tsx';
import { sayAwaited } from './say-awaited.ts';
import { lanesOf, passesOf } from './spread-lanes.ts';
import { ROUND, SCORE } from './texts.ts';

const ScoreForm = lazy(() => import('./ScoreForm.tsx').then((module) => ({ default: module.ScoreForm })));

const useStyles = makeStyles({
  text: { margin: '8px 0' },
  quiet: { margin: '8px 0', color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  progress: {
    display: 'block',
    width: '100%',
    maxWidth: '320px',
    height: '8px',
    marginTop: '8px',
    boxSizing: 'border-box',
    appearance: 'none',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
    '::-webkit-progress-bar': { backgroundColor: tokens.colorNeutralBackground1 },
    '::-webkit-progress-value': { backgroundColor: tokens.colorBrandForeground1 },
    '::-moz-progress-bar': { backgroundColor: tokens.colorBrandForeground1 },
  },
  name: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    margin: '12px 0',
    '@media print': { display: 'none' },
  },
  // A sheet that is handed round has nobody's own scores.
  form: { paddingTop: '12px', '@media print': { display: 'none' } },
});

const OPEN_MS = 3_000;
/** It may be scored again at any moment, by people who have its page open. */
const REVEALED_MS = 5_000;
const CLOSED_MS = 60_000;

/** While a round is open its page asks every few seconds how many have scored; once it is revealed, whether it goes on. */
export const paceOf = (page: RoundPage | undefined): number =>
  ({ open: OPEN_MS, revealed: REVEALED_MS, closed: CLOSED_MS })[page?.round.stage ?? 'open'];

interface Props {
  readonly communityId: string;
  readonly page: RoundPage;
  /** Everybody looks at it together, so nobody scores here and no dot is marked as mine. */
  readonly together?: boolean;
}

/** A round as it stands: scoring while it is open, and the spread of what is revealed. On its page and beside a call. */
export function RoundDetail({ communityId, page, together = false }: Props) {
  const styles = useStyles();
  const { round, rubric, passes, abilities } = page;
  const isOpen = round.stage === 'open';
  return (
    <>
      {isOpen && (
        <Section
          title={round.pass > 1 ? ROUND.scoreOnceMore : together ? ROUND.scores : ROUND.yourScores}
          aside={ROUND.progress(page.scored, page.scored + page.awaited.length)}
        >
          <Progress page={page} together={together} />
          {abilities.score === 'yes' && !together && (
            <div className={styles.form}>
              <Suspense fallback={<SkeletonRows rows={6} />}>
                <ScoreForm
                  // What was saved elsewhere is shown here as well.
                  key={`${round.pass} ${JSON.stringify(page.mine)}`}
                  name={`score.${round.id}.${round.pass}`}
                  rubric={rubric}
                  saved={page.mine}
                  before={page.mineBefore}
                  onSave={(scores, operation) =>
                    call(scoreRound, {
                      params: { communityId, artifactId: round.artifactId, roundId: round.id },
                      body: { pass: round.pass, scores },
                      operation,
                    })
                  }
                />
              </Suspense>
            </div>
          )}
        </Section>
      )}
      {passes.length > 0 && <Revealed {...{ communityId, page, together }} />}
    </>
  );
}

function Progress({ page, together }: { page: RoundPage; together: boolean }) {
  const styles = useStyles();
  const { personId } = useHost();
  const { scored, awaited, abilities } = page;
  const all = scored + awaited.length;
  return (
    <>
      <progress
        className={styles.progress}
        max={Math.max(all, 1)}
        value={scored}
        aria-label={ROUND.progress(scored, all)}
      />
      <p className={styles.quiet}>
        {awaited.length > 0 ? sayAwaited(page, together ? null : personId) : ROUND.everybody(scored)}
        {abilities.reveal !== 'role-may-not' && scored < REVEALED_FROM && `. ${ROUND.revealFew}`}
      </p>
      {together ? (
        <p className={styles.text}>{SCORE.elsewhere}</p>
      ) : (
        page.mine === null && <p className={styles.text}>{SCORE.each}</p>
      )}
    </>
  );
}

function Revealed({ communityId, page, together = false }: Props) {
  const styles = useStyles();
  const { round, rubric, passes, abilities } = page;
  const people = passes.at(-1)?.people ?? 0;
  const isOpen = round.stage === 'open';
  const show = useAction((operation, shown: boolean) =>
    call(showMyScores, {
      params: { communityId, artifactId: round.artifactId, roundId: round.id },
      body: { shown },
      operation,
    }),
  );
  const isUnseen = round.stage === 'closed' && passes.length < round.pass;
  return (
    <Section title={isOpen ? ROUND.earlierPasses : ROUND.spread}>
      <Spread
        levels={rubric.levels}
        criteria={rubric.criteria.map(({ name }) => name)}
        lanes={lanesOf(page, together)}
        said={passesOf(page, together)}
      />
      {people < FEW && <p className={styles.quiet}>{ROUND.few(people)}</p>}
      {isUnseen && <p className={styles.quiet}>{ROUND.closedUnseen}</p>}
      {abilities.show === 'yes' && !together && (
        <div className={styles.name}>
          <Button size="small" disabledFocusable={show.busy} onClick={() => void show.run(!page.named)}>
            {page.named ? ROUND.hideName : ROUND.showName}
          </Button>
          <span>{page.named ? ROUND.nameShown : ROUND.nameHidden}</span>
        </div>
      )}
      {show.problem !== null && <Problem slim problem={show.problem} onRetry={() => void show.again()} />}
    </Section>
  );
}
