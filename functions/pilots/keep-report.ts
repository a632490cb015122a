import { randomUUID } from 'node:crypto';
import { keepReport as contract } from '../../domain/pilots/contract.ts';
import { mayWriteReport } from '../../domain/pilots/policy.ts';
import { pilotActivityKey, reportFormKey } from '../tables/keys.ts';
import { reportFormRow } from '../tables/pilot-rows.ts';
import { serve } from '../use-case.ts';
import { requirePermission, requirePilot } from './pilot-guards.ts';

export const keepReport = serve(contract, async ({ place, me, params, body }, world) => {
  const key = reportFormKey(params.pilotId, me.id);
  const [{ pilot }] = await Promise.all([
    requirePilot(world, place, me, params.pilotId),
    // Refuses to write over one that this version cannot read.
    world.table.find(place.partition, key, reportFormRow.read),
  ]);
  requirePermission(mayWriteReport(me, pilot));
  if (pilot.state === 'reported') return { kept: false };
  const savedAt = world.now().toISOString();
  const row = reportFormRow.columns({ form: body.form, savedAt, formBy: me.id });
  await world.write(place, randomUUID(), [
    { do: 'put', key, row },
    { do: 'touch', key: pilotActivityKey(params.pilotId) },
  ]);
  // Read again: a page may keep what it has just sent to be published. Where somebody else has published meanwhile, it
  // stays for whoever wrote it.
  const now = await requirePilot(world, place, me, params.pilotId);
  if (now.reportedBy !== me.id || now.pilot.state !== 'reported') return { kept: true };
  await world.table.removeIf(place.partition, key, '*');
  return { kept: false };
});
