import { maySendSummary } from '../../domain/sessions/policy.ts';
import { sendSummary as contract } from '../../domain/sessions/summary-mail.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { mailAccessOf } from '../mail/access.ts';
import { sessionKey, summaryMailKey } from '../tables/keys.ts';
import { summaryMailRow, UNSENT } from '../tables/mail-rows.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { requirePermission, serve } from '../use-case.ts';
import { requireSession } from './session-guards.ts';
import { SUMMARY_MAIL, summaryMailSubject } from './summary-mail.ts';
import { audienceOf, lastSent, summaryMailOf } from './summary-offer.ts';

export const sendSummary = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { sessionId, mailId } = params;
  const work = world.outbox.asking(
    SUMMARY_MAIL,
    summaryMailSubject(sessionId, mailId),
    operation,
    world.now(),
  );
  const mail = await retryOnConflict(async () => {
    const [stored, inside] = await Promise.all([
      requireSession(world, place, me, sessionId),
      world.sessions.everythingIn(place, sessionId),
    ]);
    const { session } = stored;
    requirePermission(maySendSummary(me, session));
    const same = inside.mails.find(({ id }) => id === mailId);
    if (same && same.by.id !== me.id) throw new Refusal('already-exists');
    if (same) return same;
    const [members, access] = await Promise.all([
      world.communities.members(place),
      mailAccessOf(world, place.tenantId, session.host.id),
    ]);
    if (access !== 'yes' && access !== 'unknown') throw new Refusal('mail-forbidden');
    const { open } = audienceOf(world, me, stored, inside, members);
    const wanted = new Set(body.people);
    const people = open.filter(({ id }) => wanted.has(id));
    if (people.length === 0) throw new Refusal('summary-sent');
    const row = {
      ...UNSENT,
      to: body.to,
      by: { id: me.id, name: me.name },
      at: world.now().toISOString(),
      people: new Set(people.map(({ id }) => id)),
      after: lastSent(inside.mails)?.id ?? '',
      marks: new Set<string>(),
    };
    await world.write(place, operation, [
      { do: 'create', key: summaryMailKey(sessionId, mailId), row: summaryMailRow.columns(row) },
      // Of two who send it at the same moment, the second reads what the first has sent.
      { do: 'merge', key: sessionKey(sessionId), row: {}, etag: stored.rowEtag },
      work,
    ]);
    return { ...row, id: mailId };
  });
  if (mail.mailState === 'waiting') await world.enqueue(place, work.key);
  return summaryMailOf(mail);
});
