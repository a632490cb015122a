import type { NewsNotices } from '../feed/news.ts';
import { after, DAY_MS, type Notice, notice } from '../feed/notice.ts';
import type { NewcomerStatus } from './onboarding-feed.ts';

/** For how long somebody is told that a newcomer asks them, and newcomers what was answered. */
const ASKED_NEWS_MS = 14 * DAY_MS;
const ANSWER_NEWS_MS = 7 * DAY_MS;

export const askedNotices = ({ communityId, person, buddy }: NewcomerStatus): readonly Notice[] =>
  buddy?.state === 'asked'
    ? [
        notice('buddyAsked', {
          at: buddy.at,
          until: after(buddy.at, ASKED_NEWS_MS),
          parameters: { person: person.name },
          preview: 'Say hello, and answer what they would not ask everybody',
          path: `/communities/${communityId}/people`,
        }),
      ]
    : [];

const ANSWERS = {
  accepted: 'is your buddy now',
  declined: 'cannot be your buddy at present',
  ended: 'is not your buddy any more',
} as const;

export const onboardingNewsNotices: NewsNotices = {
  'buddy-answered': ({ at, communityId, by, answer }) => [
    notice('buddyAnswered', {
      at,
      until: after(at, ANSWER_NEWS_MS),
      parameters: { person: by.name, answer: ANSWERS[answer] },
      preview: answer === 'accepted' ? 'Say hello when it suits you' : 'You can ask somebody else',
      path: `/communities/${communityId}/welcome`,
    }),
  ],
};
