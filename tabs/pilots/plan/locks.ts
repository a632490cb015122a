import { addDays, date, momentOf } from '../../../domain/shared/time.ts';
import { sayMoment } from '../../components/dates.ts';
import type { PilotForm } from './form.ts';
import { FORM } from './texts.ts';

/** When the prediction in a form is locked, in words; '' while its first day is missing. */
export function sayLock(
  { startsOn, endsOn, zone }: Pick<PilotForm, 'startsOn' | 'endsOn' | 'zone'>,
  now: Date,
): string {
  if (!date.safeParse(startsOn).success) return '';
  const starts = momentOf({ date: startsOn, time: '00:00' }, zone);
  const isOver = (last: string) => momentOf({ date: addDays(last, 1), time: '00:00' }, zone) <= now;
  if (date.safeParse(endsOn).success && endsOn >= startsOn && isOver(endsOn)) return FORM.lockedOver;
  if (starts > now) return FORM.lockedOn(sayMoment(starts.toISOString(), now));
  return now.getTime() - starts.getTime() < 86_400_000 ? FORM.lockedBegun : FORM.lockedPast;
}
