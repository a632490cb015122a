import { listOccurrences as contract, SERIES_NEXT } from '../../domain/sessions/appointment.ts';
import { plannedMinutes } from '../../domain/sessions/session-draft.ts';
import { readOwnSeries } from '../graph/own-event.ts';
import { serve } from '../use-case.ts';

const minutesOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
  (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;

/** Reads the series on behalf of the person, from their own calendar. Leaves out dates that no session can have. */
export const listOccurrences = serve(contract, async ({ caller, query }, world) => {
  const series = await readOwnSeries(world.graph.as(caller), query.item, world.now(), SERIES_NEXT);
  if (!series) return { series: '', subject: '', organises: false, next: [] };
  const { id, subject, isOrganizer, next } = series;
  return {
    series: id,
    subject,
    organises: isOrganizer,
    next: next.filter((one) => plannedMinutes.safeParse(minutesOf(one)).success),
  };
});
