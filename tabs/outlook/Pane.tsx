import { lazy, Suspense } from 'react';
import { Toasts } from '../app/toasts.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { itemMode } from '../host/item.ts';
import { useHost } from '../host/use-host.ts';
import { SignIn } from './SignIn.tsx';
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
  const { personId } = useHost();
  return (
    <>
      <main>
        <SignIn>
          <Suspense fallback={<SkeletonRows rows={6} />}>
            {/* Nothing that one person has typed or sees is shown to another. */}
            <Shown key={personId} />
          </Suspense>
        </SignIn>
      </main>
      <Toasts />
    </>
  );
}
