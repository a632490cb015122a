import { type Exchange, outlineOf } from '../../domain/safety/help.ts';
import { pulseEnds } from '../../domain/safety/pulse.ts';
import { after, DAY_MS, type Notice, notice, type Recipient } from '../feed/notice.ts';
import { bothOf } from './help-store.ts';
import type { Asked } from './pulse-feed.ts';

const HELP_MS = 7 * DAY_MS;

interface Shown {
  readonly communityId: string;
  readonly exchange: Exchange;
}

/** Who has spoken, and never what they said. */
export function helpNoticesFor({ communityId, exchange }: Shown, { id: me }: Recipient): readonly Notice[] {
  const other = bothOf(exchange).find(({ id }) => id !== me);
  if (!other) return [];
  const { lastAt } = outlineOf(exchange);
  const isAnswer = exchange.messages.some(({ by }) => by === me);
  return [
    notice(isAnswer ? 'helpAnswered' : 'helpAsked', {
      at: lastAt,
      until: after(lastAt, HELP_MS),
      parameters: { person: other.name },
      preview: 'Only the two of you can read it',
      path: `/communities/${communityId}/people/help/${exchange.id}`,
    }),
  ];
}

/** The same for everybody, whether or not they have answered, and once, however often the session is closed. */
export function pulseNoticesFor({ sessionId, topic, closedAt }: Asked): readonly Notice[] {
  return [
    notice('pulseAsked', {
      at: closedAt,
      until: pulseEnds(closedAt).toISOString(),
      occasion: sessionId,
      parameters: { topic },
      preview: 'Three questions, without your name. Everybody is asked, also who has answered already',
      path: '/',
    }),
  ];
}
