import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { Taxonomy } from '../../domain/knowledge/taxonomy.ts';
import { listTried } from '../../domain/rhythm/contract.ts';
import type { PromptAnswer } from '../../domain/rhythm/prompt.ts';
import { useData } from '../api/use-data.ts';
import { Button } from '../components/Button.tsx';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TRIED } from './prompt-texts.ts';

const TryNext = lazy(() => import('../pilots/TryNext.tsx'));

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '4px 0 0', padding: 0, display: 'grid', gap: '8px' },
  one: { display: 'grid', gridTemplateColumns: '24px minmax(0, 1fr)', columnGap: '8px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  quiet: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  pilot: { marginInlineStart: '-8px', '@media print': { display: 'none' } },
});

interface Props {
  readonly communityId: string;
  readonly sessionId: string;
  readonly taxonomy: Taxonomy;
  readonly mayCapture: boolean;
}

function One({ answer, ...session }: Props & { readonly answer: PromptAnswer }) {
  const styles = useStyles();
  const [pilot, setPilot] = useState(false);
  return (
    <li className={styles.one}>
      <Face person={answer.by} />
      <div>
        <p className={styles.text}>
          <span className={styles.name}>{answer.by.name}</span> {answer.text}
        </p>
        {session.mayCapture && !pilot && (
          <Button
            size="small"
            appearance="subtle"
            className={styles.pilot}
            aria-label={TRIED.pilotOf(answer.by.name)}
            onClick={() => setPilot(true)}
          >
            {TRIED.pilot}
          </Button>
        )}
        {pilot && (
          <Suspense fallback={<SkeletonRows rows={2} />}>
            <TryNext
              communityId={session.communityId}
              sessionId={session.sessionId}
              taxonomy={session.taxonomy}
              from={{ name: `${answer.by.id}.${answer.sessionId}`, words: answer.text }}
            />
          </Suspense>
        )}
      </div>
    </li>
  );
}

/** What people said between two sessions, with their names: the first thing of the next one. */
export default function Tried(session: Props) {
  const styles = useStyles();
  const { communityId, sessionId } = session;
  const { data, error, reload } = useData(listTried, { params: { communityId, sessionId } });
  if (error && !data) return <Problem slim problem={error} onRetry={reload} />;
  if (!data) return <SkeletonRows rows={2} />;
  if (data.answers.length === 0)
    return <p className={styles.quiet}>{data.about ? TRIED.none : TRIED.noneYet}</p>;
  return (
    <ul className={styles.list} aria-label={TRIED.title}>
      {data.answers.map((answer) => (
        <One key={`${answer.by.id} ${answer.sessionId}`} answer={answer} {...session} />
      ))}
    </ul>
  );
}
