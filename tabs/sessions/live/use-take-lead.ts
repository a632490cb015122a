import * as z from 'zod/mini';
import { type Session, session } from '../../../domain/sessions/session.ts';
import { ApiProblem } from '../../api/problem.ts';
import { wordsFor } from '../../app/refusals.ts';
import { toast } from '../../app/toasts.tsx';
import { type Action, useAction } from '../../app/use-action.ts';
import type { LiveState } from './live-state.ts';
import type { SessionClient } from './session-client.ts';
import { SESSIONS } from './texts.ts';

/** Whether I am offered the lead: the facilitator is away, and I am not the facilitator. */
export const isOfferedLead = ({ session, abilities }: Pick<LiveState, 'session' | 'abilities'>, me: string) =>
  session.state === 'live' && abilities.takeLead === 'yes' && session.facilitator.id !== me;

/** Whether the facilitator has become it by taking the lead while the session was live. */
export function hasTakenLead({ facilitator, handedOver, begunAt, state }: Session): boolean {
  return (
    state === 'live' && handedOver?.by.id === facilitator.id && begunAt !== null && handedOver.at >= begunAt
  );
}

/** Who facilitates, as a refusal says; null where this page cannot read it. */
const current = z.object({ session: z.pick(session, { facilitator: true }) });
const facilitatorIn = (told: unknown): string | null =>
  current.safeParse(told).data?.session.facilitator.name ?? null;

/** Takes the lead; who was quicker, or that the facilitator is there after all, is said in a toast. */
export function useTakeLead(client: SessionClient, { facilitator }: Session): Action<[]> {
  return useAction(async (operation) => {
    try {
      await client.takeTheLead(operation, facilitator.id);
    } catch (problem) {
      const taken = problem instanceof ApiProblem && problem.code === 'lead-taken';
      const name = taken ? facilitatorIn(problem.current) : null;
      toast(name === null ? wordsFor(problem).title : SESSIONS.leadTaken(name));
    }
  });
}
