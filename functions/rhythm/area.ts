import type { Area } from '../area.ts';
import { feedKind } from '../feed/kinds.ts';
import { findKind } from '../search/kinds.ts';
import { answeredKind, answerPrompt } from './answer-prompt.ts';
import { changeRhythm } from './change-rhythm.ts';
import { decideDraft } from './decide-draft.ts';
import { listHolidays } from './list-holidays.ts';
import { listTried } from './list-tried.ts';
import { openRhythm } from './open-rhythm.ts';
import { PROMPT_FEED } from './prompt-feed.ts';
import { RHYTHM_FIND } from './rhythm-search.ts';

export const rhythm: Area = {
  routes: [openRhythm, changeRhythm, listHolidays, decideDraft, answerPrompt, listTried],
  search: [findKind(RHYTHM_FIND)],
  work: [answeredKind],
  feed: [feedKind(PROMPT_FEED)],
};
