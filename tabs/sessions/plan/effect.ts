import type { Member } from '../../../domain/community/community.ts';
import type { Artifact } from '../../../domain/knowledge/artifact.ts';
import { invitees } from '../../../domain/sessions/invitees.ts';
import type { PlanForm } from '../../../domain/sessions/plan-draft.ts';
import { hasEnded } from '../../../domain/sessions/session.ts';
import { span } from '../../../domain/sessions/session-draft.ts';
import { readTime } from './form.ts';
import { differences, type PartName } from './merge.ts';
import { PLAN } from './texts.ts';

type Artifacts = readonly Pick<Artifact, 'id' | 'state'>[];

/** Who is invited before a change, and who after it. */
function invited(before: PlanForm, after: PlanForm, members: readonly Member[], hostId: string) {
  const then = new Set(invitees(members, hostId, before.format).map(({ id }) => id));
  const now = invitees(members, hostId, after.format);
  const stay = now.filter(({ id }) => then.has(id));
  return { stay, came: now.length - stay.length, left: then.size - stay.length };
}

/** Who gets an update: those invited already, of a change to something that stands in an invite. */
export function toldOf(
  before: PlanForm,
  after: PlanForm,
  members: readonly Member[],
  hostId: string,
  artifacts: Artifacts = [],
): Member[] {
  if (isOver(before) && isOver(after)) return [];
  const drafts = new Set(artifacts.flatMap(({ id, state }) => (state === 'draft' ? [id] : [])));
  const named = ({ artifactIds }: PlanForm) => artifactIds.filter((id) => !drafts.has(id)).join();
  const stands: Partial<Record<PartName, boolean>> = {
    // Neither the area stands in an invite, nor the facilitator, nor a playbook that is not published.
    taxonomy: false,
    facilitator: false,
    when: !sameMoments(before, after),
    playbooks: named(before) !== named(after),
  };
  const says = differences(before, after).some((part) => stands[part] ?? true);
  return says ? invited(before, after, members, hostId).stay : [];
}

/**
 * Who hears of a change by mail, and what becomes of their answers. null: nothing is changed. `artifacts`: those there
 * are, once they are known.
 */
export function effectOf(
  before: PlanForm,
  after: PlanForm,
  members: readonly Member[],
  hostId: string,
  artifacts: Artifacts = [],
): string | null {
  const parts = differences(before, after);
  if (parts.length === 0) return null;
  if (isOver(before) && isOver(after)) return PLAN.noMail;
  const { came, left } = invited(before, after, members, hostId);
  const told = toldOf(before, after, members, hostId, artifacts).length;
  const said: string[] = [];
  const moved = parts.includes('when') && !sameMoments(before, after);
  if (told > 0) said.push(moved ? PLAN.mailMoved(told) : PLAN.mailChanged(told));
  if (came > 0) said.push(PLAN.mailGuestsIn(came));
  if (left > 0) said.push(PLAN.mailGuestsOut(left));
  return said.length > 0 ? said.join(' ') : PLAN.noMail;
}

/** Whether both are at the same moments, on whichever zone's clock. */
function sameMoments(before: PlanForm, after: PlanForm): boolean {
  const [a, b] = [before, after].map((form) => {
    const time = readTime(form);
    return time && span(time);
  });
  return !!a && !!b && a.startsAt === b.startsAt && a.endsAt === b.endsAt;
}

function isOver(form: PlanForm): boolean {
  const time = readTime(form);
  const there = time && span(time);
  return there !== null && hasEnded(there, new Date());
}
