import type { Member } from '../../../domain/community/community.ts';
import { roleMay } from '../../../domain/community/policy.ts';
import { facilitate } from '../../../domain/sessions/abilities.ts';
import type { Rsvp } from '../../../domain/sessions/session.ts';
import type { LiveState } from './live-state.ts';

/**
 * How likely somebody is there: they have the session open in Guildhall, they have written or ticked something in it, or
 * what they answered to the invite.
 */
export type Presence = 'open-now' | 'here' | 'coming' | 'open' | 'not-coming';

const ORDER: readonly Presence[] = ['open-now', 'here', 'coming', 'open', 'not-coming'];

const ANSWERED = {
  accepted: 'coming',
  tentative: 'open',
  none: 'open',
  declined: 'not-coming',
} as const satisfies Record<Rsvp['response'], Presence>;

export function presenceOf(
  state: Pick<LiveState, 'session' | 'notes' | 'ticks'> | null,
  rsvps: readonly Pick<Rsvp, 'personId' | 'response'>[],
  /** Ids of those who have the session open. */
  openNow: readonly string[] = [],
): ReadonlyMap<string, Presence> {
  const presence = new Map<string, Presence>(
    rsvps.map(({ personId, response }) => [personId, ANSWERED[response]]),
  );
  if (state?.session.state === 'live') {
    // A note without a name must not reveal who is present.
    for (const { author, writtenAt } of state.notes)
      if (author && writtenAt && writtenAt >= (state.session.begunAt ?? '')) presence.set(author.id, 'here');
    for (const { id } of state.ticks.values()) presence.set(id, 'here');
  }
  for (const id of openNow) presence.set(id, 'open-now');
  return presence;
}

/** Whoever may facilitate, those who are likely there first. */
export function byPresence(
  members: readonly Member[],
  presence: ReadonlyMap<string, Presence>,
): readonly Member[] {
  const rank = ({ id }: Member) => ORDER.indexOf(presence.get(id) ?? 'open');
  return members.filter(({ role }) => roleMay(role, facilitate)).sort((a, b) => rank(a) - rank(b));
}
