import type { OfferedReport } from '../../domain/sessions/reports.ts';
import { overPilotKey, pilotKey } from '../tables/keys.ts';
import { listedPilotRow, storedPilotOf } from '../tables/pilot-rows.ts';
import type { Place } from '../tables/place.ts';
import { offeringReport, offeringReportNoMore } from '../tables/report-offers.ts';
import { unlessNewer } from '../tables/rows.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';

/** A pilot that is reported, as the report is offered; undefined for any other. */
export async function reportedPilot(
  world: Pick<World, 'table'>,
  place: Place,
  pilotId: string,
): Promise<OfferedReport | undefined> {
  const stored = await world.table.find(place.partition, pilotKey(pilotId), (row) =>
    storedPilotOf(place.communityId, row),
  );
  if (!stored) return undefined;
  const { state, title, owner, verdict, reportedAt } = stored.pilot;
  return state === 'reported' && verdict && reportedAt
    ? { pilotId, title, owner, verdict, at: reportedAt }
    : undefined;
}

async function reportsOf(world: World, place: Place, pilotIds: readonly string[]) {
  const reports = await Promise.all(
    // A pilot that this version cannot read does not hold up the change of the session.
    pilotIds.map((id) => unlessNewer(world.trace, reportedPilot(world, place, id))),
  );
  return reports.flatMap((report) => report ?? []);
}

/**
 * The writes that offer reports again which a session had taken and has not held. Withdrawn ones are left out. Each
 * writes the pilot's row in the list in the version that was read, as corrections and withdrawals do, so that of two at
 * the same moment one fails and reads again.
 */
export async function offeringAgain(
  world: World,
  place: Place,
  pilotIds: readonly string[],
): Promise<Write[]> {
  const reports = await reportsOf(world, place, pilotIds);
  const again = await Promise.all(
    reports.map(async ({ pilotId, at }): Promise<Write[]> => {
      const key = overPilotKey(new Date(at), pilotId);
      const found = world.table.find(place.partition, key, listedPilotRow.readWithEtag);
      const listed = await unlessNewer(world.trace, found);
      if (listed?.state !== 'reported' || !listed.verdict) return [];
      const { title, owner, verdict, etag } = listed;
      return [{ do: 'merge', key, row: {}, etag }, offeringReport({ pilotId, title, owner, verdict, at })];
    }),
  );
  return again.flat();
}

/** The writes that offer them no more, because the session that has them goes on. */
export async function offeringNoMore(
  world: World,
  place: Place,
  pilotIds: readonly string[],
): Promise<Write[]> {
  return (await reportsOf(world, place, pilotIds)).map(offeringReportNoMore);
}
