import type { Area } from '../area.ts';
import { findKind } from '../search/kinds.ts';
import { hideRecognition } from './hide-recognition.ts';
import { listRecognitions } from './list-recognitions.ts';
import { recognise } from './recognise.ts';
import { recognitionNewsNotices } from './recognition-notices.ts';
import { RECOGNITION_FIND, RECOGNITION_OFF_FIND } from './recognition-search.ts';
import { recognitionSettings, setCommunityRecognition, setMyRecognition } from './recognition-settings.ts';
import { takeBackRecognition } from './take-back-recognition.ts';
import { recognitionOffKind } from './turn-off.ts';

export const recognition: Area = {
  routes: [
    listRecognitions,
    recognise,
    takeBackRecognition,
    hideRecognition,
    recognitionSettings,
    setMyRecognition,
    setCommunityRecognition,
  ],
  search: [findKind(RECOGNITION_FIND), findKind(RECOGNITION_OFF_FIND)],
  work: [recognitionOffKind],
  newsNotices: recognitionNewsNotices,
};
