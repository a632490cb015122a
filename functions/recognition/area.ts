import type { Area } from '../area.ts';
import { hideRecognition } from './hide-recognition.ts';
import { listRecognitions } from './list-recognitions.ts';
import { recognise } from './recognise.ts';
import { recognitionNewsNotices } from './recognition-notices.ts';
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
  work: [recognitionOffKind],
  newsNotices: recognitionNewsNotices,
};
