import { proposeMember as contract } from '../../domain/inclusion/contract.ts';
import { isDeclinedFor, PROPOSED_MAX, WAITING_MAX } from '../../domain/inclusion/joining.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { personById } from '../graph/people.ts';
import { declinedOfPerson, joiningIn } from '../tables/joining-rows.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import { waitForAnswer } from './wait-for-answer.ts';

/** Of two who propose the same person the first is the one who is told; the other does not read who that is. */
export const proposeMember = serve(contract, async (call, world) => {
  const { caller, place, me, params, body, operation } = call;
  const { personId } = params;
  return retryOnConflict(async () => {
    const now = world.now();
    const [member, no, { proposals }] = await Promise.all([
      world.communities.membershipNow(place, personId),
      declinedOfPerson(world.table, place, 'proposal', personId),
      joiningIn(world.table, place),
    ]);
    if (member?.leftAt === null) throw new Refusal('member-already');
    const known = proposals.find(({ person }) => person.id === personId);
    if (known && known.by.id !== me.id) throw new Refusal('proposed-already');
    if (known?.word === body.word) return known;
    if (no && isDeclinedFor(no, now)) throw new Refusal('asked-lately');
    const mine = proposals.filter(({ by }) => by.id === me.id);
    if (!known && (proposals.length >= WAITING_MAX || mine.length >= PROPOSED_MAX))
      throw new Refusal('too-many-asked');
    const person = known?.person ?? (await personById(world.graph.as(caller), personId));
    if (!person) throw new Refusal('not-found', { detail: 'Nobody in your organisation has this id.' });
    const proposal = {
      person: { id: person.id, name: person.name },
      by: { id: me.id, name: me.name },
      word: body.word,
      at: known?.at ?? now.toISOString(),
      declined: null,
    };
    await waitForAnswer(world, place, operation, 'proposal', proposal, known?.etag ?? null);
    return proposal;
  });
});
