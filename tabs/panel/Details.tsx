import { SkeletonRows } from '../components/Rows.tsx';
import { FindSession } from './FindSession.tsx';
import Outline from './Outline.tsx';

/** The app's tab in a meeting's chat and in its details: what the session is about, and the way to its page. */
export default function Details({ chatId, personId }: { chatId: string; personId: string }) {
  return (
    <FindSession chatId={chatId} waiting={<SkeletonRows rows={6} />}>
      {({ place }) => <Outline place={place} personId={personId} />}
    </FindSession>
  );
}
