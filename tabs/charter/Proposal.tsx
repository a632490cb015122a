import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import type { CharterText as Text } from '../../domain/charter/charter.ts';
import {
  answerCharterProposal,
  type CharterPage,
  setCharterObjectionAside,
} from '../../domain/charter/contract.ts';
import { call } from '../api/client.ts';
import { Consent } from '../components/Consent.tsx';
import { lazySheet } from '../components/lazy-sheet.tsx';
import { Section } from '../components/Page.tsx';
import { CharterDifference, CharterText } from './CharterText.tsx';
import { CHARTER } from './texts.ts';

const WithdrawSheet = lazySheet(() => import('./WithdrawSheet.tsx'));

const useStyles = makeStyles({
  word: { margin: '12px 0 0', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  summary: {
    minHeight: '32px',
    padding: '6px 0',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' },
});

interface Props {
  readonly communityId: string;
  readonly page: CharterPage;
  readonly proposal: NonNullable<CharterPage['proposal']>;
  /** What stands; null before there is a charter. */
  readonly before: Text | null;
  readonly me: string;
}

/** A proposed change: what for, what would change, who objects, and what I say to it. */
export function Proposal({ communityId, page, proposal, before, me }: Props) {
  const styles = useStyles();
  const [path, go] = useLocation();
  const [withdraws, setWithdraws] = useState(false);
  const { id: proposalId, text, by, word, consent } = proposal;
  const changes = page.abilities.change === 'yes';
  return (
    <Section title={before ? CHARTER.proposed : CHARTER.proposedFirst}>
      <p className={styles.word}>
        {CHARTER.by(by.name)} “{word}”
      </p>
      {proposal.before && (
        <details>
          <summary className={styles.summary}>{CHARTER.sinceLast}</summary>
          <CharterDifference before={proposal.before} after={text} />
        </details>
      )}
      {before ? (
        <>
          <CharterDifference before={before} after={text} />
          <details>
            <summary className={styles.summary}>{CHARTER.wholeText}</summary>
            <CharterText text={text} />
          </details>
        </>
      ) : (
        <CharterText text={text} />
      )}
      <Consent
        consent={consent}
        now={page.now}
        may={page.abilities.answer === 'yes'}
        isMine={by.id === me}
        name={`objection.${proposalId}`}
        answer={(objection, operation) =>
          call(answerCharterProposal, {
            params: { communityId, proposalId },
            body: { round: consent.round, objection },
            operation,
          })
        }
        setAside={(personId, word, operation) =>
          call(setCharterObjectionAside, {
            params: { communityId, proposalId, personId },
            body: { round: consent.round, word },
            operation,
          })
        }
      />
      {changes && (
        <div className={styles.buttons}>
          <Button onClick={() => go(`${path}/propose`)}>{CHARTER.changeIt}</Button>
          <Button onClick={() => setWithdraws(true)}>{CHARTER.withdraw}</Button>
        </div>
      )}
      <Suspense>
        {withdraws && (
          <WithdrawSheet
            communityId={communityId}
            proposalId={proposalId}
            onClose={() => setWithdraws(false)}
          />
        )}
      </Suspense>
    </Section>
  );
}
