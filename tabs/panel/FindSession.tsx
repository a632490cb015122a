import { lazy, type ReactNode, useRef } from 'react';
import { Problem } from '../components/Problem.tsx';
import { type Found, useMeeting } from './use-meeting.ts';

const NoSession = lazy(() => import('./NoSession.tsx'));

interface Props {
  readonly chatId: string;
  /** In the size of what comes. */
  readonly waiting: ReactNode;
  readonly children: (found: Found, ways: Ways) => ReactNode;
}

export interface Ways {
  /** Takes back a choice that people made. */
  readonly letGo: (operation: string) => Promise<void>;
  /** Asks once more which session it is. */
  readonly ask: () => void;
}

/** Finds the session of a meeting, offers a choice, or says kindly that there is none. */
export function FindSession({ chatId, waiting, children }: Props) {
  const { meeting, ask, choose, letGo } = useMeeting(chatId);
  const focused = useRef(false);
  if (meeting.is === 'asked') return waiting;
  if (meeting.is === 'found') {
    return children(meeting.found, {
      ask: () => void ask(),
      letGo: async (operation) => {
        focused.current = true;
        await letGo(operation);
      },
    });
  }
  if (meeting.is === 'refused') return <Problem problem={meeting.problem} onRetry={() => void ask()} />;
  return (
    <NoSession
      candidates={meeting.candidates}
      focused={focused.current}
      onChoose={choose}
      onLook={() => void ask()}
    />
  );
}
