import { valuesOf } from '../../domain/pilots/check-in.ts';
import { publishReport as contract } from '../../domain/pilots/contract.ts';
import { mayReport, mayWriteReport } from '../../domain/pilots/policy.ts';
import { isWordedAs, keptBy } from '../../domain/pilots/report.ts';
import { invalid } from '../../domain/shared/refusal.ts';
import { reportFormKey, reportKey } from '../tables/keys.ts';
import { reportRow } from '../tables/pilot-rows.ts';
import { correctingOffer, isOffered, offeringReport } from '../tables/report-offers.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeHead, requireVersion } from './change-head.ts';
import { pilotChanged, pilotTold, requestsChanged } from './pilot-feed.ts';
import { overVersion, partsOfPilot, totalsOfPilots } from './pilot-store.ts';
import { endingPilot } from './pilot-writes.ts';
import { tellingArtifact } from './tried-artifact.ts';

/** Publishes a report, or corrects the published one. Everything that follows from it is one transaction. */
export const publishReport = serve(contract, async (call, world) => {
  const { place, me, body, operation, etag } = call;
  const { annotation, ...said } = body.report;
  const now = world.now();
  const at = now.toISOString();
  const by = { id: me.id, name: me.name };
  return changeHead(world, call, async (stored, changeOp) => {
    const { pilot, reports, shownFrom } = stored;
    requirePermission(mayWriteReport(me, pilot));
    // Before what the state allows: whoever reports at the same moment as somebody else is told of the other report.
    requireVersion(stored, etag);
    requirePermission(mayReport(me, pilot, stored.reportedBy, now));
    const corrects = pilot.state === 'reported';
    if (corrects && body.word === '') throw invalid('word', 'why it is corrected');
    // Read before it is known whether a session has the report: one that offers it again writes it too.
    const listed = corrects ? await overVersion(world, place, pilot.id, stored.overAt ?? at) : undefined;
    const reportedAt = corrects ? (pilot.reportedAt ?? at) : at;
    const parts = await partsOfPilot(world, place, pilot.id, me.id, { every: true });
    const corrected = corrects ? parts.reports.filter((one) => one.version >= shownFrom) : [];
    const before = corrected.at(-1)?.annotation ?? null;
    // It stays the news of whoever reported first.
    const reportedBy = corrected[0]?.by ?? by;
    const [totals, artifact] = await Promise.all([
      totalsOfPilots(world, place),
      tellingArtifact(
        world,
        place,
        stored,
        body.report,
        { by, reportedBy, at: reportedAt, before },
        operation,
      ),
    ]);
    const { form } = parts;
    // What another device keeps besides stays.
    const isUsed = form !== null && (form.etag === body.form || isWordedAs(form.form, body.report));
    const version = reports + 1;
    const values = valuesOf(parts.checkIns).length + (said.value === null ? 0 : 1);
    const changed = endingPilot(
      stored,
      parts,
      totals,
      { state: 'reported', verdict: said.verdict, reportedAt, withdrawn: null },
      {
        overAt: reportedAt,
        counted: { ...keptBy(pilot, parts.amendments, values), verdict: said.verdict },
        reports: version,
        shownFrom: corrects ? shownFrom : version,
        reportedBy: corrects ? stored.reportedBy : me.id,
        annotationId: artifact.annotationId,
        toldOwner: artifact.toldOwner,
      },
      [said.lesson, said.outcome, said.surprise, said.change, said.conditions],
      changeOp,
      listed,
    );
    const told = {
      kind: 'pilot-reported' as const,
      at: reportedAt,
      by: reportedBy,
      communityId: place.communityId,
      pilotId: pilot.id,
      title: pilot.title,
      verdict: said.verdict,
      lesson: said.lesson,
    };
    const offer = {
      pilotId: pilot.id,
      title: pilot.title,
      owner: pilot.owner,
      verdict: said.verdict,
      at: reportedAt,
    };
    // A correction does not offer again what a session has taken.
    const offers = !corrects || (await isOffered(world.table, place, offer));
    const asked = parts.requests.map(({ personId }) => personId);
    return {
      ...changed,
      told,
      also: [
        {
          do: 'create',
          key: reportKey(pilot.id, version),
          row: reportRow.columns({ ...said, annotation, version, by, at, word: body.word }),
        },
        ...artifact.writes,
        ...(isUsed ? [{ do: 'remove', key: reportFormKey(pilot.id, me.id) } as const] : []),
        ...(offers ? [corrects ? correctingOffer(offer) : offeringReport(offer)] : []),
        pilotChanged(world, pilot, changed.after, operation),
        ...requestsChanged(world, pilot, asked, operation),
        ...pilotTold(world, pilot.id, operation, told),
      ],
    };
  });
});
