import type { Community, Member } from '../../../domain/community/community.ts';
import { listMembers, openCommunity } from '../../../domain/community/contract.ts';
import { openRota, type RotaTurn } from '../../../domain/rota/contract.ts';
import { listSessions } from '../../../domain/sessions/contract.ts';
import { listOpenActions } from '../../../domain/sessions/open-actions.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import { useData } from '../../api/use-data.ts';

/** What whoever plans a session in a community needs to know of it. */
export interface Known {
  readonly community: Community;
  readonly members: readonly Member[];
  /** Upcoming and past ones. */
  readonly sessions: readonly Session[];
  readonly openActions: number;
  /** The next turns of the rota. */
  readonly turns: readonly RotaTurn[];
}

/** Asks for it, if `may`; `known` is null until all of it is there. `answers` are for `failedOf`. */
export function usePlanning(communityId: string, may = true) {
  const inCommunity = { params: { communityId } };
  const about = useData(openCommunity, inCommunity);
  const members = useData(listMembers, may ? inCommunity : null);
  const upcoming = useData(listSessions, may ? { ...inCommunity, query: { when: 'upcoming' } } : null);
  const past = useData(listSessions, may ? { ...inCommunity, query: { when: 'past' } } : null);
  const actions = useData(listOpenActions, may ? inCommunity : null);
  const rota = useData(openRota, may ? inCommunity : null);
  const community = about.data?.details;
  const known: Known | null =
    community && members.data && upcoming.data && past.data && actions.data && rota.data
      ? {
          community,
          members: members.data.members,
          sessions: [...upcoming.data.sessions, ...past.data.sessions],
          openActions: actions.data.actions.length,
          turns: rota.data.turns,
        }
      : null;
  return { known, answers: [about, members, upcoming, past, actions, rota] };
}
