import { makeStyles, tokens } from '@fluentui/react-components';
import {
  answerTerm,
  openTerm,
  setTermObjectionAside,
  type TermPage,
} from '../../domain/glossary/contract.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { Consent } from '../components/Consent.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { ShortMarkdown } from '../components/ShortMarkdown.tsx';
import { useHost } from '../host/use-host.ts';
import { GLOSSARY, TERM } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px', marginTop: '8px' },
  text: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

interface Props {
  readonly communityId: string;
  readonly termId: string;
}

/** What is proposed of a term, and what I say to it, wherever I am asked. */
export function TermAnswer(props: Props) {
  const { communityId, termId } = props;
  const { data, error, reload } = useData(openTerm, { params: { communityId, termId } });
  if (!data) return error ? <Problem slim problem={error} onRetry={reload} /> : <SkeletonRows rows={3} />;
  return data.proposal && <TermProposal {...props} page={data} proposal={data.proposal} />;
}

interface ProposalProps extends Props {
  readonly page: TermPage;
  readonly proposal: NonNullable<TermPage['proposal']>;
}

/** What is proposed: the words, why, who objects, and what I say to it. */
export function TermProposal({ communityId, termId, page, proposal }: ProposalProps) {
  const styles = useStyles();
  const { personId } = useHost();
  const { entry, before, by, word, consent } = proposal;
  const standing = page.term.entry;
  return (
    <div className={styles.root}>
      {entry ? (
        <>
          <p className={styles.text}>
            {standing && standing.term !== entry.term && <strong>{entry.term}: </strong>}
            <ShortMarkdown>{entry.definition}</ShortMarkdown>
          </p>
          {entry.synonyms.length > 0 && (
            <p className={styles.quiet}>
              {GLOSSARY.also} {entry.synonyms.join(', ')}
            </p>
          )}
          {entry.notConfused.length > 0 && (
            <p className={styles.quiet}>
              {GLOSSARY.notConfused} {entry.notConfused.join(', ')}
            </p>
          )}
          {standing && (
            <p className={styles.quiet}>
              {TERM.standing}: <ShortMarkdown>{standing.definition}</ShortMarkdown>
            </p>
          )}
        </>
      ) : (
        <p className={styles.text}>{TERM.proposalRetire}.</p>
      )}
      {before && (
        <p className={styles.quiet}>
          {TERM.before}: <ShortMarkdown>{before.definition}</ShortMarkdown>
        </p>
      )}
      <p className={styles.quiet}>
        {by.name}
        {word && `: “${word}”`}
      </p>
      <Consent
        consent={consent}
        now={page.now}
        may={page.abilities.answer === 'yes'}
        isMine={by.id === personId}
        name={`objection.${termId}`}
        answer={(objection, operation) =>
          call(answerTerm, {
            params: { communityId, termId },
            body: { round: consent.round, objection },
            operation,
          })
        }
        setAside={(person, word, operation) =>
          call(setTermObjectionAside, {
            params: { communityId, termId, personId: person },
            body: { round: consent.round, word },
            operation,
          })
        }
      />
    </div>
  );
}
