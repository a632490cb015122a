import { afterAll } from 'vitest';
import type { Role } from '../../domain/community/community.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { startCommunity } from '../http/guild.ts';
import { type TestWorld, testWorld } from './world.ts';

type Gathered<Name extends string> = Readonly<Record<Name | 'priya', Person>> & {
  readonly world: TestWorld;
  readonly communityId: string;
};

/** A world for the tests of one file, and in it a community that Priya organises; people by their first names. */
export async function gathered<Name extends string>(
  roles: Readonly<Record<Name, Role>>,
  options: Parameters<typeof testWorld>[0] = {},
) {
  const world = await testWorld(options);
  afterAll(() => world.stop());
  const named = (name: string) => {
    const person = world.microsoft365.people.find(({ givenName }) => givenName.toLowerCase() === name);
    if (!person) throw new Error(`Nobody is called ${name}`);
    return person;
  };
  const priya = named('priya');
  const members = Object.entries<Role>(roles).map(([name, role]) => [name, named(name), role] as const);
  const communityId = await startCommunity(
    world,
    priya,
    members.map(([, person, role]) => [person, role]),
  );
  const people = Object.fromEntries(members.map(([name, person]) => [name, person]));
  return { world, communityId, priya, ...people } as Gathered<Name>;
}
