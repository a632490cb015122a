import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { listSessions } from '../../domain/sessions/contract.ts';
import { openPreparation } from '../../domain/sessions/preparation-contract.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { useData } from '../api/use-data.ts';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { BRING_STEP } from './texts.ts';

const WhatIBring = lazy(() => import('../sessions/prepare/WhatIBring.tsx'));

const useStyles = makeStyles({
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly communityId: string;
  readonly onDone: () => void;
}

/** What I bring to the next session, as it stands on the session's own page. */
function Bring({ session, onDone }: { session: Session; onDone: () => void }) {
  const place = { communityId: session.communityId, sessionId: session.id };
  const { data, error, reload, patch } = useData(openPreparation, { params: place });
  if (!data) return error ? <Problem slim problem={error} onRetry={reload} /> : <SkeletonRows rows={3} />;
  return (
    <Suspense fallback={<SkeletonRows rows={3} />}>
      <WhatIBring
        place={place}
        state={session.state}
        preparation={data}
        onKept={(kept) => {
          patch(() => kept);
          if (kept.text || kept.used) onDone();
        }}
      />
    </Suspense>
  );
}

/** One thing to bring to the next session, or a turn later. */
export function BringStep({ communityId, onDone }: Props) {
  const styles = useStyles();
  const asked = useData(listSessions, { params: { communityId }, query: { when: 'upcoming' } });
  const { data, error, reload } = asked;
  if (!data) return error ? <Problem slim problem={error} onRetry={reload} /> : <SkeletonRows rows={3} />;
  const next = data.sessions[0];
  return (
    <>
      {next ? (
        <>
          <p className={styles.text}>
            {BRING_STEP.next}{' '}
            <TextLink href={`/communities/${communityId}/sessions/${next.id}`}>{next.topic}</TextLink>,{' '}
            <When inside at={next.startsAt} />
          </p>
          <Bring key={next.id} session={next} onDone={onDone} />
        </>
      ) : (
        <p className={styles.quiet}>{BRING_STEP.none}</p>
      )}
      <p className={styles.quiet}>
        {BRING_STEP.turn} <TextLink href={`/communities/${communityId}/people`}>{BRING_STEP.people}</TextLink>
        .
      </p>
    </>
  );
}
