import { linkMeeting as contract } from '../../domain/sessions/linking.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';
import { requireSession } from './session-guards.ts';

/**
 * A chat id from a page is a hint. It is stored if neither the chat nor the session is linked, and replaces nothing.
 */
export const linkMeeting = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { session } = await requireSession(world, place, me, params.sessionId);
  if (session.chatId === body.chatId) return session;
  const isFree =
    session.chatId === null && (await world.chats.choose(place, body.chatId, session.id, operation));
  if (!isFree) throw new Refusal('meeting-chosen');
  return { ...session, chatId: body.chatId };
});
