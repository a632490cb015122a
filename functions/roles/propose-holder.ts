import { askedAgain, opened } from '../../domain/community/consent.ts';
import { proposeHolder as contract } from '../../domain/roles/contract.ts';
import { mayProposeHolder } from '../../domain/roles/policy.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { tellingOne } from '../feed/telling.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeRole, requireVersion } from './change-role.ts';
import { leadsElection, requireEnd, requireTerm } from './role-guards.ts';
import { nominations, outlineOf, saidOf } from './role-store.ts';
import { whyNot } from './settle-role.ts';

export const proposeHolder = serve(contract, async (call, world) => {
  const { place, me, params, body, operation, etag } = call;
  const proposed = await changeRole(world, call, async (stored, now) => {
    const leads = await leadsElection(world, place, me, stored.sessionId);
    // Before what the state allows: of two who propose at once the second is told of the other proposal.
    if (stored.stage === 'proposed') requireVersion(stored, etag);
    requirePermission(mayProposeHolder(me, stored, stored.proposal?.consent ?? null, leads, now));
    requireVersion(stored, etag);
    const [nominated, said, refused] = await Promise.all([
      nominations(world, place, stored, { every: true }),
      saidOf(world, place, stored.id, { every: true }),
      whyNot(world, place, stored, body.personId, now),
    ]);
    if (refused) throw new Refusal(refused);
    const person = nominated.find((one) => one.person.id === body.personId)?.person;
    if (!person || said.willing.get(person.id) !== true) throw new Refusal('nominee-not-willing');
    const { zone, sessionId, description, from, until } = stored;
    const term = requireTerm(body, zone, now);
    const closesAt = await requireEnd(world, place, body.open, sessionId, zone, now, 'open');
    const { proposal } = stored;
    // Rounds go on over all proposals for the role: what was said of an earlier one is not said of this one.
    const round = stored.round + 1;
    const consent = proposal
      ? askedAgain(proposal.consent, now, closesAt)
      : { ...opened(now, closesAt), round, since: round };
    const by = { id: me.id, name: me.name };
    const about = { communityId: place.communityId, roleId: stored.id, title: stored.title };
    return {
      change: {
        stage: 'proposed',
        description: body.description,
        ...term,
        round,
        proposal: {
          person,
          by,
          word: body.word,
          before: proposal && { person: proposal.person, description, from, until },
          consent,
        },
      },
      also:
        person.id === me.id
          ? []
          : tellingOne(world, person.id, params.roleId, operation, {
              kind: 'role-proposed',
              at: now.toISOString(),
              by,
              ...about,
              word: body.word,
              closesAt,
            }),
      moments: [closesAt, term.startsAt, term.endsAt],
    };
  });
  return outlineOf(proposed);
});
