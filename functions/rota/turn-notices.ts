import type * as z from 'zod';
import type { TurnRisk } from '../../domain/rota/contract.ts';
import type { rotaMine } from '../../domain/rota/mine.ts';
import type { NewsNotices } from '../feed/news.ts';
import { after, DAY_MS, type Notice, notice, type Recipient } from '../feed/notice.ts';
import { sayDate, sayDay } from '../mail/moments.ts';
import { turnAhead } from '../turns/session-notices.ts';

const ANSWERED_MS = 7 * DAY_MS;

type Mine = { [Kind in keyof typeof rotaMine]: z.output<(typeof rotaMine)[Kind]> };
/** What stands on somebody's Home because of the rota. */
export type TurnItem = Mine[keyof Mine];

const rotaOf = ({ communityId }: { readonly communityId: string }) => `/communities/${communityId}/rota`;

const RISKS: Readonly<Record<TurnRisk, (name: string) => string>> = {
  paused: (name) => `${name} has paused`,
  away: (name) => `${name} is away`,
  left: (name) => `${name} has left`,
  'nobody-volunteers': () => 'It was given back, and nobody has volunteered yet',
};

/** What somebody is told of what stands on their Home since a moment. */
export function turnNoticesFor(item: TurnItem, since: string, { zone }: Recipient): readonly Notice[] {
  const { sessionId, startsAt } = item;
  const day = sayDay(startsAt, zone);
  const path = rotaOf(item);
  if (item.kind === 'turn') {
    const preview =
      item.isAgreed || item.isAlone
        ? 'Its session is not planned yet'
        : 'Accept it, swap it or pass it on; its session is not planned yet';
    return [
      notice('turnUnplanned', { ...turnAhead(sessionId, startsAt), parameters: { day }, preview, path }),
    ];
  }
  if (!since) return [];
  const until = startsAt;
  if (item.kind === 'swap-asked') {
    const { swapId: occasion, person, word, myDate } = item;
    const instead = myDate ? `They would lead on ${sayDate(myDate)}` : 'They would not lead for it';
    const preview = word || instead;
    return [
      notice('swapAsked', {
        at: since,
        until,
        occasion,
        parameters: { person: person.name, day },
        preview,
        path,
      }),
    ];
  }
  const parameters = { topic: item.topic, day };
  if (item.kind === 'turn-offered') {
    const preview = `${item.person.name}: ${item.reason}`;
    return [notice('turnOffered', { at: since, until, parameters, preview, path })];
  }
  return [
    notice('turnAtRisk', {
      at: since,
      until,
      parameters,
      preview: RISKS[item.why](item.person.name),
      path: `/communities/${item.communityId}/sessions/${sessionId}`,
    }),
  ];
}

interface Told {
  readonly at: string;
  readonly communityId: string;
  readonly sessionId: string;
}

const said = (news: Told) => ({
  at: news.at,
  until: after(news.at, ANSWERED_MS),
  occasion: `${news.sessionId} ${news.at}`,
  path: rotaOf(news),
});

/** Whoever is chosen for a planned turn is told of the session. */
export const turnNewsNotices: NewsNotices = {
  'swap-agreed': (news) => [
    notice('swapAnswered', {
      ...said(news),
      parameters: { day: sayDate(news.date), answer: `${news.by.name} agrees` },
      preview: news.otherDate ? `You lead on ${sayDate(news.otherDate)}` : 'You lead nothing for it',
    }),
  ],
  'swap-ended': (news) => [
    notice('swapAnswered', {
      ...said(news),
      parameters: { day: sayDate(news.date), answer: 'it stays your turn' },
      preview: news.why === 'paused' ? `${news.by.name} is not there` : 'Nobody whom you asked can',
    }),
  ],
  'turn-taken': (news) => [
    notice('turnTaken', {
      ...said(news),
      parameters: {
        day: sayDate(news.date),
        answer:
          news.how === 'volunteered' ? `${news.by.name} leads it` : `${news.by.name} chose somebody else`,
      },
      preview: news.reason || 'You lead nothing for it',
    }),
  ],
};
