import { z } from 'zod';
import { type Reply, respond } from '../calendar/respond.ts';
import type { Answer } from '../exchange.ts';
import { type Call, readBody } from './call.ts';
import { GraphError } from './errors.ts';
import { toMs } from './event-input.ts';
import { eventOf, mayWrite } from './events.ts';
import type { Route } from './router.ts';

const moment = z.strictObject({ dateTime: z.string(), timeZone: z.string() });
const body = z.strictObject({
  comment: z.string().nullish(),
  Comment: z.string().nullish(),
  sendResponse: z.boolean().default(true),
  proposedNewTime: z.strictObject({ start: moment, end: moment }).nullish(),
});
const withoutProposal = body.omit({ proposedNewTime: true });

const refuse = (why: string) =>
  new GraphError(400, 'ErrorInvalidRequest', `Your request can't be completed. ${why}`);

function responding(response: Reply['response'], mayPropose: boolean) {
  return (call: Call): Answer => {
    const { owner, event } = eventOf(call);
    const sent: z.output<typeof body> = readBody(call, mayPropose ? body : withoutProposal, 'response');
    if (event.isOrganizer)
      throw refuse("You can't respond to this meeting because you're the meeting organizer.");
    if (event.isCancelled) throw refuse('The meeting has been canceled.');
    const { proposedNewTime } = sent;
    if (proposedNewTime) {
      if (!event.allowNewTimeProposals)
        throw refuse('The meeting organizer does not allow new time proposals.');
      if (!sent.sendResponse) throw refuse('A new time can only be proposed when a response is sent.');
      if (toMs(proposedNewTime.end) <= toMs(proposedNewTime.start))
        throw refuse('The proposed end is not after the proposed start.');
    }
    const comment = sent.comment ?? sent.Comment;
    respond(call.world, owner, event, {
      response,
      sendResponse: sent.sendResponse,
      ...(comment && { comment }),
      ...(proposedNewTime && { proposedNewTime }),
    });
    return { status: 202 };
  };
}

const routes: [string, Route['handle']][] = [
  ['accept', responding('accepted', false)],
  ['tentativelyAccept', responding('tentativelyAccepted', true)],
  ['decline', responding('declined', true)],
];

export const responseRoutes: Route[] = routes.flatMap(([action, handle]) =>
  ['/users/:user/events', '/users/:user/calendar/events'].map((base) => ({
    method: 'POST',
    path: `${base}/:event/${action}`,
    needs: mayWrite,
    handle,
  })),
);
