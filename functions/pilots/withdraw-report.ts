import { valuesOf } from '../../domain/pilots/check-in.ts';
import { withdrawReport as contract } from '../../domain/pilots/contract.ts';
import { mayReport, mayWriteReport } from '../../domain/pilots/policy.ts';
import { keptBy } from '../../domain/pilots/report.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { offeringReportNoMore } from '../tables/report-offers.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeHead, requireVersion } from './change-head.ts';
import { pilotTold } from './pilot-feed.ts';
import { partsOfPilot, totalsOfPilots } from './pilot-store.ts';
import { endingPilot } from './pilot-writes.ts';
import { tellingArtifact } from './tried-artifact.ts';

/** Takes back what publishing has told and counted. Its versions stay stored and are shown no more. */
export const withdrawReport = serve(contract, async (call, world) => {
  const { place, me, body, operation, etag } = call;
  const now = world.now();
  const at = now.toISOString();
  const by = { id: me.id, name: me.name };
  return changeHead(world, call, async (stored, changeOp) => {
    const { pilot } = stored;
    requirePermission(mayWriteReport(me, pilot));
    requireVersion(stored, etag);
    if (pilot.state !== 'reported') throw new Refusal('pilot-not-reported');
    requirePermission(mayReport(me, pilot, stored.reportedBy, now));
    const parts = await partsOfPilot(world, place, pilot.id, me.id, { every: true });
    const reportedBy = parts.reports.find(({ version }) => version === stored.shownFrom)?.by ?? by;
    const reported = { by, reportedBy, at: pilot.reportedAt ?? at, before: null };
    const [totals, artifact] = await Promise.all([
      totalsOfPilots(world, place),
      tellingArtifact(world, place, stored, null, reported, operation),
    ]);
    const kept = keptBy(pilot, parts.amendments, valuesOf(parts.checkIns).length);
    const changed = endingPilot(
      stored,
      parts,
      totals,
      { state: 'ended', verdict: null, reportedAt: null, withdrawn: { by, at, word: body.word } },
      {
        overAt: at,
        counted: { ...kept, verdict: null },
        reportedBy: '',
        annotationId: artifact.annotationId,
        toldOwner: artifact.toldOwner,
      },
      [body.word],
      changeOp,
    );
    const about = { communityId: place.communityId, pilotId: pilot.id, title: pilot.title };
    const told = { kind: 'report-withdrawn' as const, at, by, ...about, word: body.word };
    return {
      ...changed,
      told,
      also: [
        ...artifact.writes,
        ...(pilot.reportedAt ? [offeringReportNoMore({ at: pilot.reportedAt, pilotId: pilot.id })] : []),
        ...pilotTold(world, pilot.id, operation, told, pilot.reportedAt),
      ],
    };
  });
});
