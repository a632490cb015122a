import { currentItem } from '../../../domain/sessions/agenda.ts';
import { hasEnded, isLeftOpen, isOpen } from '../../../domain/sessions/session.ts';
import type { View } from './view.ts';

/** From so long before its start, joining is the thing to do. */
const SOON = 15 * 60_000;

/** What is to be done next with a session: the one button that stands out; null where nothing does. */
export type Primary = 'join' | 'begin' | 'next' | 'close' | null;

/** Before its start one joins; from then on whoever facilitates leads it, and once its time is over it is closed. */
export function primaryOf(
  { session, agenda, abilities }: Pick<View, 'session' | 'agenda' | 'abilities'>,
  me: string,
  now: Date,
): Primary {
  const { state } = session;
  if (!isOpen(state)) return null;
  const live = state === 'live';
  if (isLeftOpen(session, now) || (!live && hasEnded(session, now)))
    return abilities.close === 'yes' ? 'close' : null;
  const left = Date.parse(session.startsAt) - now.getTime();
  if (!live && left >= SOON) return null;
  const join = session.joinUrl === null ? null : 'join';
  const leads = abilities.lead === 'yes' && session.facilitator.id === me;
  if (!leads) return join;
  if (!live) return left > 0 ? (join ?? 'begin') : 'begin';
  const { items } = agenda;
  const current = currentItem(items);
  const next = current
    ? items[items.indexOf(current) + 1]
    : items.find(({ startedAt }) => startedAt === null);
  if (next) return 'next';
  return current ? null : 'close';
}
