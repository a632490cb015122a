import type { Area } from '../area.ts';
import { answerPrompt, changeRhythm, decideDraft, listHolidays, listTried, openRhythm } from './contract.ts';
import { rhythmHits } from './hits.ts';
import { rhythmMine } from './mine.ts';
import { rhythmNotices } from './notices.ts';
import { rhythmRefusals } from './refusals.ts';

export const rhythm = {
  routes: { openRhythm, changeRhythm, listHolidays, decideDraft, answerPrompt, listTried },
  refusals: rhythmRefusals,
  hits: rhythmHits,
  mine: rhythmMine,
  notices: rhythmNotices,
} as const satisfies Area;
