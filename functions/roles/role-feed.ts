import { roleMay } from '../../domain/community/policy.ts';
import { electRoles } from '../../domain/roles/abilities.ts';
import type { rolesMine } from '../../domain/roles/mine.ts';
import type { MineOf } from '../../domain/shared/mine.ts';
import { wallTime } from '../../domain/shared/time.ts';
import type { FeedKindOf } from '../feed/kinds.ts';
import { feedThings } from '../feed/work.ts';
import type { Place } from '../tables/community-store.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { nominatedNoticesFor, proposedNoticesFor, termNoticesFor } from './role-notices.ts';
import type { StoredRole } from './role-rows.ts';
import { nominations, nominators, type Said, saidOf, storedRole, storedRoles } from './role-store.ts';

type Mine = MineOf<typeof rolesMine>;

interface OfRole {
  readonly communityId: string;
  readonly role: StoredRole;
}

const all = async (world: World, place: Place) =>
  (await storedRoles(world, place, 'now')).map(({ id }) => id);
const about = ({ communityId, role: { id, title } }: OfRole) => ({ communityId, roleId: id, title });

async function inStage(world: World, place: Place, id: string, stage: StoredRole['stage']) {
  const role = await storedRole(world, place, id);
  return role?.stage === stage ? { communityId: place.communityId, role } : undefined;
}

/** A role whose nominations are gathered, for those who have not nominated anybody. */
export const OPEN_FEED: FeedKindOf<OfRole & { readonly have: ReadonlySet<string> }> = {
  kind: 'role-open',
  section: 'standing',
  read: async (world, place, id) => {
    const found = await inStage(world, place, id, 'nominating');
    return found && { ...found, have: await nominators(world, place, found.role) };
  },
  show: ({ have, ...of }, { id, role }): Mine['role-open'] | null =>
    roleMay(role, electRoles) && !have.has(id)
      ? {
          kind: 'role-open',
          ...about(of),
          due: wallTime(of.role.showsAt, of.role.zone).date,
          showsAt: of.role.showsAt,
        }
      : null,
  all,
};

/** Nominations that are shown, for each who is nominated and has not answered. */
export const NOMINATED_FEED: FeedKindOf<OfRole & { readonly asked: readonly string[] }> = {
  kind: 'role-nominated',
  section: 'standing',
  read: async (world, place, id) => {
    const found = await inStage(world, place, id, 'shown');
    if (!found) return undefined;
    const [nominated, said] = await Promise.all([
      nominations(world, place, found.role),
      saidOf(world, place, id),
    ]);
    const asked = nominated.map(({ person }) => person.id).filter((person) => !said.willing.has(person));
    return { ...found, asked: [...new Set(asked)].sort() };
  },
  show: ({ asked, ...of }, { id, role }): Mine['role-nominated'] | null =>
    roleMay(role, electRoles) && asked.includes(id)
      ? { kind: 'role-nominated', ...about(of), due: null }
      : null,
  notices: nominatedNoticesFor,
  all,
};

type Proposed = OfRole & Said & { readonly proposal: NonNullable<StoredRole['proposal']> };

const proposed = async (world: World, place: Place, id: string): Promise<Proposed | undefined> => {
  const found = await inStage(world, place, id, 'proposed');
  return found?.role.proposal
    ? { ...found, ...(await saidOf(world, place, id)), proposal: found.role.proposal }
    : undefined;
};

/** A proposal, for those who have said nothing to it as it is now. */
export const PROPOSAL_FEED: FeedKindOf<Proposed> = {
  kind: 'role-proposal',
  section: 'standing',
  read: proposed,
  show: ({ proposal, answers, ...of }, { id, role }): Mine['role-proposal'] | null => {
    const { consent, by, person } = proposal;
    const said = answers.some((one) => one.by.id === id && one.round === consent.round);
    if (!roleMay(role, electRoles) || by.id === id || said) return null;
    return {
      kind: 'role-proposal',
      ...about(of),
      due: wallTime(consent.closesAt, of.role.zone).date,
      person,
      closesAt: consent.closesAt,
      again: consent.standing.includes(id),
    };
  },
  notices: proposedNoticesFor,
  all,
};

/** A proposal, for whoever has made it while objections stand. */
export const OBJECTED_FEED: FeedKindOf<Proposed> = {
  kind: 'role-objected',
  section: 'standing',
  read: proposed,
  show: ({ proposal, ...of }, { id, role }): Mine['role-objected'] | null => {
    const { by, person, consent } = proposal;
    if (by.id !== id || !roleMay(role, electRoles) || consent.standing.length === 0) return null;
    return {
      kind: 'role-objected',
      ...about(of),
      due: wallTime(consent.closesAt, of.role.zone).date,
      person,
      objections: consent.standing.length,
      closesAt: consent.closesAt,
    };
  },
  all,
};

/** A role, for whoever has it. */
export const TERM_FEED: FeedKindOf<OfRole> = {
  kind: 'role-term',
  section: 'standing',
  read: (world, place, id) => inStage(world, place, id, 'held'),
  show: (of, { id }): Mine['role-term'] | null =>
    of.role.term?.person.id === id ? { kind: 'role-term', ...about(of), due: of.role.until } : null,
  notices: termNoticesFor,
  all,
};

const KINDS = [OPEN_FEED, NOMINATED_FEED, PROPOSAL_FEED, OBJECTED_FEED, TERM_FEED];

/** The write that updates everybody's feed, or those of these people, after a role has changed. */
export const roleChanged = (
  world: World,
  roleId: string,
  operation: string,
  people: readonly string[] | null = null,
): Write =>
  feedThings(
    world,
    roleId,
    operation,
    KINDS.map(({ kind }) => ({ kind, id: roleId })),
    people,
  );
