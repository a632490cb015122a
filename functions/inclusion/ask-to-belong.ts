import { askToBelong as contract } from '../../domain/inclusion/contract.ts';
import { isDeclinedFor, WAITING_MAX } from '../../domain/inclusion/joining.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { ASKED, declinedOfPerson, joiningIn } from '../tables/joining-rows.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import { showAsked } from './asked.ts';
import { requireJoinable } from './joinable-guards.ts';
import { waitForAnswer } from './wait-for-answer.ts';

export const askToBelong = serve(contract, async ({ caller, params, body, operation }, world) =>
  retryOnConflict(async () => {
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
    const at = before?.at ?? now.toISOString();
    const request = { person, by: person, word: body.word, at, declined: null };
    await waitForAnswer(world, place, operation, 'request', request, before?.etag ?? null, [
      world.outbox.asking(ASKED, caller.id, operation, now),
    ]);
    // The outbox shows it if this fails.
    await showAsked(world, place, caller.id).catch(() => {});
    return { asked: true };
  }),
);
