import { gapsIn, readRubric } from '../../domain/knowledge/types/rubric.ts';
import { beginRound as contract } from '../../domain/scoring/contract.ts';
import { mayFollow } from '../../domain/scoring/policy.ts';
import { type RoundDraft, RUBRIC_MAX, type ScoredRubric } from '../../domain/scoring/round.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { showAtOnce } from '../feed/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { changeOpOf } from '../tables/change-ops.ts';
import type { Place } from '../tables/community-store.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { Write } from '../tables/table.ts';
import { requirePermission, serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { changingRound, counted } from './change-round.ts';
import { AGAIN_FEED, roundChanged, SCORE_FEED } from './round-feed.ts';
import { gateKey, roundKey, roundRow, type StoredRound } from './round-rows.ts';
import { findingRound } from './round-search.ts';
import { feedIdOf, outlineOf, requireRound, roundRowOf, storedRound } from './round-store.ts';
import { tellingSession } from './told-round.ts';

export const beginRound = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { artifactId, roundId } = params;
  const begunOp = changeOpOf(operation, me);
  return retryOnConflict(async () => {
    const there = await roundRowOf(world, place, params);
    if (there) {
      if (there.begunOp !== begunOp) throw new Refusal('already-exists');
      return outlineOf(there);
    }
    const now = world.now();
    const before = body.after === null ? null : await earlierRound(world, place, artifactId, body.after);
    if (before) requirePermission(mayFollow(me, before));
    const [community, scored, facilitatorId] = await Promise.all([
      world.communities.open(place),
      before ? ofEarlier(before, body) : ofRevision(world, place, artifactId, body.revision),
      body.sessionId === null ? null : facilitatorOf(world, place, body.sessionId),
    ]);
    if (!community) throw new Refusal('not-found');
    const last = before?.results.at(-1);
    const by = { id: me.id, name: me.name };
    const at = now.toISOString();
    const row = roundRow.columns({
      ...scored,
      revision: body.revision,
      subject: body.subject,
      sessionId: body.sessionId,
      facilitatorId,
      begunBy: by,
      begunAt: at,
      passAt: at,
      stage: 'open',
      pass: 1,
      reveals: [],
      results: [],
      word: '',
      closedAt: null,
      again: null,
      next: null,
      earlier: before && last ? { roundId: before.id, result: last } : null,
      zone: community.zone,
      version: 1,
      begunOp,
      changeOps: new Set<string>(),
    });
    const writes: Write[] = [
      { do: 'create', key: roundKey(artifactId, roundId), row },
      { do: 'put', key: gateKey(artifactId, roundId, 1), row: {} },
      findingRound({
        artifactId,
        id: roundId,
        subject: body.subject,
        word: '',
        stage: 'open',
        begunBy: by,
        begunAt: at,
      }),
      roundChanged(world, { artifactId, id: roundId }, operation),
      ...tellingSession({
        artifactId,
        id: roundId,
        title: scored.title,
        subject: body.subject,
        sessionId: body.sessionId,
        stage: 'open',
      }),
      ...(before ? [changingRound(before, { next: roundId }), roundChanged(world, before, operation)] : []),
    ];
    const [etag] = await world.write(place, operation, writes);
    const stored = await requireRound(world, place, params);
    if (stored.begunOp !== begunOp) throw new Refusal('already-exists');
    if (etag) {
      const asking = { communityId: place.communityId, round: stored, have: [], before: null };
      await showAtOnce(world, place, SCORE_FEED, feedIdOf(stored), asking, me);
      if (before) await showAtOnce(world, place, AGAIN_FEED, feedIdOf(before), undefined, me);
    }
    await enqueueWork(world, place, writes);
    return outlineOf(stored);
  });
});

async function earlierRound(world: World, place: Place, artifactId: string, roundId: string) {
  const found = await storedRound(world, place, { artifactId, roundId });
  if (!found) throw invalid('after', 'a round by the same rubric');
  return found.stage === 'closed' ? counted(world, place, found) : found;
}

type Scored = { readonly title: string; readonly rubric: ScoredRubric };

/** The same rubric as then, so that then and now can be compared. */
function ofEarlier({ title, rubric, revision }: StoredRound, body: RoundDraft): Scored {
  if (body.revision !== revision) throw invalid('revision', 'the revision that was scored by before');
  return { title, rubric };
}

async function ofRevision(world: World, place: Place, artifactId: string, number: number): Promise<Scored> {
  const found = await world.knowledge.revision(place, artifactId, number);
  if (!found) throw new Refusal('not-found');
  const { rubric } = readRubric(found.body);
  if (found.type !== 'rubric' || !rubric) throw new Refusal('not-a-rubric');
  if (gapsIn(rubric).length > 0) throw new Refusal('rubric-incomplete');
  const { levels, criteria } = rubric;
  if (JSON.stringify({ levels, criteria }).length > RUBRIC_MAX) throw new Refusal('rubric-too-long');
  return { title: found.revision.title, rubric: { levels: [...levels], criteria: criteria.map(copied) } };
}

const copied = ({ name, cells }: { readonly name: string; readonly cells: readonly string[] }) => ({
  name,
  cells: [...cells],
});

async function facilitatorOf(world: World, place: Place, sessionId: string): Promise<string> {
  const found = await world.sessions.head(place, sessionId);
  if (!found) throw invalid('sessionId', 'a session of this community');
  return found.session.facilitator.id;
}
