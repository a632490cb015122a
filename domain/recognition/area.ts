import type { Area } from '../area.ts';
import {
  hideRecognition,
  listRecognitions,
  recognise,
  recognitionSettings,
  setCommunityRecognition,
  setMyRecognition,
  takeBackRecognition,
} from './contract.ts';
import { recognitionHits } from './hits.ts';
import { recognitionNews, recognitionNewsFor } from './news.ts';
import { recognitionNotices } from './notices.ts';
import { recognitionRefusals } from './refusals.ts';

export const recognition = {
  routes: {
    listRecognitions,
    recognise,
    takeBackRecognition,
    hideRecognition,
    recognitionSettings,
    setMyRecognition,
    setCommunityRecognition,
  },
  refusals: recognitionRefusals,
  news: recognitionNews,
  hits: recognitionHits,
  newsFor: recognitionNewsFor,
  notices: recognitionNotices,
} as const satisfies Area;
