import { type CheckIn, isCheckInDay } from '../../domain/pilots/check-in.ts';
import { checkInToPilot as contract } from '../../domain/pilots/contract.ts';
import { mayCheckIn } from '../../domain/pilots/policy.ts';
import { invalid } from '../../domain/shared/refusal.ts';
import { changeOpOf, withChangeOp } from '../tables/change-ops.ts';
import { checkInGateKey, checkInKey, openPilotKey, pilotActivityKey } from '../tables/keys.ts';
import { checkInRow, listedPilotRow } from '../tables/pilot-rows.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { type Write, WriteConflict, wroteAll } from '../tables/table.ts';
import { requirePermission, serve } from '../use-case.ts';
import { findingCheckIn } from './check-in-search.ts';
import { showCheckedIn } from './pilot-feed.ts';
import { requirePilot } from './pilot-guards.ts';
import { checkInOf, lastCheckIns, openPilotOf } from './pilot-store.ts';

/**
 * Writes the check-in and touches its person's gate in one transaction, and their feed in another one; nothing is read.
 * The pilot is read for the first check-in of somebody where it was begun before its start, for one that replaces
 * another, and for a day that is over.
 */
export const checkInToPilot = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { pilotId, on } = params;
  const now = world.now();
  const today = now.toISOString().slice(0, 10);
  if (!isCheckInDay(on, today)) throw invalid('on', 'a day of the last month');
  const by = { id: me.id, name: me.name };
  const said: CheckIn = { ...body, on, by, at: now.toISOString() };
  const changeOp = changeOpOf(operation, me);
  const key = checkInKey(pilotId, on, me.id);
  const row = (ops: ReadonlySet<string>) =>
    checkInRow.columns({ ...said, changeOps: withChangeOp(ops, changeOp) });
  const gate = checkInGateKey(pilotId, me.id);
  const latest = listedPilotRow.changed({ lastCheckIn: { on, state: body.state } });
  const active: Write = { do: 'touch', key: pilotActivityKey(pilotId) };

  if (on >= today) {
    try {
      const versions = await world.write(place, operation, [
        // First, so that a missing gate is what is told.
        { do: 'touch', key: gate },
        { do: 'create', key, row: row(new Set()) },
        { do: 'touch', key: openPilotKey(pilotId), row: latest },
        active,
        ...(said.words === '' ? [] : [findingCheckIn(pilotId, said)]),
      ]);
      if (wroteAll(versions)) {
        await showCheckedIn(world, place, pilotId, me, on);
        return said;
      }
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
    }
  }
  return retryOnConflict(async () => {
    const [open, there] = await Promise.all([
      openPilotOf(world, place, pilotId),
      checkInOf(world, place, pilotId, on, me.id),
    ]);
    if (there?.changeOps.has(changeOp)) {
      const { changeOps, etag, ...stored } = there;
      return stored;
    }
    if (!open?.people.has(me.id) || now.getTime() < Date.parse(open.startsAt)) {
      const { pilot } = await requirePilot(world, place, me, pilotId);
      requirePermission(mayCheckIn(me, pilot, now));
      // I was taken in meanwhile.
      throw new WriteConflict('changed');
    }
    if (on < open.startsOn) throw invalid('on', 'a day since the start');
    const isLatest = open.lastCheckIn === null || open.lastCheckIn.on <= on;
    const change = { key, row: row(there?.changeOps ?? new Set()) };
    await world.write(place, operation, [
      there ? { do: 'replace', ...change, etag: there.etag } : { do: 'create', ...change },
      // Only while I still run it: who was taken out meanwhile must not get a gate.
      { do: 'merge', key: openPilotKey(pilotId), row: isLatest ? latest : {}, etag: open.etag },
      { do: 'put', key: gate, row: {} },
      active,
      ...(there || said.words !== '' ? [findingCheckIn(pilotId, said)] : []),
    ]);
    const last = on < today ? (await lastCheckIns(world, place, pilotId, on))[me.id] : on;
    await showCheckedIn(world, place, pilotId, me, last ?? on);
    return said;
  });
});
