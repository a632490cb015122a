import { lazy, Suspense } from 'react';
import { Toasts } from '../app/toasts.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { itemMode } from '../host/item.ts';
import { OUTLOOK } from './texts.ts';

const ComposeAppointment = lazy(() => import('./ComposeAppointment.tsx'));
const InsertPlaybook = lazy(() => import('./InsertPlaybook.tsx'));
const KeepCaseNote = lazy(() => import('./KeepCaseNote.tsx'));
const ReadAppointment = lazy(() => import('./ReadAppointment.tsx'));

function Shown() {
  switch (itemMode()) {
    case 'appointment-read':
      return <ReadAppointment />;
    case 'message-read':
      return <KeepCaseNote />;
    case 'appointment-compose':
      return <ComposeAppointment />;
    case 'message-compose':
      return <InsertPlaybook />;
    default:
      return <EmptyState title={OUTLOOK.nothing}>{OUTLOOK.nothingWhy}</EmptyState>;
  }
}

/** What stands beside an appointment or a message, by what is done with it. */
export function Pane() {
  return (
    <>
      <main>
        <Suspense fallback={<SkeletonRows rows={6} />}>
          <Shown />
        </Suspense>
      </main>
      <Toasts />
    </>
  );
}
