import type { Area } from '../area.ts';
import {
  answerNewcomer,
  askBuddy,
  dismissOnboarding,
  doStep,
  endBuddy,
  listMyNewcomers,
  listWorthReading,
  offerToBeBuddy,
  openOnboarding,
} from './contract.ts';
import { onboardingMine } from './mine.ts';
import { onboardingNews } from './news.ts';
import { onboardingNotices } from './notices.ts';
import { onboardingRefusals } from './refusals.ts';

export const onboarding = {
  routes: {
    openOnboarding,
    listWorthReading,
    doStep,
    dismissOnboarding,
    askBuddy,
    endBuddy,
    listMyNewcomers,
    offerToBeBuddy,
    answerNewcomer,
  },
  refusals: onboardingRefusals,
  mine: onboardingMine,
  news: onboardingNews,
  notices: onboardingNotices,
} as const satisfies Area;
