import { listOccurrences as contract, SERIES_NEXT } from '../../domain/sessions/appointment.ts';
import { readOwnSeries } from '../graph/own-event.ts';
import { serve } from '../use-case.ts';

/** Reads the series on behalf of the person, from their own calendar. */
export const listOccurrences = serve(contract, async ({ caller, query }, world) => {
  const series = await readOwnSeries(world.graph.as(caller), query.item, world.now(), SERIES_NEXT);
  if (!series) return { subject: '', organises: false, next: [] };
  const { subject, isOrganizer, next } = series;
  return { subject, organises: isOrganizer, next: [...next] };
});
