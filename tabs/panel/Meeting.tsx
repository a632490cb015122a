import { lazy, Suspense } from 'react';
import { EmptyState } from '../components/EmptyState.tsx';
import type { HostContext } from '../host/host.ts';
import { FindSession } from './FindSession.tsx';
import { SessionPanel } from './SessionPanel.tsx';
import { PANEL } from './texts.ts';
import { Waiting } from './Waiting.tsx';

const Stage = lazy(() => import('./Stage.tsx'));
const Details = lazy(() => import('./Details.tsx'));
const Outline = lazy(() => import('./Outline.tsx'));

function Frame({ frame, chatId, personId }: HostContext) {
  if (frame === 'meetingStage') return <Stage chatId={chatId} personId={personId} />;
  if (!chatId) return <EmptyState title={PANEL.noMeeting}>{PANEL.noMeetingWhy}</EmptyState>;
  if (frame !== 'sidePanel') return <Details chatId={chatId} personId={personId} />;
  return (
    <FindSession chatId={chatId} waiting={<Waiting />}>
      {(found, ways) =>
        found.follow === 'yes' ? (
          <SessionPanel chatId={chatId} found={found} ways={ways} personId={personId} />
        ) : (
          <Outline place={found.place} personId={personId} />
        )
      }
    </FindSession>
  );
}

/** What stands beside the call, on its stage, and in the meeting's chat and details before and after. */
export default function Meeting(context: HostContext) {
  return (
    <Suspense fallback={<Waiting />}>
      <Frame {...context} />
    </Suspense>
  );
}
