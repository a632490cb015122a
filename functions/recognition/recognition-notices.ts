import { type Contribution, pathOf } from '../../domain/recognition/recognition.ts';
import type { NewsNotices } from '../feed/news.ts';
import { after, DAY_MS, notice } from '../feed/notice.ts';

/** For how long somebody is told that they were recognised. */
const RECOGNISED_MS = 7 * DAY_MS;

const FOR = {
  note: (title) => `a note in “${title}”`,
  session: (title) => `leading “${title}”`,
  pilot: (title) => `the pilot “${title}”`,
  annotation: (title) => `an annotation of “${title}”`,
} satisfies Record<Contribution['kind'], (title: string) => string>;

export const recognitionNewsNotices: NewsNotices = {
  'recognised-you': ({ at, by, communityId, recognitionId, about, title, words }) => [
    notice('recognised', {
      at,
      until: after(at, RECOGNISED_MS),
      occasion: recognitionId,
      parameters: { person: by.name, what: FOR[about.kind](title) },
      preview: words,
      path: pathOf(communityId, about),
    }),
  ],
};
