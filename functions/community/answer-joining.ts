import type * as z from 'zod/mini';
import type { Role } from '../../domain/community/community.ts';
import {
  answerProposal as proposalContract,
  answerJoinRequest as requestContract,
} from '../../domain/inclusion/contract.ts';
import type { inclusionNews } from '../../domain/inclusion/news.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Route } from '../../domain/shared/route.ts';
import { joiningChanged } from '../feed/joining-changed.ts';
import { tellingOne } from '../feed/telling.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import type { Place } from '../tables/community-store.ts';
import {
  ASKED,
  declinedOfPerson,
  declinedRow,
  type JoiningKind,
  joiningOfPerson,
} from '../tables/joining-rows.ts';
import { declinedKey, joiningKey } from '../tables/keys.ts';
import { type Write, WriteConflict } from '../tables/table.ts';
import { type MemberCall, serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { addPerson } from './add-member.ts';

interface Answer {
  readonly role: Role | null;
  readonly word: string;
  readonly tell?: boolean | undefined;
}

export const answerProposal = serve(proposalContract, (call, world) =>
  answer(world, call, 'proposal', call.params.personId, call.body),
);

export const answerJoinRequest = serve(requestContract, (call, world) =>
  answer(world, call, 'request', call.params.personId, call.body),
);

/** Of two organisers who answer at once one does: the row that waits for an answer goes with either. */
async function answer(
  world: World,
  call: MemberCall<Route>,
  kind: JoiningKind,
  personId: string,
  body: Answer,
): Promise<{ added: boolean }> {
  const { place, me, operation } = call;
  const waiting = await joiningOfPerson(world.table, place, kind, personId);
  if (!waiting) return asAnswered(world, place, kind, personId, body);
  const now = world.now();
  const by = { id: me.id, name: me.name };
  const writes: Write[] = [
    { do: 'remove', key: joiningKey(kind, personId) },
    await joiningChanged(world, place, [kind], personId, operation),
    world.outbox.asking(ASKED, personId, operation, now),
  ];
  if (kind === 'proposal' && waiting.by.id !== me.id) {
    const told: z.output<(typeof inclusionNews)['proposal-answered']> = {
      kind: 'proposal-answered',
      at: now.toISOString(),
      by,
      communityId: place.communityId,
      person: waiting.person,
      accepted: body.role !== null,
      word: body.word,
    };
    writes.push(...tellingOne(world, waiting.by.id, personId, operation, told));
  }
  try {
    if (body.role === null) {
      const no = { ...waiting, declined: { by, at: now.toISOString(), word: body.word }, seen: false };
      writes.push({ do: 'put', key: declinedKey(kind, personId), row: declinedRow.columns(no) });
      await world.write(place, operation, writes);
      await enqueueWork(world, place, writes);
      return { added: false };
    }
    const said = { role: body.role, ...(body.tell !== undefined && { tell: body.tell }) };
    await addPerson(world, call, personId, said, writes);
    return { added: true };
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    return asAnswered(world, place, kind, personId, body);
  }
}

/** What was answered already, by an earlier try or by somebody else to the same effect. Refuses where it was another. */
async function asAnswered(
  world: World,
  place: Place,
  kind: JoiningKind,
  personId: string,
  { role }: Answer,
): Promise<{ added: boolean }> {
  const [member, no] = await Promise.all([
    world.communities.membershipNow(place, personId),
    declinedOfPerson(world.table, place, kind, personId),
  ]);
  const isMember = member?.leftAt === null;
  if (role !== null && isMember) return { added: true };
  if (role === null && no && !isMember) return { added: false };
  throw new Refusal('asked-no-more');
}
