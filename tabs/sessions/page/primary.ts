import { currentItem, nextItem } from '../../../domain/sessions/agenda.ts';
import { isGathering } from '../../../domain/sessions/policy.ts';
import { isLeftOpen, isOpen } from '../../../domain/sessions/session.ts';
import type { View } from './view.ts';

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
  if (isLeftOpen(session, now)) return abilities.close === 'yes' ? 'close' : null;
  if (!isGathering(session, now)) return null;
  const join = session.joinUrl === null ? null : 'join';
  const leads = abilities.lead === 'yes' && session.facilitator.id === me;
  if (!leads) return join;
  if (state !== 'live') return Date.parse(session.startsAt) > now.getTime() ? (join ?? 'begin') : 'begin';
  if (nextItem(agenda.items)) return 'next';
  return currentItem(agenda.items) ? null : 'close';
}
