import { randomUUID } from 'node:crypto';
import { roleMay } from '../../domain/community/policy.ts';
import { describeOneself } from '../../domain/inclusion/abilities.ts';
import { beOnboarded } from '../../domain/onboarding/abilities.ts';
import { runPilots } from '../../domain/pilots/abilities.ts';
import { takePart, voteForTopics } from '../../domain/sessions/abilities.ts';
import { feedMembers } from '../feed/work.ts';
import { concurrencyLimiter } from '../outbox/concurrency-limiter.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { workKind } from '../outbox/kinds.ts';
import type { Place } from '../tables/community-store.ts';
import { FORMER_MEMBER } from '../tables/member-work.ts';
import { leavingOnboarding } from '../tables/onboarding-rows.ts';
import { removeReportForms } from '../tables/pilot-rows.ts';
import { planDraftIdsOf, removePlanDraft } from '../tables/plan-draft-rows.ts';
import { removeProfile } from '../tables/profile-rows.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { SHOW_REVIEW } from '../tables/review-work.ts';
import { inTransactions } from '../tables/table.ts';
import type { World } from '../world.ts';

/** How many rows are removed at once. */
const AT_ONCE = 16;

/**
 * Removes what a former member has prepared for sessions and has not sent, what they have begun to plan, reports that
 * they were writing, their votes for topics, what they have said of themselves, and how they found their way in. Of
 * whoever stays in another role, only what they could not remove themselves any more.
 */
export const formerMemberKind = workKind({
  ...FORMER_MEMBER,
  run: async (world, place, { subject }) => {
    const member = await world.communities.membershipNow(place, subject);
    const role = member?.leftAt === null ? member.role : undefined;
    if (!role || !roleMay(role, describeOneself)) await removeProfile(world.table, place, subject);
    if (!role || !roleMay(role, runPilots)) await removeReportForms(world.table, place, subject);
    if (!role || !roleMay(role, voteForTopics))
      await world.topics.withdrawVotes(place, subject, randomUUID());
    if (!role || !roleMay(role, beOnboarded)) await leaveOnboarding(world, place, subject);
    await askForReviews(world, place, subject);
    // They are back, or prepare and plan as before.
    if (role && roleMay(role, takePart)) return;
    const limited = concurrencyLimiter(AT_ONCE);
    const [sessions, drafts] = await Promise.all([
      world.sessions.ids(place),
      planDraftIdsOf(world.table, place, subject),
    ]);
    await Promise.all([
      ...sessions.map((id) => limited('', () => world.preparations.remove(place, id, subject))),
      ...drafts.map((id) => limited('', () => removePlanDraft(world.table, place, subject, id))),
    ]);
  },
  tries: 30,
  whenGivenUp: 'retry-daily',
});

/** What they look after in the knowledge base is asked of organisers from now on, or of them again. */
async function askForReviews(world: World, place: Place, personId: string): Promise<void> {
  const operation = randomUUID();
  const owned = await world.knowledge.ownedBy(place, personId);
  const asked = owned.map((id) =>
    world.outbox.asking(SHOW_REVIEW, id, operation, world.now(), { people: [personId] }),
  );
  for (const some of inTransactions(asked)) {
    await world.write(place, randomUUID(), some);
    await enqueueWork(world, place, some);
  }
}

/** Ends being a newcomer, and being anybody's buddy. */
async function leaveOnboarding(world: World, place: Place, personId: string): Promise<void> {
  await retryOnConflict(async () => {
    const { writes, people } = await leavingOnboarding(world.table, place, personId);
    if (writes.length === 0) return;
    const operation = randomUUID();
    const all = people.length > 0 ? [...writes, feedMembers(world, people, operation)] : writes;
    await world.write(place, operation, all);
    await enqueueWork(world, place, all);
  });
}
