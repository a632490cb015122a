import { type Assembled, assemble } from '../../domain/synthesis/assemble.ts';
import { assembleReport as contract } from '../../domain/synthesis/contract.ts';
import { namedLines } from '../../domain/synthesis/named-lines.ts';
import { Patterns } from '../../domain/synthesis/patterns.ts';
import type { Sources } from '../../domain/synthesis/sources.ts';
import { Breather } from '../search/breather.ts';
import type { Membership } from '../tables/community-rows.ts';
import { serve } from '../use-case.ts';
import { sourcesOf } from './sources.ts';

export const assembleReport = serve(contract, async ({ place, query }, world) => {
  const [sources, everybody] = await Promise.all([
    sourcesOf(world, place, query),
    world.communities.memberships(place),
  ]);
  const assembled = await assembledFrom(sources);
  const { sessions, notes, pilots, revisions } = sources;
  return {
    ...assembled,
    former: formerIn(assembled.body, everybody),
    counts: {
      sessions: sessions.length,
      notes: notes.length,
      pilots: pilots.filter(({ verdict }) => verdict !== null).length,
      revisions: revisions.length,
    },
  };
});

/** The names of those who have left and whom lines of a report name, but for those that a member has too. */
function formerIn(body: string, everybody: readonly Pick<Membership, 'name' | 'leftAt'>[]): string[] {
  const present = new Set(everybody.flatMap(({ name, leftAt }) => (leftAt === null ? [name] : [])));
  const former = new Set(everybody.map(({ name }) => name).filter((name) => !present.has(name)));
  return [...new Set(namedLines(body, [...former]).flatMap(({ people }) => people))];
}

/** A report is assembled in steps, because a year may have thousands of long notes. */
export async function assembledFrom(sources: Sources): Promise<Assembled> {
  const breather = new Breather();
  const patterns = new Patterns(sources.terms);
  for (const note of sources.notes) {
    await breather.breathe();
    patterns.add(note);
  }
  await breather.rest();
  const found = patterns.found();
  await breather.rest();
  return assemble(sources, found);
}
