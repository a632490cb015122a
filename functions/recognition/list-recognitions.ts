import { roleMay } from '../../domain/community/policy.ts';
import { followPilots } from '../../domain/pilots/abilities.ts';
import { maySeePilot } from '../../domain/pilots/policy.ts';
import { listRecognitions as contract } from '../../domain/recognition/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';
import { pilotOf } from './contributor.ts';
import { recognitionOff, recognitionsOn } from './recognition-store.ts';

/** Two storage calls; for a sponsor who opens a pilot, one more. */
export const listRecognitions = serve(contract, async ({ place, me, query }, world) => {
  if (query.of === 'pilot' && !roleMay(me.role, followPilots)) {
    const stored = await pilotOf(world, place, query.id);
    if (!stored || !maySeePilot(me.role, stored.pilot)) throw new Refusal('not-found');
  }
  const [off, found] = await Promise.all([recognitionOff(world, place), recognitionsOn(world, place, query)]);
  return {
    recognitions: off.community
      ? []
      : found
          .filter(({ person, hidden }) => !off.people.has(person.id) && (!hidden || person.id === me.id))
          .map(({ about, person, by, words, at, hidden }) => ({ about, person, by, words, at, hidden }))
          .sort((a, b) => a.at.localeCompare(b.at)),
    abilities: { recognise: off.community ? 'recognition-off' : 'yes' },
  };
});
