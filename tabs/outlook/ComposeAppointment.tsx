import { lazy, Suspense, useEffect, useState } from 'react';
import { findAppointment } from '../../domain/sessions/appointment.ts';
import { useData } from '../api/use-data.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TabPanel, Tabs } from '../components/Tabs.tsx';
import { composedItemId, isInSharedCalendar } from '../host/item.ts';
import { SessionBehind } from './SessionBehind.tsx';
import { OUTLOOK } from './texts.ts';

const InsertPlaybook = lazy(() => import('./InsertPlaybook.tsx'));
const MakeSession = lazy(() => import('./MakeSession.tsx'));

const TABS = [
  { id: 'session', label: OUTLOOK.session },
  { id: 'insert', label: OUTLOOK.insertTab },
] as const;

/** Composing an appointment: it becomes a session, or says whose event it is; playbooks can be put into it. */
export default function ComposeAppointment() {
  const [chosen, setChosen] = useState<'session' | 'insert'>('session');
  const [item, setItem] = useState<string | null>();
  const [shared, setShared] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const read = () => {
    setProblem(null);
    Promise.all([composedItemId(), isInSharedCalendar()]).then(([id, isShared]) => {
      setItem(id);
      setShared(isShared);
    }, setProblem);
  };
  useEffect(read, []);
  const { data, error, reload } = useData(findAppointment, item ? { query: { item } } : null);
  // While it is not known whether a session stands behind it, a second one could be made of it.
  const unknown = problem ?? (data ? null : error);
  if (!unknown && (item === undefined || (item !== null && !data))) return <SkeletonRows rows={6} />;
  return (
    <>
      <Tabs label={OUTLOOK.name} tabs={TABS} chosen={chosen} onChoose={setChosen} />
      <TabPanel id="session" shown={chosen === 'session'}>
        <Suspense fallback={<SkeletonRows rows={6} />}>
          {unknown ? (
            <Problem problem={unknown} onRetry={problem ? read : reload} />
          ) : shared || data?.objection === 'appointment-elsewhere' ? (
            <EmptyState title={OUTLOOK.sharedTitle}>{OUTLOOK.shared}</EmptyState>
          ) : data?.found ? (
            <SessionBehind place={data.found} />
          ) : (
            <MakeSession item={item ?? null} sent={data?.sent ?? false} />
          )}
        </Suspense>
      </TabPanel>
      <TabPanel id="insert" shown={chosen === 'insert'}>
        <Suspense fallback={<SkeletonRows rows={4} />}>
          <InsertPlaybook />
        </Suspense>
      </TabPanel>
    </>
  );
}
