import { retryWelcomeMail as contract } from '../../domain/community/welcome.ts';
import { welcomeMailKey } from '../tables/keys.ts';
import { deliveryRow } from '../tables/mail-rows.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import { mayBeRetried, WELCOME_MAIL } from './welcome-mail.ts';

/** Replaces work that was given up by new work, which goes on where the other stopped. */
export const retryWelcomeMail = serve(contract, async ({ place, operation }, world) =>
  retryOnConflict(async () => {
    const [mails, given] = await Promise.all([
      world.mails.welcomes(place),
      world.outbox.waiting(place, WELCOME_MAIL.kind),
    ]);
    const failed = mails.filter((mail) => mayBeRetried(mail, world.now()));
    for (const { id, etag } of failed) {
      const work = world.outbox.asking(WELCOME_MAIL, id, operation, world.now());
      const old = given.filter(({ subject, problem }) => subject === id && problem);
      await world.write(place, operation, [
        {
          do: 'merge',
          key: welcomeMailKey(id),
          row: deliveryRow.changed({ mailState: 'waiting', mailProblem: null }),
          etag,
        },
        ...old.map(({ key }) => ({ do: 'remove', key }) as const),
        work,
      ]);
      await world.enqueue(place, work.key);
    }
    return { retried: failed.length };
  }),
);
