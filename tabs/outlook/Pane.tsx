import { lazy, Suspense } from 'react';
import { EmptyState } from '../components/EmptyState.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { itemMode } from '../host/item.ts';
import { OUTLOOK } from './texts.ts';

const ReadAppointment = lazy(() => import('./ReadAppointment.tsx'));

/** What stands beside an appointment or a message, by what is done with it. */
export function Pane() {
  const mode = itemMode();
  return (
    <Suspense fallback={<SkeletonRows rows={6} />}>
      {mode === 'appointment-read' && <ReadAppointment />}
      {mode !== 'appointment-read' && <EmptyState title={OUTLOOK.nothing}>{OUTLOOK.nothingWhy}</EmptyState>}
    </Suspense>
  );
}
