import { retryWelcomeMail as contract } from '../../domain/community/welcome.ts';
import { tryingAgain } from '../mail/send-once.ts';
import { welcomeMailKey } from '../tables/keys.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import { mayBeRetried, WELCOME_MAIL } from './welcome-mail.ts';

export const retryWelcomeMail = serve(contract, async ({ place, operation }, world) =>
  retryOnConflict(async () => {
    const [mails, waiting] = await Promise.all([
      world.mails.welcomes(place),
      world.outbox.waiting(place, WELCOME_MAIL.kind),
    ]);
    const failed = mails.filter((mail) => mayBeRetried(mail, world.now()));
    for (const { id, etag } of failed) {
      const work = world.outbox.asking(WELCOME_MAIL, id, operation, world.now());
      const its = waiting.filter(({ subject }) => subject === id);
      await world.write(place, operation, tryingAgain(welcomeMailKey(id), etag, its, work));
      await world.enqueue(place, work.key);
    }
    return { retried: failed.length };
  }),
);
