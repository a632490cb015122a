import type { NewsNotices } from '../feed/news.ts';
import { after, DAY_MS, type Notice, notice, type Recipient } from '../feed/notice.ts';
import type { Open } from './glossary-feed.ts';
import { nameOf } from './glossary-store.ts';

const OBJECTION_MS = 7 * DAY_MS;

const pathOf = (communityId: string, termId: string) =>
  `/communities/${communityId}/knowledge/glossary/${termId}`;

/** Once a round, as each one asks everybody again. */
export function proposedNoticesFor(
  { communityId, term, proposal }: Open,
  { id: me }: Recipient,
): readonly Notice[] {
  const { by, consent, entry, word } = proposal;
  return [
    notice('termProposed', {
      at: consent.openedAt,
      until: consent.closesAt,
      occasion: String(consent.round),
      parameters: { person: by.name, term: nameOf(term) },
      preview: consent.standing.includes(me)
        ? 'Changed after your objection, which stands until you agree'
        : entry === null
          ? word || 'It is proposed to retire it'
          : entry.definition,
      path: pathOf(communityId, term.id),
    }),
  ];
}

export const glossaryNewsNotices: NewsNotices = {
  'term-objection': ({ at, by, communityId, termId, term, word }) => [
    notice('termObjection', {
      at,
      until: after(at, OBJECTION_MS),
      parameters: { person: by.name, term },
      preview: word,
      path: pathOf(communityId, termId),
    }),
  ],
};
