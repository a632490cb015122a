import { lazy, Suspense } from 'react';
import { findAppointment } from '../../domain/sessions/appointment.ts';
import { useData } from '../api/use-data.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { readItemId } from '../host/item.ts';
import { SessionBehind } from './SessionBehind.tsx';
import { OUTLOOK } from './texts.ts';

const Series = lazy(() => import('./Series.tsx'));

/** The session behind an appointment, for whoever was invited to it. */
export default function ReadAppointment() {
  const { data, error, reload } = useData(findAppointment, { query: { item: readItemId() } });
  if (error && !data) return <Problem problem={error} onRetry={reload} />;
  if (!data) return <SkeletonRows rows={6} />;
  if (data.inSeries)
    return (
      <Suspense fallback={<SkeletonRows rows={6} />}>
        <Series item={readItemId()} />
      </Suspense>
    );
  if (!data.found)
    return (
      <EmptyState title={OUTLOOK.ownTitle}>
        {data.organises ? `${OUTLOOK.own} ${OUTLOOK.editHow}` : OUTLOOK.elses}
      </EmptyState>
    );
  return <SessionBehind place={data.found} />;
}
