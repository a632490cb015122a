import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Annotation, hasEnded } from '../../../domain/knowledge/annotation.ts';
import { declineAnnotation } from '../../../domain/knowledge/annotation-contract.ts';
import { openArtifact } from '../../../domain/knowledge/contract.ts';
import type { Trial } from '../../../domain/knowledge/evidence.ts';
import { call } from '../../api/client.ts';
import { useData } from '../../api/use-data.ts';
import { toast } from '../../app/toasts.tsx';
import { Button } from '../../components/Button.tsx';
import { Section } from '../../components/Page.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { useHost } from '../../host/use-host.ts';
import { PilotSign } from '../../pilots/PilotSign.tsx';
import { AnnotationSign } from './AnnotationSign.tsx';
import { useFields } from './fields.ts';
import { MoreAnnotations } from './MoreAnnotations.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { type TakenUp, useTakenUp } from './taken-up.ts';
import { BESIDE, NOTES } from './texts.ts';
import { useAllAnnotations } from './use-all-annotations.ts';

const useStyles = makeStyles({
  hint: { margin: '8px 0', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '4px',
    padding: '10px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 8px',
    fontSize: tokens.fontSizeBase200,
  },
  words: { margin: 0, whiteSpace: 'pre-line' },
  label: { color: tokens.colorNeutralForeground2 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 8px' },
  take: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    minHeight: '32px',
    cursor: 'pointer',
    ':has(:checked)': { fontWeight: tokens.fontWeightSemibold },
  },
  box: { width: '16px', height: '16px', margin: 0, accentColor: tokens.colorCompoundBrandBackground },
});

/** So many proposals of reports that have made no annotation are shown. */
const PROPOSALS_MAX = 5;

/** An annotation that the next revision takes up, in the version that was read. */
export type Taken = Pick<Annotation, 'id' | 'etag' | 'author'>;

interface Props {
  readonly communityId: string;
  readonly artifactId: string;
  readonly onTaken: (taken: readonly Taken[]) => void;
}

/** What others found, beside the text that is being revised: each is taken up, declined, or left open. */
export default function OpenBeside({ communityId, artifactId, onTaken }: Props) {
  const styles = useStyles();
  const { data } = useData(openArtifact, { params: { communityId, artifactId } });
  const takenUp = useTakenUp(artifactId);
  const said = useAllAnnotations(communityId, artifactId, data);
  const { annotations } = said;
  const open = useMemo(
    () =>
      annotations
        .filter((one) => !hasEnded(one))
        // Those without a place come last: there is no passage to change.
        .sort((a, b) => (a.anchor?.start ?? Infinity) - (b.anchor?.start ?? Infinity)),
    [annotations],
  );
  // The proposals of pilots, the latest first: those of annotations stand beside these.
  const proposals = (data?.trials ?? []).filter(({ change }) => change.trim() !== '');
  const proposalOf = (one: Annotation) => proposals.find(({ pilotId }) => pilotId === one.pilot?.id) ?? null;
  const others = proposals
    .filter(({ pilotId }) => !open.some(({ pilot }) => pilot?.id === pilotId))
    .slice(0, PROPOSALS_MAX);
  const { ids } = takenUp;
  const told = useRef(onTaken);
  told.current = onTaken;
  useEffect(() => told.current(open.filter(({ id }) => ids.includes(id))), [open, ids]);
  if (open.length === 0 && others.length === 0 && !said.hasMore) return null;
  return (
    <Section title={BESIDE.title} aside={open.length}>
      {open.length > 0 && <p className={styles.hint}>{BESIDE.hint}</p>}
      <ul className={styles.list}>
        {open.map((one) => (
          <OpenRow
            key={one.id}
            annotation={one}
            proposal={proposalOf(one)}
            {...{ communityId, artifactId, takenUp }}
          />
        ))}
        {others.map((one) => (
          <li key={one.pilotId} className={styles.row}>
            <Proposal communityId={communityId} of={one} />
          </li>
        ))}
      </ul>
      <MoreAnnotations of={said} />
    </Section>
  );
}

/** What a report of a pilot would have changed in the text. */
function Proposal({ communityId, of }: { communityId: string; of: Trial }) {
  const styles = useStyles();
  return (
    <>
      <span className={styles.head}>
        <TextLink href={`/communities/${communityId}/pilots/${of.pilotId}`}>{of.title}</TextLink>
        <PilotSign of={of.verdict} />
      </span>
      <p className={styles.words}>
        <span className={styles.label}>{BESIDE.proposes}</span> {of.change}
      </p>
    </>
  );
}

interface RowProps {
  readonly communityId: string;
  readonly artifactId: string;
  readonly annotation: Annotation;
  /** What the pilot that it comes from proposes. */
  readonly proposal: Trial | null;
  readonly takenUp: TakenUp;
}

function OpenRow({ communityId, artifactId, annotation, proposal, takenUp }: RowProps) {
  const styles = useStyles();
  const fields = useFields();
  const { personId } = useHost();
  const [declining, setDeclining] = useState(false);
  const { id, kind, author, quote, words, context, state, answers, etag } = annotation;
  const params = { communityId, artifactId, annotationId: id };
  return (
    <li className={styles.row}>
      <span className={styles.head}>
        <AnnotationSign kind={kind} /> {author.name}
      </span>
      {quote && <blockquote className={fields.quote}>{quote}</blockquote>}
      <p className={styles.words}>{words}</p>
      {context && <p className={styles.quiet}>{context}</p>}
      {proposal && <Proposal communityId={communityId} of={proposal} />}
      {state === 'unplaced' && <p className={styles.quiet}>{BESIDE.noPlace}</p>}
      {answers.map((answer) => (
        <p key={answer.id} className={styles.quiet}>
          {answer.by.name}: {answer.words}
        </p>
      ))}
      {declining ? (
        <ReasonForm
          name={`decline.${id}`}
          label={author.id === personId ? NOTES.declineReasonMine : NOTES.declineReason(author.name)}
          send={NOTES.decline}
          onSend={(operation, reason) =>
            call(declineAnnotation, { params, body: { reason }, etag, operation }).then(() => {
              takenUp.set(id, false);
              toast(NOTES.declined);
            })
          }
          onDone={() => setDeclining(false)}
        />
      ) : (
        <div className={styles.actions}>
          <label className={styles.take}>
            <input
              type="checkbox"
              className={styles.box}
              checked={takenUp.ids.includes(id)}
              aria-label={BESIDE.takes(author.name, words)}
              onChange={(event) => takenUp.set(id, event.target.checked)}
            />
            {BESIDE.take}
          </label>
          <Button size="small" appearance="subtle" onClick={() => setDeclining(true)}>
            {NOTES.decline}
          </Button>
        </div>
      )}
    </li>
  );
}
