import { type AgendaItem, reportsNotHeld, withTimesOf } from '../../domain/sessions/agenda.ts';
import { changeSession as contract } from '../../domain/sessions/contract.ts';
import { mayChange } from '../../domain/sessions/policy.ts';
import { hasEnded, type Session } from '../../domain/sessions/session.ts';
import type { SessionDraft } from '../../domain/sessions/session-draft.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { CALENDAR_EVENT, coorganising } from '../calendar/work.ts';
import { movingOver } from '../tables/past-sessions.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { changeOpOf } from '../tables/session-rows.ts';
import { changingAgenda, changingSession } from '../tables/session-writes.ts';
import { choosing } from '../turns/history.ts';
import { rotaChanged } from '../turns/work.ts';
import { requirePermission, serve } from '../use-case.ts';
import { sessionChanged, showSession } from './session-feed.ts';
import { requireArtifacts, requireFacilitator, requireSession, requireTime } from './session-guards.ts';
import { offeringAgain } from './taken-report.ts';

export const changeSession = serve(contract, async ({ place, me, params, body, etag, operation }, world) => {
  const now = world.now();
  // The calendar work writes to the same row.
  return retryOnConflict(async () => {
    const [stored, agenda] = await Promise.all([
      requireSession(world, place, me, params.sessionId),
      world.sessions.agenda(place, params.sessionId),
    ]);
    // The request is repeated because its answer was lost. Checked before the permission, because the change may have
    // made somebody else the facilitator.
    if (stored.changeOp === changeOpOf(operation, me)) return stored.session;
    requirePermission(mayChange(me, stored.session));
    if (!agenda) throw new Refusal('not-found');
    // Checked before the input, because what may stay depends on the stored session.
    if (stored.session.etag !== etag) {
      throw new Refusal('changed-meanwhile', { current: { session: stored.session, agenda } });
    }
    const time = requireTime(body.when, now, stored.session);
    const items = withTimesOf(body.agenda, agenda.items);
    const again = await offeringAgain(world, place, reportsNotHeld(agenda.items, items));
    const before = stored.session.facilitator;
    const facilitator = await requireFacilitator(world, place, body.facilitatorId, 'facilitatorId', before);
    // A linked draft may have been discarded since. Existing links may stay, so that other changes are not refused.
    const linked = new Set(stored.session.artifactIds);
    const published = await requireArtifacts(world, place, body.artifactIds, linked);
    const work = world.outbox.asking(CALENDAR_EVENT, params.sessionId, operation, now);
    const by = { id: me.id, name: me.name };
    const moved = time.startsAt !== stored.session.startsAt && !hasEnded(time, now);
    const news = {
      kind: 'moved' as const,
      at: now.toISOString(),
      by,
      communityId: place.communityId,
      sessionId: params.sessionId,
      topic: body.topic,
      startsAt: time.startsAt,
    };
    const newsIds = moved ? [world.news.idOf(news, params.sessionId)] : [];
    const feed = sessionChanged(world, params.sessionId, operation, ...newsIds);
    const meeting = facilitator.id === before.id ? [] : coorganising(world, place, stored.session, operation);
    const choice =
      facilitator.id === before.id ? [] : choosing(me, params.sessionId, facilitator, body, now, operation);
    const turns =
      facilitator.id !== before.id || time.startsAt !== stored.session.startsAt ? [rotaChanged(world)] : [];
    // A session that is over before and after the change is only corrected here, and nobody is mailed.
    const tells =
      (!hasEnded(stored.session, now) || !hasEnded(time, now)) &&
      !saysTheSame(stored.session, agenda.items, body, time, published);
    await world.write(place, operation, [
      ...changingSession(
        stored,
        {
          topic: body.topic,
          purpose: body.purpose,
          format: body.format,
          taxonomy: body.taxonomy,
          ...time,
          zone: body.when.zone,
          wall: { date: body.when.date, time: body.when.time },
          minutes: body.when.minutes,
          facilitator,
          ...(facilitator.id !== before.id && {
            handedOver: { by, at: now.toISOString() },
            ...(stored.session.state === 'live' && { ledBy: new Set([...stored.ledBy, facilitator.id]) }),
          }),
          artifactIds: body.artifactIds,
          ...(tells && { invite: 'waiting' as const, inviteProblem: null }),
        },
        changeOpOf(operation, me),
        items,
      ),
      ...movingOver(stored.session, { endsAt: time.endsAt, format: body.format }),
      changingAgenda(params.sessionId, items, agenda.etag),
      ...again,
      ...(tells ? [work] : []),
      ...meeting,
      ...turns,
      ...choice,
      ...(moved ? [world.news.telling(news, params.sessionId)] : []),
      feed,
    ]);
    const after = await requireSession(world, place, me, params.sessionId);
    await showSession(world, place, after.session, me);
    await world.enqueue(place, [
      ...(tells ? [work.key] : []),
      ...[...meeting, ...turns].map(({ key }) => key),
      feed.key,
    ]);
    return after.session;
  });
});

type Said = Pick<SessionDraft, 'topic' | 'purpose' | 'format' | 'artifactIds'>;

/** Whether the invite's content is the same before and after. Only then the calendars need no update. */
function saysTheSame(
  before: Session,
  items: readonly AgendaItem[],
  after: SessionDraft,
  time: Pick<Session, 'startsAt' | 'endsAt'>,
  published: ReadonlySet<string> | null,
): boolean {
  const said = (
    { topic, purpose, format, artifactIds }: Said,
    { startsAt, endsAt }: typeof time,
    agenda: readonly Pick<AgendaItem, 'title' | 'prompt' | 'minutes'>[],
  ) =>
    JSON.stringify([
      ...[topic, purpose, format, startsAt, endsAt],
      published ? artifactIds.filter((id) => published.has(id)) : artifactIds,
      agenda.map(({ title, prompt, minutes }) => [title, prompt, minutes]),
    ]);
  return said(before, before, items) === said(after, time, after.agenda);
}
