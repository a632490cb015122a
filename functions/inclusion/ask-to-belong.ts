import { askToBelong as contract } from '../../domain/inclusion/contract.ts';
import { isDeclinedFor, WAITING_MAX } from '../../domain/inclusion/joining.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { joiningChanged } from '../feed/joining-changed.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { ASKED, declinedOfPerson, joiningIn, waitingFor } from '../tables/joining-rows.ts';
import { serve } from '../use-case.ts';
import { showAsked } from './asked.ts';
import { requireJoinable } from './joinable-guards.ts';

export const askToBelong = serve(contract, async ({ caller, params, body, operation }, world) => {
  const { place, isMember } = await requireJoinable(world, caller, params.communityId);
  if (isMember) return { asked: false };
  const now = world.now();
  const [no, { requests }] = await Promise.all([
    declinedOfPerson(world.table, place, 'request', caller.id),
    joiningIn(world.table, place),
  ]);
  if (no && isDeclinedFor(no, now)) throw new Refusal('asked-lately');
  const before = requests.find(({ person }) => person.id === caller.id);
  if (!before && requests.length >= WAITING_MAX) throw new Refusal('too-many-asked');
  const person = { id: caller.id, name: caller.name };
  const writes = [
    waitingFor('request', { person, by: person, word: body.word, at: before?.at ?? now.toISOString() }),
    world.outbox.asking(ASKED, caller.id, operation, now),
    await joiningChanged(world, place, ['request'], caller.id, operation),
  ];
  await world.write(place, operation, writes);
  // The outbox shows it if this fails.
  await showAsked(world, place, caller.id).catch(() => {});
  await enqueueWork(world, place, writes);
  return { asked: true };
});
