import { randomUUID } from 'node:crypto';
import { decidedAt, isDecided, withoutLeavers } from '../../domain/community/consent.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { electRoles } from '../../domain/roles/abilities.ts';
import { beginning, gains } from '../../domain/roles/role.ts';
import type { Timer } from '../area.ts';
import { tellingAll, tellingOne } from '../feed/telling.ts';
import { feedMembers } from '../feed/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { beginningTerm, endingTerm, membershipAt } from '../tables/community-rows.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { isDue, whoLeft } from '../tables/consent-rows.ts';
import { FORMER_MEMBER, MEMBERS_CHANGED, reachesAll } from '../tables/member-work.ts';
import { lookAgain, lookAtDue } from '../tables/moments.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { roleChanged } from './role-feed.ts';
import { gateKey, type RoleChange, roleKey, roleRow, type StoredRole } from './role-rows.ts';
import { findingRole } from './role-search.ts';
import { storedRole } from './role-store.ts';

/** Marks of the moments at which something becomes due of a role. */
export const ROLE_MOMENTS = 'role';

/** What becomes of a role at a moment. */
export interface Step {
  readonly change: RoleChange;
  readonly also: readonly Write[];
  /** Whose membership changes with it. */
  readonly people: readonly string[];
}

/** The writes for a change of a role, and for what search finds of it. */
export function changingRole(stored: StoredRole, change: RoleChange): Write[] {
  const { id, etag } = stored;
  const head: Write = { do: 'merge', key: roleKey(id), row: roleRow.changed(change), etag };
  const isFoundOtherwise = (['description', 'stage', 'term', 'proposal'] as const).some(
    (field) => change[field] !== undefined,
  );
  return isFoundOtherwise ? [head, findingRole({ ...stored, ...change })] : [head];
}

/** So many things can be due at once: shown, adopted, begun and ended. */
const STEPS = 5;

/**
 * Does what has become due of a role: nominations are shown, a proposal is adopted, rights begin, a term ends. Each is one
 * transaction on condition that the role is as it was read. Whoever looks first does it; rights end at their moment even
 * if nobody looks, see `membershipAt`.
 */
export async function settleRole(
  world: World,
  place: Place,
  roleId: string,
): Promise<StoredRole | undefined> {
  return retryOnConflict(async () => {
    for (let count = 0; ; count += 1) {
      const stored = await storedRole(world, place, roleId);
      if (!stored || count === STEPS) return stored;
      const operation = randomUUID();
      const step = await dueStep(world, place, stored, operation);
      if (!step) return stored;
      const writes = [
        ...changingRole(stored, step.change),
        ...step.also,
        roleChanged(world, roleId, operation),
      ];
      await world.write(place, operation, writes);
      world.communities.forget(place, step.people);
      await enqueueWork(world, place, writes);
    }
  });
}

/** Whether there is something to do, by what is known of the role alone. */
export function hasDue(
  { stage, showsAt, startsAt, endsAt, given, proposal }: StoredRole,
  now: Date,
): boolean {
  const isOver = (moment: string) => Date.parse(moment) <= now.getTime();
  if (stage === 'nominating') return isOver(showsAt);
  if (stage === 'proposed') return proposal !== null && isDue(proposal.consent, now);
  return stage === 'held' && (isOver(endsAt) || (!given && isOver(startsAt)));
}

async function dueStep(
  world: World,
  place: Place,
  stored: StoredRole,
  operation: string,
): Promise<Step | undefined> {
  const now = world.now();
  if (!hasDue(stored, now)) return undefined;
  if (stored.stage === 'nominating') return showing(stored);
  if (stored.stage === 'proposed') return adopting(world, place, stored, now, operation);
  if (Date.parse(stored.endsAt) <= now.getTime())
    return ending(world, place, stored, now, stored.endsAt, '', operation);
  return { change: { given: true }, ...(await giving(world, place, stored, now, operation)) };
}

export const showing = ({ id }: StoredRole): Step => ({
  change: { stage: 'shown' },
  also: [{ do: 'clear', key: gateKey(id) }],
  people: [],
});

