import { answerInvite as contract } from '../../domain/sessions/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { answerEvent } from '../graph/own-event.ts';
import { serve } from '../use-case.ts';
import { requireSession } from './session-guards.ts';

/** Answers the event in the person's calendar, on their behalf. The answer is read back like every other answer. */
export const answerInvite = serve(contract, async ({ caller, place, me, params, body }, world) => {
  await requireSession(world, place, me, params.sessionId);
  const event = await world.invites.event(place, params.sessionId);
  const answered =
    event?.iCalUId && (await answerEvent(world.graph.as(caller), event.iCalUId, body.response));
  if (!answered) throw new Refusal('not-found', { detail: 'This session is not in your calendar (yet).' });
  return { response: body.response };
});
