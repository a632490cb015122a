import { type PlanForm, planForm } from '../../../domain/sessions/plan-draft.ts';
import type { EditKind } from '../../drafts/edit-kind.ts';
import { partsOf } from '../../drafts/merge.ts';

/** The parts of a session that can be changed independently; date, time, length and zone are one part. */
const PARTS = {
  topic: ['topic'],
  purpose: ['purpose'],
  format: ['format'],
  taxonomy: ['taxonomy'],
  when: ['date', 'time', 'minutes', 'zone'],
  facilitator: ['facilitatorId'],
  agenda: ['agenda'],
  playbooks: ['artifactIds'],
} as const satisfies Record<string, readonly (keyof PlanForm)[]>;

export type PartName = keyof typeof PARTS;

const parts = partsOf<PlanForm, PartName>(PARTS);

/** The parts in which two forms differ. */
export function differences(a: PlanForm, b: PlanForm): PartName[] {
  return parts.names.filter((part) => !parts.same(a, b, part));
}

export const PLAN_EDIT: EditKind<PlanForm, PartName> = { schema: planForm, parts };
