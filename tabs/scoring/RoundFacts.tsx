import { makeStyles, tokens } from '@fluentui/react-components';
import type { RoundPage } from '../../domain/scoring/contract.ts';
import { dayHere, onDay, sayDate, sayDateInFull } from '../components/dates.ts';
import { OnPaper } from '../components/OnPaper.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { Decided } from './Decided.tsx';
import { ROUND } from './texts.ts';

const useStyles = makeStyles({
  facts: { margin: 0, color: tokens.colorNeutralForeground2 },
  word: { margin: '4px 0 0', whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

/** By what it is scored and who began it; what was decided, and when it is scored again. */
export function RoundFacts({ communityId, page }: { communityId: string; page: RoundPage }) {
  const styles = useStyles();
  const { title, revision, begunBy, begunAt, sessionId, stage, word, again, next, earlier, artifactId } =
    page.round;
  const rounds = `/communities/${communityId}/knowledge/${artifactId}/rounds`;
  return (
    <>
      <p className={styles.facts}>
        {ROUND.by} {title}, {ROUND.revision(revision)} · {ROUND.begun(begunBy.name)}{' '}
        <OnPaper paper={onDay(sayDateInFull(dayHere(begunAt)))}>
          <When at={begunAt} as="distance" />
        </OnPaper>
        {sessionId && (
          <>
            {' · '}
            <TextLink href={`/communities/${communityId}/sessions/${sessionId}`}>{ROUND.inSession}</TextLink>
          </>
        )}
        {earlier && (
          <>
            {' · '}
            <TextLink href={`${rounds}/${earlier.roundId}`}>{ROUND.earlier}</TextLink>
          </>
        )}
      </p>
      {stage === 'closed' && (
        <>
          <Decided word={word} />
          <p className={styles.word}>
            {next ? (
              <TextLink href={`${rounds}/${next}`}>{ROUND.next}</TextLink>
            ) : again ? (
              ROUND.againOn(onDay(sayDate(again)))
            ) : (
              ROUND.notAgain
            )}
          </p>
        </>
      )}
    </>
  );
}
