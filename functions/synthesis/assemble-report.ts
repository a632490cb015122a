import { type Assembled, assemble } from '../../domain/synthesis/assemble.ts';
import { assembleReport as contract } from '../../domain/synthesis/contract.ts';
import { Patterns } from '../../domain/synthesis/patterns.ts';
import type { Sources } from '../../domain/synthesis/sources.ts';
import { Breather } from '../search/breather.ts';
import { serve } from '../use-case.ts';
import { sourcesOf } from './sources.ts';

export const assembleReport = serve(contract, async ({ place, query }, world) => {
  const sources = await sourcesOf(world, place, query);
  const { sessions, notes, pilots, revisions } = sources;
  return {
    ...(await assembledFrom(sources)),
    counts: {
      sessions: sessions.length,
      notes: notes.length,
      pilots: pilots.filter(({ verdict }) => verdict !== null).length,
      revisions: revisions.length,
    },
  };
});

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
