import type { Area } from '../area.ts';
import { feedKind } from '../feed/kinds.ts';
import { answerPulse } from './answer-pulse.ts';
import { askForHelp } from './ask-for-help.ts';
import { deleteHelp } from './delete-help.ts';
import { pulseEndKind } from './end-pulse.ts';
import { HELP_FEED } from './help-feed.ts';
import { listHelp } from './list-help.ts';
import { offerHelp } from './offer-help.ts';
import { openHelp } from './open-help.ts';
import { PULSE_FEED } from './pulse-feed.ts';
import { pulseTrend } from './pulse-trend.ts';
import { sayInHelp } from './say-in-help.ts';
import { settleHelp } from './settle-help.ts';
import { takePass } from './take-pass.ts';

export const safety: Area = {
  routes: [
    takePass,
    answerPulse,
    pulseTrend,
    listHelp,
    askForHelp,
    openHelp,
    sayInHelp,
    settleHelp,
    deleteHelp,
    offerHelp,
  ],
  work: [pulseEndKind],
  feed: [feedKind(PULSE_FEED), feedKind(HELP_FEED)],
};
