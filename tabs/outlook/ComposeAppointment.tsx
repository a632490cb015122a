import { lazy, Suspense, useEffect, useState } from 'react';
import { findAppointment } from '../../domain/sessions/appointment.ts';
import { useData } from '../api/use-data.ts';
import { SkeletonRows } from '../components/Rows.tsx';
import { TabPanel, Tabs } from '../components/Tabs.tsx';
import { composedItemId } from '../host/item.ts';
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
  useEffect(() => {
    composedItemId().then(setItem, () => setItem(null));
  }, []);
  const { data, error } = useData(findAppointment, item ? { query: { item } } : null);
  if (item === undefined || (item !== null && !data && !error)) return <SkeletonRows rows={6} />;
  return (
    <>
      <Tabs label={OUTLOOK.name} tabs={TABS} chosen={chosen} onChoose={setChosen} />
      <TabPanel id="session" shown={chosen === 'session'}>
        <Suspense fallback={<SkeletonRows rows={6} />}>
          {data?.found ? <SessionBehind place={data.found} /> : <MakeSession item={item} />}
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
