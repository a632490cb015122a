import { API } from '../../domain/api.ts';
import type { RoleDraft } from '../../domain/roles/role.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { changeRow, overIn } from '../charter/drafts.ts';
import { day, id } from '../http/guild.ts';
import type { TestWorld } from '../support/world.ts';

export const roleDraft = (change: Partial<RoleDraft> = {}): RoleDraft => ({
  title: 'Keeper of the glossary',
  description: 'Looks at new words once a month.',
  carries: null,
  from: day(0),
  until: day(120),
  gather: { days: 7 },
  ...change,
});

export const offerRole = (
  world: TestWorld,
  person: Person,
  communityId: string,
  change: Partial<RoleDraft> = {},
  roleId: string = id(),
) => world.call(person, API.offerRole, { params: { communityId, roleId }, body: roleDraft(change) });

/** Lets nominations be shown, as if their day had come. */
export const showThem = (world: TestWorld, communityId: string, roleId: string) =>
  changeRow(world, communityId, `role|${roleId}`, () => ({ stage: 'shown' }));

/** A role for which these have been nominated and have said yes, by whoever opened it. */
export async function aShownRole(
  world: TestWorld,
  organiser: Person,
  communityId: string,
  nominee: Person,
  change: Partial<RoleDraft> = {},
) {
  const { id: roleId } = await offerRole(world, organiser, communityId, change);
  const params = { communityId, roleId };
  const body = { personId: nominee.id, reason: 'She asks before she advises' };
  await world.call(organiser, API.nominate, { params, body });
  await showThem(world, communityId, roleId);
  await world.call(nominee, API.answerNomination, { params, body: { willing: true } });
  const { role } = await world.call(organiser, API.openRole, { params });
  return { params, etag: role.etag };
}

export const holderDraft = (nominee: Person, change: object = {}) => ({
  personId: nominee.id,
  description: 'Looks at new words once a month.',
  from: day(0),
  until: day(120),
  word: 'She has done it already',
  open: { days: 7 },
  ...change,
});

/** A role for which somebody is proposed. */
export async function aProposedRole(
  world: TestWorld,
  organiser: Person,
  communityId: string,
  nominee: Person,
  change: Partial<RoleDraft> = {},
) {
  const { params, etag } = await aShownRole(world, organiser, communityId, nominee, change);
  const body = holderDraft(nominee);
  const role = await world.call(organiser, API.proposeHolder, { params, body, etag });
  return { params, etag: role.etag };
}

/** Lets the time of a proposal be over. */
export const endProposal = (world: TestWorld, communityId: string, roleId: string) =>
  changeRow(world, communityId, `role|${roleId}`, ({ proposal }) => {
    const stored = JSON.parse(String(proposal));
    return {
      proposal: JSON.stringify({
        ...stored,
        consent: JSON.parse(overIn(JSON.stringify(stored.consent))),
      }),
    };
  });

/** A role that somebody has. */
export async function aHeldRole(
  world: TestWorld,
  organiser: Person,
  communityId: string,
  nominee: Person,
  change: Partial<RoleDraft> = {},
) {
  const { params } = await aProposedRole(world, organiser, communityId, nominee, change);
  await endProposal(world, communityId, params.roleId);
  const { role } = await world.call(organiser, API.openRole, { params });
  return { params, role };
}
