import { TERM_ENDS_DAYS } from '../../domain/roles/role.ts';
import type { NewsNotices } from '../feed/news.ts';
import { after, DAY_MS, type Notice, notice, type Recipient } from '../feed/notice.ts';
import { sayDate } from '../mail/moments.ts';
import type { StoredRole } from './role-rows.ts';

const NOMINATED_MS = 14 * DAY_MS;
const OBJECTION_MS = 7 * DAY_MS;
const YOURS_MS = 14 * DAY_MS;

interface OfRole {
  readonly communityId: string;
  readonly role: StoredRole;
}

const pathOf = (communityId: string, roleId: string) => `/communities/${communityId}/roles/${roleId}`;

/** In a session nominations may be shown before their moment; who is nominated is told then. */
export function nominatedNoticesFor({ communityId, role }: OfRole, { now }: Recipient): readonly Notice[] {
  const { id, title, showsAt } = role;
  const at = showsAt < now.toISOString() ? showsAt : now.toISOString();
  return [
    notice('roleNominated', {
      at,
      until: after(showsAt, NOMINATED_MS),
      occasion: showsAt,
      parameters: { title },
      preview: 'See why, and say whether you would',
      path: pathOf(communityId, id),
    }),
  ];
}

interface Proposed extends OfRole {
  readonly proposal: NonNullable<StoredRole['proposal']>;
}

/** Once a round, as each one asks everybody again. */
export function proposedNoticesFor(
  { communityId, role, proposal }: Proposed,
  { id: me }: Recipient,
): readonly Notice[] {
  const { person, word, consent } = proposal;
  return [
    notice('roleProposed', {
      at: consent.openedAt,
      until: consent.closesAt,
      occasion: String(consent.round),
      parameters: { title: role.title, person: person.id === me ? 'you' : person.name },
      // Whoever has objected is asked whether the change answers them.
      preview: consent.standing.includes(me)
        ? `Changed after your objection, which stands until you agree: ${word}`
        : word,
      path: pathOf(communityId, role.id),
    }),
  ];
}

/** What somebody who has a role is told: that they have it, and that its term ends in a month. */
export function termNoticesFor({ communityId, role }: OfRole): readonly Notice[] {
  const { id, title, term, until, endsAt } = role;
  if (!term) return [];
  const day = sayDate(until);
  const path = pathOf(communityId, id);
  const ends = after(endsAt, -TERM_ENDS_DAYS * DAY_MS);
  return [
    notice('roleYours', {
      at: term.adoptedAt,
      until: after(term.adoptedAt, YOURS_MS),
      parameters: { title },
      preview: `Until ${day}`,
      path,
    }),
    // Whoever gets it for a shorter time is told of its end when they get it.
    ...(ends > term.adoptedAt
      ? [
          notice('roleTermEnds', {
            at: ends,
            until: endsAt,
            occasion: until,
            parameters: { title, day },
            preview: 'Who could have it after you?',
            path,
          }),
        ]
      : []),
  ];
}

export const roleNewsNotices: NewsNotices = {
  'role-objection': ({ at, by, communityId, roleId, title, word }) => [
    notice('roleObjection', {
      at,
      until: after(at, OBJECTION_MS),
      parameters: { person: by.name, title },
      preview: word,
      path: pathOf(communityId, roleId),
    }),
  ],
};
