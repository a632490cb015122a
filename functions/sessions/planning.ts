import { isDraftId } from '../../domain/rhythm/drafts.ts';
import { withTimesOf } from '../../domain/sessions/agenda.ts';
import type { planSession } from '../../domain/sessions/contract.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { CALENDAR_EVENT } from '../calendar/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import type { EventChange } from '../tables/invite-rows.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { planningSession } from '../tables/session-writes.ts';
import { WriteConflict, wroteAll } from '../tables/table.ts';
import { choosing } from '../turns/history.ts';
import { planningTurn, undeciding } from '../turns/planned-turn.ts';
import { rotaChanged } from '../turns/work.ts';
import type { MemberCall } from '../use-case.ts';
import type { World } from '../world.ts';
import { sessionChanged, showSession } from './session-feed.ts';
import { requireArtifacts, requireFacilitator, requireTime } from './session-guards.ts';
import { takingTopic } from './taken-topic.ts';

type Planning = Pick<MemberCall<typeof planSession>, 'place' | 'me' | 'params' | 'body' | 'operation'>;

/**
 * Writes the session, its agenda, its capture gate, its topic and the work for its invite in one transaction.
 * `mailbox`: who hosts its event, if not who plans it; `event`: how it begins, if not as one that Guildhall makes.
 */
export async function planned(
  world: World,
  { place, me, params, body, operation }: Planning,
  mailbox?: PersonRef,
  event?: EventChange,
): Promise<Session> {
  const now = world.now();
  const time = requireTime(body.when, now);
  const [facilitator, community] = await Promise.all([
    requireFacilitator(world, place, body.facilitatorId, 'facilitatorId'),
    world.communities.settingsOf(place, now),
    requireArtifacts(world, place, body.artifactIds),
  ]);
  const by = { id: me.id, name: me.name };
  const host = mailbox ?? by;
  const head: Omit<Session, 'etag' | 'communityId'> = {
    id: params.sessionId,
    topic: body.topic,
    purpose: body.purpose,
    format: body.format,
    taxonomy: body.taxonomy,
    state: 'planned',
    ...time,
    zone: body.when.zone,
    wall: { date: body.when.date, time: body.when.time },
    minutes: body.when.minutes,
    facilitator,
    handedOver: null,
    begunAt: null,
    host,
    plannedBy: host.id === me.id ? null : by,
    takenOver: null,
    artifactIds: body.artifactIds,
    joinUrl: null,
    chatId: null,
    invite: Date.parse(time.endsAt) > now.getTime() ? 'waiting' : 'none',
    inviteProblem: null,
    rsvps: { invited: 0, accepted: 0, tentative: 0, declined: 0 },
    outcome: { decisions: 0, actions: 0, failures: 0 },
    answersTo: null,
    closedAt: null,
    reopened: null,
    cancelled: null,
  };
  const work = world.outbox.asking(CALENDAR_EVENT, params.sessionId, operation, now);
  const news = {
    kind: 'planned' as const,
    at: now.toISOString(),
    by,
    communityId: place.communityId,
    sessionId: params.sessionId,
    topic: body.topic,
  };
  const line = world.news.telling(news, params.sessionId);
  const feed = sessionChanged(world, params.sessionId, operation, world.news.idOf(news, params.sessionId));
  const turns = rotaChanged(world);
  const choice = body.otherwise ? choosing(me, params.sessionId, facilitator, body, now, operation) : [];
  const items = withTimesOf(body.agenda, []);
  const turn = { id: head.id, startsAt: head.startsAt, date: body.when.date, facilitator };
  // Before its session is planned, only a draft has a turn on which something is agreed, and a decision about it.
  const isDraft = isDraftId(head.id);
  // Somebody may vote for its topic at this moment, plan another session from it, or agree on its turn.
  const { written, told } = await retryOnConflict(
    async () => {
      const [{ fromTopic, writes }, agreed, decided] = await Promise.all([
        takingTopic(world, place, body.topicId, head.id, by, now, body.topicIsOpen),
        isDraft ? planningTurn(world, place, me, turn, body.otherwise ?? '', operation) : [],
        isDraft ? undeciding(world, place, head.id) : [],
      ]);
      const session = planningSession(head, items, community.unattributedNotes, fromTopic, event);
      const all = [...session, work, feed, turns, line, ...writes, ...choice, ...agreed, ...decided];
      try {
        return { written: await world.write(place, operation, all), told: agreed };
      } catch (error) {
        // Where there is no session yet, it is the turn on which something was agreed for the first time.
        const isTurn = error instanceof WriteConflict && error.reason === 'exists' && agreed.length > 0;
        if (!isTurn || (await world.sessions.exists(place, head.id))) throw error;
        throw new WriteConflict('changed');
      }
    },
    ({ reason }) => reason === 'changed',
  );
  if (wroteAll(written)) {
    const session: Session = { ...head, communityId: place.communityId, etag: '1' };
    await showSession(world, place, session, me);
    await enqueueWork(world, place, [work, feed, turns, ...told]);
    return session;
  }
  // An earlier try has written it, and it may have changed since. What that try left undone is done by its outbox work.
  await world.enqueue(place, [work.key, feed.key, turns.key]);
  const stored = await world.sessions.head(place, params.sessionId);
  if (!stored) throw new Refusal('not-found');
  // It is another person's session, and only they may repeat their operation.
  if ((stored.session.plannedBy ?? stored.session.host).id !== me.id) throw new Refusal('already-exists');
  return stored.session;
}
