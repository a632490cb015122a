import { makeStyles, tokens } from '@fluentui/react-components';
import { openOrigin } from '../../domain/synthesis/contract.ts';
import { sayPeriod } from '../../domain/synthesis/period.ts';
import { useData } from '../api/use-data.ts';
import { TextLink } from '../components/TextLink.tsx';
import { ORIGIN } from './texts.ts';

const useStyles = makeStyles({
  line: { margin: 0, color: tokens.colorNeutralForeground2 },
  again: { '@media print': { display: 'none' } },
});

interface Props {
  readonly communityId: string;
  readonly artifactId: string;
  readonly writes: boolean;
}

/** What an artifact or a term was made from: a note of a session, or a period that was assembled. */
export default function OriginLine({ communityId, artifactId, writes }: Props) {
  const styles = useStyles();
  const { data } = useData(openOrigin, { params: { communityId, thingId: artifactId } });
  const origin = data?.origin;
  if (!origin) return null;
  if (origin.kind === 'note') {
    const { sessionId, authorKey, noteId, label } = origin;
    return (
      <p className={styles.line}>
        {ORIGIN.fromNote(data.author?.name ?? null)}{' '}
        <TextLink href={`/communities/${communityId}/sessions/${sessionId}#note-${authorKey}.${noteId}`}>
          {label}
        </TextLink>
      </p>
    );
  }
  const { from, to } = origin;
  return (
    <p className={styles.line}>
      {ORIGIN.assembled(sayPeriod(origin))}{' '}
      {writes && (
        <TextLink
          className={styles.again}
          href={`/communities/${communityId}/knowledge/synthesis?from=${from}&to=${to}&report=${artifactId}`}
        >
          {ORIGIN.again}
        </TextLink>
      )}
    </p>
  );
}
