import { pilotKey } from '../tables/keys.ts';
import { storedPilotOf } from '../tables/pilot-rows.ts';
import type { Place } from '../tables/place.ts';
import { offeringReport, offeringReportNoMore } from '../tables/report-offers.ts';
import { unlessNewer } from '../tables/rows.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';

/** A pilot that is reported, as the report is offered; undefined for any other. */
export async function reportedPilot(world: Pick<World, 'table'>, place: Place, pilotId: string) {
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

/** The writes that offer reports again which a session had taken and has not held. Withdrawn ones are left out. */
export async function offeringAgain(
  world: World,
  place: Place,
  pilotIds: readonly string[],
): Promise<Write[]> {
  return (await reportsOf(world, place, pilotIds)).map(offeringReport);
}

/** The writes that offer them no more, because the session that has them goes on. */
export async function offeringNoMore(
  world: World,
  place: Place,
  pilotIds: readonly string[],
): Promise<Write[]> {
  return (await reportsOf(world, place, pilotIds)).map(offeringReportNoMore);
}
