import type { Person } from '../../local/microsoft365/server.ts';
import type { TestWorld } from './world.ts';

/** Adds people to the directory; what it returns takes them out again, and nobody whom others have added meanwhile. */
export function hire(world: Pick<TestWorld, 'microsoft365'>, people: readonly Person[]): () => void {
  const directory = world.microsoft365.people as Person[];
  directory.push(...people);
  return () => {
    for (const one of people) directory.splice(directory.indexOf(one), 1);
  };
}
