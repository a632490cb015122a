import { assemble } from '../../domain/synthesis/assemble.ts';
import { assembleReport as contract } from '../../domain/synthesis/contract.ts';
import { serve } from '../use-case.ts';
import { sourcesOf } from './sources.ts';

export const assembleReport = serve(contract, async ({ place, query }, world) => {
  const sources = await sourcesOf(world, place, query);
  const { sessions, notes, pilots, revisions } = sources;
  return {
    ...assemble(sources),
    counts: {
      sessions: sessions.length,
      notes: notes.length,
      pilots: pilots.filter(({ verdict }) => verdict !== null).length,
      revisions: revisions.length,
    },
  };
});
