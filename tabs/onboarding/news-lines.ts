import { onboardingNews } from '../../domain/onboarding/news.ts';
import { type NewsLines, newsLine } from '../components/news-line.ts';

const ANSWERS = {
  accepted: 'is your buddy now: say hello when it suits you',
  declined: 'cannot be your buddy at present: you can ask somebody else',
  ended: 'is not your buddy any more: you can ask somebody else',
} as const;

export const newsLines: NewsLines<typeof onboardingNews> = {
  'buddy-answered': newsLine(onboardingNews['buddy-answered'], ({ communityId, by, answer }) => ({
    // Whoever has accepted makes the answers of others old.
    about: `${communityId}.buddy`,
    href: `/communities/${communityId}/welcome`,
    title: by.name,
    rest: ANSWERS[answer],
  })),
};
