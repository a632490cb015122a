import * as z from 'zod';
import { proposal, proposalOf } from './event.ts';
import type { CallGraph } from './graph.ts';

const messages = z.object({
  value: z.array(
    z.object({
      '@odata.type': z.string().nullish(),
      proposedNewTime: proposal,
      body: z.object({ content: z.string().nullish() }).nullish(),
    }),
  ),
});

/** A person's answer has been received at about the time at which the event says that they gave it. */
const ABOUT_MS = 600_000;

/**
 * The text of the message with which somebody proposed another time, as it is in the organiser's inbox; undefined if it
 * is not (yet) there. Events say who proposes what, but not the words with it.
 */
export async function textWithProposal(
  call: CallGraph,
  hostId: string,
  from: string,
  respondedAt: string,
  proposed: { readonly startsAt: string; readonly endsAt: string },
): Promise<string | undefined> {
  const since = new Date(Date.parse(respondedAt) - ABOUT_MS).toISOString();
  const found = await call(
    {
      method: 'GET',
      path: `/users/${hostId}/mailFolders/inbox/messages`,
      headers: { Prefer: 'outlook.timezone="UTC", outlook.body-content-type="text"' },
      query: {
        // Messages cannot be filtered by their type, so this is compared here.
        $filter: `receivedDateTime ge ${since} and from/emailAddress/address eq '${from.replaceAll("'", "''")}'`,
        $top: '25',
      },
    },
    messages,
  );
  const message = found.value.find((one) => {
    if (one['@odata.type'] !== '#microsoft.graph.eventMessageResponse') return false;
    const said = proposalOf(one.proposedNewTime);
    return said?.startsAt === proposed.startsAt && said.endsAt === proposed.endsAt;
  });
  return message && (message.body?.content ?? '');
}
