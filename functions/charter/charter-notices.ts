import type { Consent } from '../../domain/community/consent.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { addDays, momentOf } from '../../domain/shared/time.ts';
import type { NewsNotices } from '../feed/news.ts';
import { after, DAY_MS, type Notice, notice, type Recipient } from '../feed/notice.ts';
import { sayDate } from '../mail/moments.ts';
import type { Head } from './charter-rows.ts';

/** For how long people are told of what was adopted, and are asked again whether they accept it. */
const ADOPTED_MS = 14 * DAY_MS;
const OBJECTION_MS = 7 * DAY_MS;
const REVIEW_TOLD_DAYS = 14;

const pathOf = (communityId: string) => `/communities/${communityId}/charter`;

interface Proposed {
  readonly communityId: string;
  readonly proposal: { readonly by: PersonRef; readonly word: string; readonly consent: Consent };
}

/** Whoever has objected is asked whether the change answers them. */
const changedWord = (word: string, { round, standing }: Consent, me: string) =>
  standing.includes(me)
    ? `Changed after your objection, which stands until you agree: ${word}`
    : round > 1
      ? `The proposal was changed: ${word}`
      : word;

/** Once a round, as each one asks everybody again. */
export function proposedNoticesFor(
  { communityId, proposal }: Proposed,
  { id: me }: Recipient,
): readonly Notice[] {
  const { by, word, consent } = proposal;
  return [
    notice('charterProposed', {
      at: consent.openedAt,
      until: consent.closesAt,
      occasion: String(consent.round),
      parameters: { person: by.name },
      preview: changedWord(word, consent, me),
      path: pathOf(communityId),
    }),
  ];
}

interface Adopted {
  readonly communityId: string;
  readonly head: Pick<Head, 'version' | 'adoptedAt' | 'nudgedAt'>;
}

export function adoptedNoticesFor({ communityId, head }: Adopted): readonly Notice[] {
  const { version, adoptedAt, nudgedAt } = head;
  const said = (at: string) => ({
    at,
    until: after(at, ADOPTED_MS),
    parameters: { version: String(version) },
    path: pathOf(communityId),
  });
  const preview = 'Read what has changed, and accept it if it holds for you';
  return [
    ...(adoptedAt ? [notice('charterAdopted', { ...said(adoptedAt), preview })] : []),
    ...(nudgedAt
      ? [
          notice('charterNudged', {
            ...said(nudgedAt),
            preview: 'A minute is enough, and only you are asked',
          }),
        ]
      : []),
  ];
}

interface Reviewed {
  readonly communityId: string;
  readonly head: Pick<Head, 'reviewOn'>;
}

export function reviewNoticesFor({ communityId, head }: Reviewed, { zone }: Recipient): readonly Notice[] {
  const on = (date: string) => momentOf({ date, time: '00:00' }, zone).toISOString();
  const { reviewOn } = head;
  return [
    notice('charterReview', {
      at: on(reviewOn),
      until: on(addDays(reviewOn, REVIEW_TOLD_DAYS)),
      // The day, because the moment depends on the zone.
      occasion: reviewOn,
      parameters: { day: sayDate(reviewOn) },
      preview: 'Does it still say what you agree on?',
      path: `${pathOf(communityId)}#review`,
    }),
  ];
}

export const charterNewsNotices: NewsNotices = {
  'charter-objection': ({ at, by, communityId, word }) => [
    notice('charterObjection', {
      at,
      until: after(at, OBJECTION_MS),
      parameters: { person: by.name },
      preview: word,
      path: pathOf(communityId),
    }),
  ],
};
