import { momentOf } from '../../domain/shared/time.ts';
import { after, DAY_MS, type Notice, notice, type Recipient } from '../feed/notice.ts';
import type { OfRound } from './round-feed.ts';

const ASKED_MS = 14 * DAY_MS;
const AGAIN_MS = 30 * DAY_MS;
/** When people are told that a day has come. */
const MORNING = '08:00';

const pathOf = ({ communityId, round }: OfRound) =>
  `/communities/${communityId}/knowledge/${round.artifactId}/rounds/${round.id}`;

/** Once a pass. Whoever began the round knows of it. */
export function askedNoticesFor(of: OfRound, { id: me }: Recipient): readonly Notice[] {
  const { begunBy, subject, pass, passAt } = of.round;
  if (begunBy.id === me) return [];
  return [
    notice('scoreAsked', {
      at: passAt,
      until: after(passAt, ASKED_MS),
      occasion: String(pass),
      parameters: { person: begunBy.name, subject },
      preview: pass > 1 ? 'Once more, after you have talked' : 'Alone first; then all is revealed',
      path: pathOf(of),
    }),
  ];
}

export function againNoticesFor(of: OfRound): readonly Notice[] {
  const { subject, again, zone } = of.round;
  if (again === null) return [];
  const at = momentOf({ date: again, time: MORNING }, zone).toISOString();
  return [
    notice('scoreAgain', {
      at,
      until: after(at, AGAIN_MS),
      occasion: again,
      parameters: { subject },
      preview: 'See what has moved since',
      path: pathOf(of),
    }),
  ];
}
