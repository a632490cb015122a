import { openWelcomeMail as contract } from '../../domain/community/welcome.ts';
import { mailAccessOf } from '../mail/access.ts';
import { serve } from '../use-case.ts';
import { mayBeRetried } from './welcome-mail.ts';

export const openWelcomeMail = serve(contract, async ({ place, me }, world) => {
  const [access, mails, members] = await Promise.all([
    mailAccessOf(world, place.tenantId, me.id),
    world.mails.welcomes(place),
    world.communities.members(place),
  ]);
  return {
    access,
    failed: mails
      .filter((mail) => mayBeRetried(mail, world.now()))
      .map(({ id, by, at, people, mailProblem }) => ({
        ...{ id, by, at },
        problem: mailProblem,
        people: members.filter((member) => people.has(member.id)).map(({ id, name }) => ({ id, name })),
      }))
      .filter(({ people }) => people.length > 0),
  };
});
