import * as z from 'zod/mini';
import { followPilots } from '../pilots/abilities.ts';
import { id, personRef } from '../shared/ids.ts';
import { newsKind } from '../shared/news.ts';
import { storedContribution } from './recognition.ts';

const said = {
  /** The same in what everybody is told and what the person is told, so that Home shows one of the two. */
  recognitionId: id,
  person: personRef,
  about: storedContribution,
  /** The topic of the session, or the title of the pilot or the artifact. */
  title: z.string(),
  words: z.string(),
};

export const recognitionNews = {
  recognised: newsKind('recognised', said),
  'pilot-recognised': newsKind('pilot-recognised', said),
  /** Told to whose contribution it is. */
  'recognised-you': newsKind('recognised-you', said),
};

/** Sponsors are not told of pilots that are not reported yet. */
export const recognitionNewsFor = { 'pilot-recognised': followPilots };
