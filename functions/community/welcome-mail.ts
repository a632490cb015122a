import { mayOpenSession } from '../../domain/sessions/policy.ts';
import { escapeHtml, htmlLines } from '../../domain/shared/html.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import type { MailContent } from '../graph/messages.ts';
import { linksFor } from '../mail/links.ts';
import { sayMoment, sayZone } from '../mail/moments.ts';
import { markFailed, sendOnce } from '../mail/send-once.ts';
import { RetryLater } from '../outbox/failures.ts';
import { workKind } from '../outbox/kinds.ts';
import type { NewMember, Place } from '../tables/community-store.ts';
import { welcomeMailKey } from '../tables/keys.ts';
import { type StoredWelcomeMail, UNSENT, welcomeMailRow } from '../tables/mail-rows.ts';
import { MEMBERS_CHANGED } from '../tables/member-work.ts';
import { nothing, type WorkName } from '../tables/outbox-store.ts';
import type { Columns, Write } from '../tables/table.ts';
import type { World } from '../world.ts';

/** Tell people by mail that they were added. The subject is the mail's id. */
export const WELCOME_MAIL: WorkName<null> = { kind: 'welcome-mail', payload: nothing };

/** After this time people have found the community, and need not be told of it any more. */
const TOLD_FOR_MS = 7 * 86_400_000;

/** Whether somebody may still try to send a mail that could not be sent. */
export function mayBeRetried(
  { mailState, mailProblem, at }: Pick<StoredWelcomeMail, 'mailState' | 'mailProblem' | 'at'>,
  now: Date,
): boolean {
  return mailState === 'failed' && mailProblem !== 'nobody' && now.getTime() - Date.parse(at) < TOLD_FOR_MS;
}

/** How long a mail waits for the rest of an import. */
const IMPORT_WAIT_MS = 5_000;

/**
 * The writes that tell people by mail that they were added, from the mailbox of who added them: one mail to all of
 * them. Guests get one of their own, because they are not shown what members are.
 */
export function tellingThem(
  world: World,
  by: PersonRef,
  people: readonly Pick<NewMember, 'id' | 'role'>[],
  operation: string,
): Write[] {
  const guests = people.filter(({ role }) => role === 'guest');
  const others = people.filter(({ role }) => role !== 'guest');
  const now = world.now();
  return [
    { mailId: `${operation}-members`, whom: others },
    { mailId: `${operation}-guests`, whom: guests },
  ]
    .filter(({ whom }) => whom.length > 0)
    .flatMap(({ mailId, whom }): Write[] => [
      {
        do: 'create',
        key: welcomeMailKey(mailId),
        row: welcomeMailRow.columns({
          ...UNSENT,
          by,
          at: now.toISOString(),
          people: new Set(whom.map(({ id }) => id)),
        }),
      },
      world.outbox.asking(WELCOME_MAIL, mailId, operation, now),
    ]);
}

export const welcomeMailKind = workKind({
  ...WELCOME_MAIL,
  run: async (world, place, { subject }) => {
    const key = welcomeMailKey(subject);
    const mail = await world.mails.welcome(place, key);
    if (!mail) return;
    await sendOnce(world, {
      ...{ place, key, id: subject, senderId: mail.by.id },
      write: () => written(world, place, subject, mail),
    });
    // Nobody asks for it any more, unless it has failed.
    const { mailState } = (await world.mails.delivery(place, key)) ?? {};
    if (mailState === 'sent') await world.write(place, subject, [{ do: 'clear', key }]);
  },
  tries: 30,
  whenGivenUp: 'wait-for-person',
  report: (world, place, { subject }, error) =>
    markFailed(world, { place, key: welcomeMailKey(subject) }, error),
});

async function written(
  world: World,
  place: Place,
  mailId: string,
  mail: StoredWelcomeMail,
): Promise<{ content: MailContent; also?: Columns } | null> {
  const [members, community, upcoming, linkTo] = await Promise.all([
    world.communities.members(place),
    world.communities.open(place),
    world.sessions.upcoming(place, world.now()),
    linksFor(world, place.tenantId),
  ]);
  if (!community) return null;
  const people = members.filter(({ id }) => mail.people.has(id));
  // An import that was interrupted is completed by other work of the same request.
  if (people.length < mail.people.size && (await isImporting(world, place, mailId)))
    throw new RetryLater('ImportUnfinished', IMPORT_WAIT_MS);
  const [first] = people;
  if (!first) return null;
  const isGuest = first.role === 'guest';
  const next = upcoming.find((session) => mayOpenSession(first, session) === 'yes');
  const paragraphs = [
    `${escapeHtml(mail.by.name)} has added you to <b>${escapeHtml(community.name)}</b>${isGuest ? ' as a guest: you are invited to its showcases' : ''}.`,
    ...(isGuest ? [] : [htmlLines(community.purpose)]),
    next
      ? `Next session: <a href="${escapeHtml(linkTo(`/communities/${place.communityId}/sessions/${next.id}`))}">${escapeHtml(next.topic)}</a>, ${escapeHtml(`${sayMoment(next.startsAt, next.zone)} (${sayZone(next.zone)})`)}. ${escapeHtml(next.facilitator.name)} facilitates. The invite comes to your calendar by itself.`
      : 'No session is planned yet. The invite to the next one will come to your calendar by itself.',
    `<a href="${escapeHtml(linkTo(`/communities/${place.communityId}`))}">Open ${escapeHtml(community.name)} in Guildhall</a>`,
  ];
  return {
    content: {
      subject: `You are in ${community.name}`,
      html: `<div style="max-width:640px;font-family:'Segoe UI',Arial,sans-serif;font-size:14px;line-height:1.5">${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div>`,
      to: people,
      hidden: people.length > 1,
    },
  };
}

async function isImporting(world: World, place: Place, mailId: string): Promise<boolean> {
  const operation = mailId.slice(0, mailId.lastIndexOf('-'));
  const waiting = await world.outbox.waiting(place, MEMBERS_CHANGED.kind);
  return waiting.some(({ key, problem }) => key.endsWith(`|${operation}`) && !problem);
}
