import { proposalWords } from '../../domain/sessions/proposal-words.ts';
import type { Rsvp } from '../../domain/sessions/session.ts';
import { type CallGraph, GraphFailure } from '../graph/graph.ts';
import { textWithProposal } from '../graph/inbox.ts';
import type { Membership } from '../tables/community-store.ts';
import type { World } from '../world.ts';

/** How long a message that is not in the inbox is looked for. */
const LOOKED_FOR_MS = 3_600_000;

/**
 * The answers, with the words that came with proposals of another time. Each is looked for until it is found, and known
 * from then on. Where Guildhall may not read the host's mail, proposals stay without words.
 */
export async function withWords(
  world: World,
  call: CallGraph,
  hostId: string,
  answers: readonly Rsvp[],
  known: readonly Rsvp[],
  members: readonly Membership[],
): Promise<Rsvp[]> {
  const before = new Map(known.map((one) => [one.personId, one.proposed]));
  const found: Rsvp[] = [];
  for (const one of answers) {
    const { personId, proposed, respondedAt } = one;
    const mail = members.find(({ id }) => id === personId)?.mail;
    if (!proposed || !respondedAt || !mail || one.earlier) {
      found.push(one);
      continue;
    }
    const stored = before.get(personId);
    const isSame = stored?.startsAt === proposed.startsAt && stored.endsAt === proposed.endsAt;
    const words =
      isSame && stored.words !== undefined
        ? stored.words
        : await wordsOf(world, call, hostId, mail, respondedAt, proposed);
    found.push(words === undefined ? one : { ...one, proposed: { ...proposed, words } });
  }
  return found;
}

/** undefined if they are to be looked for again. */
async function wordsOf(
  world: World,
  call: CallGraph,
  hostId: string,
  mail: string,
  respondedAt: string,
  proposed: NonNullable<Rsvp['proposed']>,
): Promise<string | undefined> {
  try {
    const text = await textWithProposal(call, hostId, mail, respondedAt, proposed);
    if (text !== undefined) return proposalWords(text);
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    if (!error.temporary) return '';
  }
  return world.now().getTime() - Date.parse(respondedAt) < LOOKED_FOR_MS ? undefined : '';
}
