import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { planSessions } from '../../domain/sessions/abilities.ts';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import * as outlook from '../host/item.ts';
import { InCommunity } from './InCommunity.tsx';
import { PlanHere } from './PlanHere.tsx';

const Series = lazy(() => import('./Series.tsx'));

const FOLLOW_MS = 1_000;

interface Props {
  /** The appointment's id, once it has one. */
  readonly item: string | null;
  /** Whether people were invited to it already. */
  readonly sent: boolean;
}

/** A session planned from the appointment at hand. */
export default function MakeSession({ item, sent }: Props) {
  const [composed, setComposed] = useState<outlook.ComposedAppointment>();
  const [problem, setProblem] = useState<unknown>();
  const reading = useRef(false);
  const read = useCallback(async (onProblem: (problem: unknown) => void) => {
    // A slow Outlook is not asked again before it has answered.
    if (reading.current) return;
    reading.current = true;
    try {
      const now = await outlook.readComposed();
      setComposed((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
      setProblem(undefined);
    } catch (caught) {
      onProblem(caught);
    } finally {
      reading.current = false;
    }
  }, []);
  useEffect(() => {
    void read(setProblem);
    // What is typed into the appointment meanwhile is followed, because it is what the session will be.
    const timer = setInterval(() => void read(() => undefined), FOLLOW_MS);
    return () => clearInterval(timer);
  }, [read]);
  if (problem) return <Problem problem={problem} onRetry={() => void read(setProblem)} />;
  if (!composed) return <SkeletonRows rows={6} />;
  if (composed.isSeries)
    return (
      <Suspense fallback={<SkeletonRows rows={6} />}>
        <Series item={item} />
      </Suspense>
    );
  return (
    <InCommunity may={planSessions}>
      {(communityId, choice) => (
        <PlanHere
          key={communityId}
          communityId={communityId}
          choice={choice}
          composed={composed}
          item={item}
          sent={sent}
        />
      )}
    </InCommunity>
  );
}
