import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { newsKind } from '../shared/news.ts';
import { followPilots } from './abilities.ts';
import { verdict } from './states.ts';

const aPilot = { pilotId: id, title: z.string() };

export const pilotNews = {
  'pilot-begun': newsKind('pilot-begun', aPilot),
  'pilot-reported': newsKind('pilot-reported', { ...aPilot, verdict, lesson: z.string() }),
  'pilot-ended': newsKind('pilot-ended', { ...aPilot, word: z.string() }),
  'report-withdrawn': newsKind('report-withdrawn', { ...aPilot, word: z.string() }),
  /** Told to whoever published an artifact last: a pilot that tried it is reported. `title` is the artifact’s. */
  tried: newsKind('tried', { ...aPilot, artifactId: id, verdict }),
};

/** Of what is not reported, sponsors are told nothing. */
export const pilotNewsFor = {
  'pilot-begun': followPilots,
  'pilot-ended': followPilots,
  'report-withdrawn': followPilots,
};
