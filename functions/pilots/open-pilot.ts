import { roleMay } from '../../domain/community/policy.ts';
import { followPilots, runPilots } from '../../domain/pilots/abilities.ts';
import { openPilot as contract } from '../../domain/pilots/contract.ts';
import { peopleOf } from '../../domain/pilots/pilot.ts';
import {
  mayChangePilot,
  mayCheckIn,
  mayEndPilot,
  mayJoin,
  mayRepeat,
  mayReport,
  maySeePilot,
} from '../../domain/pilots/policy.ts';
import { serve } from '../use-case.ts';
import { requirePilot, runsPilots } from './pilot-guards.ts';
import { partsOfPilot } from './pilot-store.ts';

/** With the membership these are three storage calls, and one more for an organiser where the pilot is another's. */
export const openPilot = serve(contract, async ({ place, me, params }, world) => {
  const now = world.now();
  const [stored, parts] = await Promise.all([
    requirePilot(world, place, me, params.pilotId),
    partsOfPilot(world, place, params.pilotId, me.id),
  ]);
  const { pilot, shownFrom, reportedBy } = stored;
  const isAnothers = me.role === 'organiser' && pilot.owner.id !== me.id && pilot.state === 'begun';
  const ownerLeft = isAnothers && !(await runsPilots(world, place, pilot.owner.id));
  const runs = roleMay(me.role, runPilots) && peopleOf(pilot).includes(me.id);
  return {
    now: now.toISOString(),
    // What a sponsor sees may repeat a pilot that they do not see.
    pilot: roleMay(me.role, followPilots)
      ? pilot
      : { ...pilot, repeats: null, origin: pilot.origin?.kind === 'pilot' ? null : pilot.origin },
    checkIns: parts.checkIns,
    amendments: parts.amendments,
    reports:
      pilot.state === 'reported' ? parts.reports.filter(({ version }) => version >= shownFrom).reverse() : [],
    repeatedBy: parts.repeats
      .filter((one) => maySeePilot(me.role, one))
      .map(({ pilotId, title, owner }) => ({ pilotId, title, owner })),
    requests:
      pilot.state === 'begun'
        ? parts.requests
            .filter(({ personId }) => runs || personId === me.id)
            .map(({ personId, name, word, at }) => ({ person: { id: personId, name }, word, at }))
        : [],
    reportForm: parts.form && {
      form: parts.form.form,
      savedAt: parts.form.savedAt,
      etag: parts.form.etag,
    },
    abilities: {
      change: mayChangePilot(me, pilot),
      end: mayEndPilot(me, pilot, ownerLeft),
      checkIn: mayCheckIn(me, pilot, now),
      report: mayReport(me, pilot, reportedBy, now),
      join: mayJoin(me, pilot),
      repeat: mayRepeat(me),
    },
  };
});
