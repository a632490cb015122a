import { changeRhythm as contract } from '../../domain/rhythm/contract.ts';
import { LATEST_PROMPT } from '../../domain/rhythm/mine.ts';
import type { RhythmDraft } from '../../domain/rhythm/rhythm.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { feedThings } from '../feed/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { settingRhythm } from '../tables/rhythm-store.ts';
import { WriteConflict } from '../tables/table.ts';
import { knownHolidays } from '../turns/holidays.ts';
import { rotaChanged } from '../turns/work.ts';
import { serve } from '../use-case.ts';
import { PROMPT_FEED } from './prompt-feed.ts';
import { findingRhythm } from './rhythm-search.ts';

export const changeRhythm = serve(contract, async ({ place, body, etag, operation }, world) => {
  await requirePlace(body, world.now());
  const things = [{ kind: PROMPT_FEED.kind, id: LATEST_PROMPT }];
  const work = [feedThings(world, 'rhythm', operation, things), rotaChanged(world)];
  try {
    await world.write(place, operation, [
      settingRhythm(body, etag),
      findingRhythm(place.communityId, body),
      ...work,
    ]);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw new Refusal('changed-meanwhile', { current: await world.rhythms.settings(place) });
  }
  await enqueueWork(world, place, work);
  return world.rhythms.settings(place);
});

/** Refuses a country or a region whose holidays are not known. */
async function requirePlace({ country, region }: RhythmDraft, now: Date): Promise<void> {
  if (country === null) {
    if (region !== null) throw invalid('region', 'none without a country');
    return;
  }
  const { countries, regions } = await knownHolidays(country, region, now.toISOString().slice(0, 10));
  if (!countries.includes(country)) throw invalid('country', 'a country whose holidays are known');
  if (region !== null && !regions.some(({ code }) => code === region))
    throw invalid('region', 'a region of this country');
}
