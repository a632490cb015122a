import type { Area } from '../area.ts';
import { feedKind } from '../feed/kinds.ts';
import { answerNewcomer } from './answer-newcomer.ts';
import { askBuddy } from './ask-buddy.ts';
import { dismissOnboarding } from './dismiss-onboarding.ts';
import { doStep } from './do-step.ts';
import { endBuddy } from './end-buddy.ts';
import { endBuddyAssignments } from './end-buddy-assignments.ts';
import { listMyNewcomers } from './list-my-newcomers.ts';
import { listWorthReading } from './list-worth-reading.ts';
import { offerToBeBuddy } from './offer-to-be-buddy.ts';
import { ASKED_FEED, BUDDY_FEED, ONBOARDING_FEED } from './onboarding-feed.ts';
import { onboardingNewsNotices } from './onboarding-notices.ts';
import { openOnboarding } from './open-onboarding.ts';

export const onboarding: Area = {
  routes: [
    openOnboarding,
    listWorthReading,
    doStep,
    dismissOnboarding,
    askBuddy,
    endBuddy,
    listMyNewcomers,
    offerToBeBuddy,
    answerNewcomer,
  ],
  feed: [feedKind(ONBOARDING_FEED), feedKind(ASKED_FEED), feedKind(BUDDY_FEED)],
  newsNotices: onboardingNewsNotices,
  timers: [endBuddyAssignments],
};
