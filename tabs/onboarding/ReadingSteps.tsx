import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { listArtifacts } from '../../domain/knowledge/contract.ts';
import { listWorthReading } from '../../domain/onboarding/contract.ts';
import { playbooksOffered } from '../../domain/onboarding/onboarding.ts';
import { useData } from '../api/use-data.ts';
import { KindSign } from '../components/KindSign.tsx';
import { Row, Rows } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { NOTES_STEP, PLAYBOOKS_STEP } from './texts.ts';

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  note: { overflowWrap: 'anywhere' },
  from: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Decisions and insights of the last sessions. */
export function NotesStep({ communityId }: { communityId: string }) {
  const styles = useStyles();
  const { data, error, reload } = useData(listWorthReading, { params: { communityId } });
  if (!data) return error ? <Problem slim problem={error} onRetry={reload} /> : <SkeletonRows rows={5} />;
  if (data.notes.length === 0) return <p className={styles.quiet}>{NOTES_STEP.none}</p>;
  return (
    <Rows>
      {data.notes.map(({ sessionId, topic, kind, text, author }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two notes may say the same, and their order stays
        <Row key={at}>
          <div>
            <KindSign kind={kind} />
          </div>
          <div className={styles.note}>{text}</div>
          <div className={styles.from}>
            {author && `${author.name}, `}
            {NOTES_STEP.in}{' '}
            <TextLink href={`/communities/${communityId}/sessions/${sessionId}`}>{topic}</TextLink>
          </div>
        </Row>
      ))}
    </Rows>
  );
}

interface PlaybooksProps {
  readonly communityId: string;
  readonly opened: readonly string[];
  /** `done`: whether all that are offered are opened with it. */
  readonly onOpened: (artifactId: string, done: boolean) => void;
}

/** The playbooks with most evidence, each read by opening it. */
export function PlaybooksStep({ communityId, opened, onOpened }: PlaybooksProps) {
  const styles = useStyles();
  const { data, error, reload } = useData(listArtifacts, {
    params: { communityId },
    query: { type: 'playbook', state: 'published', sort: 'tried' },
  });
  if (!data) return error ? <Problem slim problem={error} onRetry={reload} /> : <SkeletonRows rows={3} />;
  const offered = playbooksOffered(data.artifacts);
  if (offered.length === 0) return <p className={styles.quiet}>{PLAYBOOKS_STEP.none}</p>;
  return (
    <Rows>
      {offered.map(({ id, title, evidence }) => {
        const wasOpened = opened.includes(id);
        const tried = evidence ? Object.values(evidence.verdicts).reduce((a, b) => a + b, 0) : 0;
        const used = evidence?.uses ?? 0;
        const said = [
          ...(tried > 0 ? [PLAYBOOKS_STEP.tried(tried)] : []),
          ...(used > 0 ? [PLAYBOOKS_STEP.used(used)] : []),
          ...(wasOpened ? [PLAYBOOKS_STEP.opened] : []),
        ];
        const rest = offered.filter((one) => one.id !== id);
        return (
          <Row
            key={id}
            sign={wasOpened ? <CheckmarkRegular aria-hidden /> : <DocumentRegular aria-hidden />}
            end={said.join(' · ')}
          >
            {/* Opening it is reading it. */}
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the link within is what is pressed */}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link's Enter is a click */}
            <span
              onClick={() =>
                !wasOpened &&
                onOpened(
                  id,
                  rest.every((one) => opened.includes(one.id)),
                )
              }
            >
              <TextLink href={`/communities/${communityId}/knowledge/${id}`}>{title}</TextLink>
            </span>
          </Row>
        );
      })}
    </Rows>
  );
}
