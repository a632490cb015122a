import { linkMeeting as contract } from '../../domain/sessions/meeting.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';
import { openable } from './facts.ts';

/** A chat id from a page is only a hint: it is taken where neither side is known yet, and never taken over. */
export const linkMeeting = serve(contract, async ({ caller, place, me, params, body, operation }, world) => {
  const { session } = await openable(world, place, me, params.sessionId);
  if (session.chatId === body.chatId) return session;
  const taken = await world.sessions.sessionOfChat(caller.tenantId, body.chatId);
  if (session.chatId !== null || (taken && taken.sessionId !== session.id)) {
    throw new Refusal('already-exists', {
      detail: 'This meeting and this session belong to others already.',
    });
  }
  await world.sessions.indexChat(place, body.chatId, session.id, operation);
  await world.sessions.note(place, session.id, { chatId: body.chatId }, operation);
  return { ...session, chatId: body.chatId };
});
