import '../host/begin.ts';

import { lazy, Suspense } from 'react';
import { start } from '../app/start.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { FindSession } from './FindSession.tsx';
import { PANEL } from './texts.ts';
import { Waiting } from './Waiting.tsx';

const session = () => import('./SessionPanel.tsx');
const SessionPanel = lazy(session);
const Stage = lazy(() => import('./Stage.tsx'));
const Details = lazy(() => import('./Details.tsx'));
const Outline = lazy(() => import('./Outline.tsx'));

// One address for everything a meeting shows of us: beside the call, on its stage, and in its details before and after.
start(({ frame, chatId, personId }) => {
  if (frame === 'meetingStage') {
    return (
      <Suspense fallback={<Waiting />}>
        <Stage chatId={chatId} personId={personId} />
      </Suspense>
    );
  }
  if (!chatId) return <EmptyState title={PANEL.noMeeting}>{PANEL.noMeetingWhy}</EmptyState>;
  if (frame === 'sidePanel') {
    // On the way together with the answer to which session this is.
    session().catch(() => undefined);
    return (
      <FindSession chatId={chatId} waiting={<Waiting />}>
        {(found, ways) => (
          <Suspense fallback={<Waiting />}>
            {found.follow === 'yes' ? (
              <SessionPanel chatId={chatId} found={found} ways={ways} personId={personId} />
            ) : (
              <Outline place={found.place} personId={personId} />
            )}
          </Suspense>
        )}
      </FindSession>
    );
  }
  return (
    <Suspense fallback={<Waiting />}>
      <Details chatId={chatId} personId={personId} />
    </Suspense>
  );
});
