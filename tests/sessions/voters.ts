import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { hire } from '../support/directory.ts';
import type { TestWorld } from '../support/world.ts';

/** Somebody who is a member and signed in. */
export interface Voter {
  readonly person: Person;
  readonly token: string;
}

/** So many members more in a community that `organiser` runs. */
export async function moreMembers(
  world: TestWorld,
  organiser: Person,
  communityId: string,
  count: number,
): Promise<Voter[]> {
  const people = Array.from({ length: count }, (_, index): Person => {
    const mail = `voter.${crypto.randomUUID()}@harbourandvale.example`;
    return {
      ...organiser,
      id: crypto.randomUUID(),
      displayName: `Voter ${index}`,
      mail,
      userPrincipalName: mail,
    };
  });
  const leave = hire(world, people);
  const csv = `Mail\n${people.map((person) => person.mail).join('\n')}`;
  await world.call(organiser, API.importMembers, {
    params: { communityId },
    body: { csv, role: 'member', commit: true, leaveOut: [] },
  });
  leave();
  return Promise.all(
    people.map(async (person) => ({
      person,
      token: await world.microsoft365.userToken(organiser.id, {
        claims: { oid: person.id, name: person.displayName },
      }),
    })),
  );
}
