import { unlinkMeeting as contract } from '../../domain/sessions/linking.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { leadsTo } from '../tables/chat-store.ts';
import { serve } from '../use-case.ts';
import { requireSession } from './session-guards.ts';

/** Reverts a wrong choice. A link that comes from Teams stays. */
export const unlinkMeeting = serve(
  contract,
  async ({ caller, place, me, params, body, operation }, world) => {
    const [{ session }, linked] = await Promise.all([
      requireSession(world, place, me, params.sessionId),
      world.chats.sessionOf(caller.tenantId, body.chatId),
    ]);
    if (linked?.byHand === false && leadsTo(linked, place, session.id)) throw new Refusal('meeting-told');
    await world.chats.letGo(place, body.chatId, session.id, operation);
    return session.chatId === body.chatId ? { ...session, chatId: null } : session;
  },
);
