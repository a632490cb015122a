import { roleMay } from '../../domain/community/policy.ts';
import { runPilots } from '../../domain/pilots/abilities.ts';
import { keepReport as contract } from '../../domain/pilots/contract.ts';
import { mayWriteReport } from '../../domain/pilots/policy.ts';
import { saysTheSame } from '../../domain/pilots/report.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { pilotActivityKey, reportFormKey } from '../tables/keys.ts';
import { reportFormRow } from '../tables/pilot-rows.ts';
import { WriteConflict } from '../tables/table.ts';
import { requirePermission, serve } from '../use-case.ts';
import { requirePilot } from './pilot-guards.ts';

export const keepReport = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { form, upon } = body;
  const key = reportFormKey(params.pilotId, me.id);
  const stands = () => world.table.find(place.partition, key, reportFormRow.readWithEtag);
  const [{ pilot }] = await Promise.all([
    requirePilot(world, place, me, params.pilotId),
    // Refuses to write over one that this version cannot read.
    stands(),
  ]);
  requirePermission(mayWriteReport(me, pilot));
  if (pilot.state === 'reported') return { kept: false, etag: null };
  const etag = await keep();
  // Read again: a page may keep what it has just sent to be published. Where somebody else has published meanwhile, it
  // stays for whoever wrote it.
  const [now, runs] = await Promise.all([
    requirePilot(world, place, me, params.pilotId),
    // Not from the cache: what somebody keeps who has just left is found by nobody, and removed by nothing else.
    world.communities.membershipNow(place, me.id),
  ]);
  if (runs?.leftAt !== null || !roleMay(runs.role, runPilots)) {
    await world.table.removeIf(place.partition, key, etag);
    throw new Refusal('role-may-not');
  }
  if (now.reportedBy !== me.id || now.pilot.state !== 'reported') return { kept: true, etag };
  await world.table.removeIf(place.partition, key, etag);
  return { kept: false, etag: null };

  async function keep(): Promise<string> {
    const savedAt = world.now().toISOString();
    const change = { key, row: reportFormRow.columns({ form, savedAt, formBy: me.id }) };
    try {
      const [written] = await world.write(place, operation, [
        upon === null ? { do: 'create', ...change } : { do: 'replace', ...change, etag: upon },
        { do: 'touch', key: pilotActivityKey(params.pilotId) },
      ]);
      if (written) return written;
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
    }
    // Another device of mine has kept another version, which is told unless it says the same.
    const there = await stands();
    if (there && saysTheSame(there.form, form)) return there.etag;
    const current = there ? { form: there.form, savedAt: there.savedAt, etag: there.etag } : null;
    throw new Refusal('changed-meanwhile', { current });
  }
});
