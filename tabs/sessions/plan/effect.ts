import type { Member } from '../../../domain/community/community.ts';
import { invitees } from '../../../domain/sessions/invitees.ts';
import { PLAN } from '../plan-texts.ts';
import type { PlanForm } from './form.ts';
import { differences } from './merge.ts';

/** Who hears of a change by mail, and what becomes of their answers. null: nothing is changed. */
export function effectOf(
  before: PlanForm,
  after: PlanForm,
  members: readonly Member[],
  hostId: string,
): string | null {
  const parts = differences(before, after);
  if (parts.length === 0) return null;
  const stay = new Set(invitees(members, hostId, before.format).map(({ id }) => id));
  const now = invitees(members, hostId, after.format);
  const said: string[] = [];
  const told = now.filter(({ id }) => stay.has(id)).length;
  // The area stands in no invite.
  if (told > 0 && parts.some((part) => part !== 'taxonomy'))
    said.push(parts.includes('when') ? PLAN.mailMoved(told) : PLAN.mailChanged(told));
  const came = now.length - told;
  const left = stay.size - told;
  if (came > 0) said.push(PLAN.mailGuestsIn(came));
  if (left > 0) said.push(PLAN.mailGuestsOut(left));
  return said.length > 0 ? said.join(' ') : PLAN.noMail;
}
