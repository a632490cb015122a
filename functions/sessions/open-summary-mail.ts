import { maySendSummary } from '../../domain/sessions/policy.ts';
import { pointOf } from '../../domain/sessions/summary-document.ts';
import { openSummaryMail as contract } from '../../domain/sessions/summary-mail.ts';
import { mailAccessOf } from '../mail/access.ts';
import { sayDate } from '../mail/moments.ts';
import { serve } from '../use-case.ts';
import { requireSession } from './session-guards.ts';
import { changesSince } from './summary-marks.ts';
import { audienceOf, lastSent, latestFirst, replyToOf, summaryMailOf } from './summary-offer.ts';

export const openSummaryMail = serve(contract, async ({ place, me, params }, world) => {
  const [stored, inside] = await Promise.all([
    requireSession(world, place, me, params.sessionId),
    world.sessions.everythingIn(place, params.sessionId),
  ]);
  const { session } = stored;
  const last = lastSent(inside.mails);
  const changes = last && session.state === 'closed' ? changesSince(inside.notes, last.marks) : null;
  const points = (notes: typeof inside.notes) => notes.map((note) => pointOf(note, sayDate));
  const answer = {
    mails: latestFirst(inside.mails).map(summaryMailOf),
    changes: changes && {
      added: points(changes.added),
      changed: points(changes.changed),
      removed: changes.removed,
    },
  };
  if (maySendSummary(me, session) !== 'yes') return { ...answer, offer: null };
  const [members, access] = await Promise.all([
    world.communities.members(place),
    mailAccessOf(world, place.tenantId, session.host.id),
  ]);
  const audience = audienceOf(world, me, stored, inside, members);
  const replyTo = replyToOf(session, members);
  return {
    ...answer,
    offer: {
      access,
      from: session.host,
      replyTo: replyTo ? { id: replyTo.id, name: replyTo.name } : null,
      hidden: audience.hidden,
      invited: audience.open.map(({ id, name }) => ({ id, name })),
      absent: audience.absent.map(({ id }) => id),
      absentBasis: audience.absentBasis,
      have: audience.have,
    },
  };
});
