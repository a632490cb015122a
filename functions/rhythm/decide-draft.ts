import { nextByCadence } from '../../domain/community/community.ts';
import { decideDraft as contract, type DraftDecision } from '../../domain/rhythm/contract.ts';
import { draftIdOn } from '../../domain/rhythm/drafts.ts';
import { reach } from '../../domain/sessions/session-draft.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { addDays, wallTime } from '../../domain/shared/time.ts';
import { decidingDraft } from '../tables/rhythm-store.ts';
import { WriteConflict } from '../tables/table.ts';
import { rotaChanged } from '../turns/work.ts';
import { serve } from '../use-case.ts';

/** A draft has a row only for what somebody has decided about it. */
export const decideDraft = serve(contract, async ({ place, me, params, body, etag, operation }, world) => {
  const now = world.now();
  const { date, ...said } = body;
  if (params.draftId !== draftIdOn(place.communityId, date)) throw invalid('date', 'the date of this draft');
  if (reach(`${date}T00:00:00.000Z`, now) !== 'near') throw invalid('date', 'a date within three years');
  const community = await world.communities.lately(place, now);
  if (!community) throw new Refusal('not-found');
  const { cadence, zone } = community;
  // Which of two weeks a fortnight means may change with sessions.
  const rule = cadence.every === 'fortnight' ? { ...cadence, every: 'week' as const } : cadence;
  const isOn = nextByCadence(rule, addDays(date, -1)).date === date;
  if (!isOn || date < wallTime(now, zone).date) throw invalid('date', 'a date to come of the cadence');
  const by = { id: me.id, name: me.name };
  const decision: DraftDecision = { ...said, by, at: now.toISOString(), etag };
  // A date that is skipped or stands after all changes whose turn it is.
  const work = rotaChanged(world);
  try {
    await world.write(place, operation, [decidingDraft(params.draftId, date, decision, etag), work]);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw new Refusal('changed-meanwhile', {
      current: await world.rhythms.decision(place, params.draftId),
    });
  }
  await world.enqueue(place, work.key);
  const stored = await world.rhythms.decision(place, params.draftId);
  if (!stored) throw new Refusal('not-found');
  return stored;
});
