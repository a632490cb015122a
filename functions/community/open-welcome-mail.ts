import { openWelcomeMail as contract } from '../../domain/community/welcome.ts';
import { mailAccessOf } from '../mail/access.ts';
import { serve } from '../use-case.ts';

/** After this time nobody is told any more that people could not be told: they have found the community by then. */
const TOLD_FOR_MS = 7 * 86_400_000;

export const openWelcomeMail = serve(contract, async ({ place, me }, world) => {
  const [access, mails, members] = await Promise.all([
    mailAccessOf(world, place.tenantId, me.id),
    world.mails.welcomes(place),
    world.communities.members(place),
  ]);
  const since = new Date(world.now().getTime() - TOLD_FOR_MS).toISOString();
  return {
    access,
    failed: mails
      .filter(
        ({ mailState, mailProblem, at }) => mailState === 'failed' && mailProblem !== 'nobody' && at > since,
      )
      .map(({ id, by, at, people, mailProblem }) => ({
        ...{ id, by, at },
        problem: mailProblem,
        people: members.filter((member) => people.has(member.id)).map(({ id, name }) => ({ id, name })),
      }))
      .filter(({ people }) => people.length > 0),
  };
});