async function adopting(
  world: World,
  place: Place,
  stored: StoredRole,
  now: Date,
  operation: string,
): Promise<Step | undefined> {
  const { id, title, proposal, until, endsAt } = stored;
  if (!proposal) return undefined;
  const { person, by } = proposal;
  const left = await whoLeft(world, place, proposal.consent.standing, electRoles, now);
  const consent = withoutLeavers(proposal.consent, left);
  if (!isDecided(consent, now)) return undefined;
  const adoptedAt = decidedAt(consent);
  const about = { by, communityId: place.communityId, roleId: id, title, person };
  const isTooLate = Date.parse(endsAt) <= Date.parse(adoptedAt);
  if (isTooLate || (await whyNot(world, place, stored, person.id, now))) {
    const told = { kind: 'role-lapsed' as const, at: now.toISOString(), ...about };
    return {
      change: { stage: 'shown', proposal: null },
      also: tellingOne(world, by.id, id, operation, told),
      people: [],
    };
  }
  const held: RoleChange = {
    stage: 'held',
    proposal: { ...proposal, consent: { ...consent, state: 'adopted' } },
    term: { person, adoptedAt, rightsStay: false },
  };
  const begin = beginning(stored, adoptedAt);
  const begins = Date.parse(begin.startsAt) <= now.getTime();
  const rights = begins
    ? await giving(world, place, { ...stored, term: held.term ?? null }, now, operation)
    : null;
  return {
    change: { ...held, ...begin, given: begins },
    also: [
      ...(rights?.also ?? []),
      ...tellingAll(world, id, operation, { kind: 'role-held', at: adoptedAt, ...about, until }),
    ],
    people: rights?.people ?? [],
  };
}

/** Why somebody cannot have the role now; undefined if they can. */
export async function whyNot(
  world: World,
  place: Place,
  { carries }: Pick<StoredRole, 'carries'>,
  personId: string,
  now: Date,
): Promise<'nominee-left' | 'has-a-term' | undefined> {
  const found = await world.communities.membershipNow(place, personId);
  const member = found && membershipAt(found, now);
  if (member?.leftAt !== null || !roleMay(member.role, electRoles)) return 'nominee-left';
  return carries !== null && member.roleUntil !== null ? 'has-a-term' : undefined;
}

/** The writes that follow a change of somebody's role. */
const memberWork = (
  world: World,
  { id }: Membership,
  loses: boolean,
  now: Date,
  operation: string,
): Write[] => [
  world.outbox.asking(MEMBERS_CHANGED, '', operation, now),
  feedMembers(world, [id], operation),
  ...(loses ? [world.outbox.asking(FORMER_MEMBER, id, operation, now)] : []),
];

/** Gives the holder the role's rights until its end. Who has them without an end keeps them so. */
async function giving(
  world: World,
  place: Place,
  { id, carries, term, endsAt }: StoredRole,
  now: Date,
  operation: string,
): Promise<Pick<Step, 'also' | 'people'>> {
  const found = carries && term ? await world.communities.membershipNow(place, term.person.id) : undefined;
  const member = found && membershipAt(found, now);
  if (!carries || member?.leftAt !== null || member.roleUntil !== null || !gains(member.role, carries))
    return { also: [], people: [] };
  return {
    also: [
      ...beginningTerm(member, carries, now, { at: endsAt, by: id }),
      ...memberWork(world, member, false, now, operation),
    ],
    people: [member.id],
  };
}

/** Ends the term at a moment. `word` is '' where it has come to its end. */
export async function ending(
  world: World,
  place: Place,
  { id, title, term, carries }: StoredRole,
  now: Date,
  at: string,
  word: string,
  operation: string,
): Promise<Step> {
  if (!term) return { change: { stage: 'closed', endedAt: at, word }, also: [], people: [] };
  const member = await world.communities.membershipNow(place, term.person.id);
  const isBy = member?.leftAt === null && member.roleBy === id;
  const after = member?.roleAfter || 'guest';
  // They have been left with the role as the community's only organiser, or have been given it without an end.
  const rightsStay = carries !== null && member?.leftAt === null && !isBy && member.role === carries;
  const about = { at, by: term.person, communityId: place.communityId, roleId: id, title };
  return {
    change: { stage: 'ended', endedAt: at, word, term: { ...term, rightsStay } },
    also: [
      ...(isBy && member
        ? [...endingTerm(member, now), ...memberWork(world, member, !reachesAll(after), now, operation)]
        : []),
      ...tellingAll(world, id, operation, { kind: 'role-ended', ...about, person: term.person, word }),
      ...(rightsStay
        ? tellingOne(world, term.person.id, id, operation, { kind: 'role-rights-stay', ...about })
        : []),
    ],
    people: [term.person.id],
  };
}

/** Looks at roles of which something has become due. */
export const settleRoles: Timer = {
  name: 'settleRoles',
  schedule: '40 * * * * *',
  run: (world, tenants) =>
    lookAtDue(world, tenants, ROLE_MOMENTS, async (place, id) => {
      const after = await settleRole(world, place, id);
      // A proposal waits for an objection.
      if (after && hasDue(after, world.now())) await lookAgain(world, place, ROLE_MOMENTS, id);
    }),
};
