import type { Joining } from '../../domain/inclusion/joining.ts';
import type { NewsNotices } from '../feed/news.ts';
import { after, DAY_MS, type Notice, notice } from '../feed/notice.ts';

/** For how long organisers are told of somebody who waits for an answer. */
const WAITING_MS = 14 * DAY_MS;
const ANSWERED_MS = 7 * DAY_MS;

const pathOf = (communityId: string) => `/communities/${communityId}/people`;

interface Waiting extends Joining {
  readonly communityId: string;
  readonly name: string;
}

export const requestNoticesFor = ({ communityId, name, person, word, at }: Waiting): readonly Notice[] => [
  notice('joinRequest', {
    at,
    until: after(at, WAITING_MS),
    parameters: { person: person.name, community: name },
    preview: word || 'Add them with a role, or decline with a word',
    path: pathOf(communityId),
  }),
];

/** Whoever proposes somebody and is an organiser as well knows of it. */
export const proposalNoticesFor = (
  { communityId, person, by, word, at }: Waiting,
  { id: me }: { readonly id: string },
): readonly Notice[] =>
  by.id === me
    ? []
    : [
        notice('memberProposed', {
          at,
          until: after(at, WAITING_MS),
          parameters: { by: by.name, person: person.name },
          preview: word || 'Add them with a role, or decline with a word',
          path: pathOf(communityId),
        }),
      ];

export const joiningNewsNotices: NewsNotices = {
  'proposal-answered': ({ at, by, communityId, person, accepted, word }) => [
    notice('proposalAnswered', {
      at,
      until: after(at, ANSWERED_MS),
      parameters: { person: person.name, answer: accepted ? 'they are a member now' : 'not added' },
      preview: word || `Answered by ${by.name}`,
      path: pathOf(communityId),
    }),
  ],
};
