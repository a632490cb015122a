import { proposeMember as contract } from '../../domain/inclusion/contract.ts';
import { isDeclinedFor, PROPOSED_MAX, WAITING_MAX } from '../../domain/inclusion/joining.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { joiningChanged } from '../feed/joining-changed.ts';
import { personById } from '../graph/people.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { declinedOfPerson, joiningIn, joiningOfPerson, waitingFor } from '../tables/joining-rows.ts';
import { serve } from '../use-case.ts';

export const proposeMember = serve(contract, async (call, world) => {
  const { caller, place, me, params, body, operation } = call;
  const now = world.now();
  const { personId } = params;
  const [member, known, no, { proposals }] = await Promise.all([
    world.communities.membershipNow(place, personId),
    joiningOfPerson(world.table, place, 'proposal', personId),
    declinedOfPerson(world.table, place, 'proposal', personId),
    joiningIn(world.table, place),
  ]);
  if (member?.leftAt === null) throw new Refusal('member-already');
  // Whoever proposed them first is the one who is told.
  if (known) return known;
  if (no && isDeclinedFor(no, now)) throw new Refusal('asked-lately');
  const mine = proposals.filter(({ by }) => by.id === me.id);
  if (proposals.length >= WAITING_MAX || mine.length >= PROPOSED_MAX) throw new Refusal('too-many-asked');
  const person = await personById(world.graph.as(caller), personId);
  if (!person) throw new Refusal('not-found', { detail: 'Nobody in your organisation has this id.' });
  const proposal = {
    person: { id: person.id, name: person.name },
    by: { id: me.id, name: me.name },
    word: body.word,
    at: now.toISOString(),
    declined: null,
  };
  const writes = [
    waitingFor('proposal', proposal),
    await joiningChanged(world, place, ['proposal'], personId, operation),
  ];
  await world.write(place, operation, writes);
  await enqueueWork(world, place, writes);
  return proposal;
});
