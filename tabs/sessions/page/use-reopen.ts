import { reopenSession } from '../../../domain/sessions/reopening.ts';
import { call } from '../../api/client.ts';
import { toast } from '../../app/toasts.tsx';
import { type Action, useAction } from '../../app/use-action.ts';
import type { SessionClient } from '../live/session-client.ts';
import { PAGE } from './texts.ts';

/** Reopens a closed session, for everybody. Undone by closing it again. */
export function useReopen(client: SessionClient): Action<[]> {
  return useAction(async (operation) => {
    await call(reopenSession, { params: client.place, operation });
    client.following.now();
    toast(PAGE.reopenedNow);
  });
}
