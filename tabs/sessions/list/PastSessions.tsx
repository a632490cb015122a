import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { listSessions } from '../../../domain/sessions/contract.ts';
import { useData } from '../../api/use-data.ts';
import { sayMonth } from '../../components/dates.ts';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { Months, PastRow } from './SessionRow.tsx';
import { LIST } from './texts.ts';

const useStyles = makeStyles({
  none: { margin: 0, padding: '11px 0 8px', color: tokens.colorNeutralForeground2 },
  more: { marginTop: '8px' },
});

interface Props {
  readonly communityId: string;
  /** The end of the page before, and the month it ends with; without them it is the first page. */
  readonly after?: string;
  readonly month?: string | undefined;
}

/** A page of past sessions, latest first, and once they are asked for, those before. */
export function PastSessions({ communityId, after, month }: Props) {
  const styles = useStyles();
  const page = useRef<HTMLDivElement>(null);
  const [earlier, setEarlier] = useState(false);
  const { data, error, reload } = useData(listSessions, {
    params: { communityId },
    query: { when: 'past', ...(after && { after }) },
  });
  const arrived = data !== undefined;
  // The button that asked for them is gone: whoever pressed it goes on reading here.
  useEffect(() => {
    if (arrived && after) page.current?.querySelector('a')?.focus();
  }, [arrived, after]);
  const last = data?.sessions.at(-1);
  return (
    <div ref={page}>
      {error && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={3} />}
      {data?.sessions.length === 0 && !after && <p className={styles.none}>{LIST.pastNone}</p>}
      {data && (
        <Months
          sessions={data.sessions}
          after={month}
          row={(session) => <PastRow key={session.id} session={session} />}
        />
      )}
      {data?.next &&
        (earlier ? (
          <PastSessions
            communityId={communityId}
            after={data.next}
            month={last ? sayMonth(last.startsAt) : month}
          />
        ) : (
          <Button size="small" appearance="subtle" className={styles.more} onClick={() => setEarlier(true)}>
            {LIST.earlier}
          </Button>
        ))}
    </div>
  );
}
