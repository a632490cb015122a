import { maySendSummary } from '../../domain/sessions/policy.ts';
import { retrySummary as contract } from '../../domain/sessions/summary-mail.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { tryingAgain, WAITING } from '../mail/send-once.ts';
import { summaryMailKey } from '../tables/keys.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { requirePermission, serve } from '../use-case.ts';
import { requireSession } from './session-guards.ts';
import { SUMMARY_MAIL, summaryMailSubject } from './summary-mail.ts';
import { summaryMailOf } from './summary-offer.ts';

export const retrySummary = serve(contract, async ({ place, me, params, operation }, world) => {
  const { sessionId, mailId } = params;
  const subject = summaryMailSubject(sessionId, mailId);
  return retryOnConflict(async () => {
    const [{ session }, mail, waiting] = await Promise.all([
      requireSession(world, place, me, sessionId),
      world.mails.summary(place, sessionId, mailId),
      world.outbox.waiting(place, SUMMARY_MAIL.kind, subject),
    ]);
    requirePermission(maySendSummary(me, session));
    if (!mail) throw new Refusal('not-found');
    if (mail.mailState !== 'failed') return summaryMailOf({ ...mail, id: mailId });
    const work = world.outbox.asking(SUMMARY_MAIL, subject, operation, world.now());
    const key = summaryMailKey(sessionId, mailId);
    await world.write(place, operation, tryingAgain(key, mail.etag, waiting, work));
    await world.enqueue(place, work.key);
    return summaryMailOf({ ...mail, ...WAITING, id: mailId });
  });
});
