import { type PlanForm, planForm } from '../../../domain/sessions/plan-draft.ts';
import type { EditKind } from '../../drafts/edit.ts';

/** The parts of a session that can be changed independently; date, time, length and zone are one part. */
export const PARTS = {
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

const NAMES = Object.keys(PARTS) as PartName[];

function partOf(form: PlanForm, part: PartName): Partial<PlanForm> {
  return Object.fromEntries(PARTS[part].map((field) => [field, form[field]]));
}

function same(a: PlanForm, b: PlanForm, part: PartName): boolean {
  return JSON.stringify(partOf(a, part)) === JSON.stringify(partOf(b, part));
}

/** The parts in which two forms differ. */
export function differences(a: PlanForm, b: PlanForm): PartName[] {
  return NAMES.filter((part) => !same(a, b, part));
}

export const PLAN_EDIT: EditKind<PlanForm, PartName> = {
  schema: planForm,
  parts: {
    names: NAMES,
    same,
    withPart: (into, part, from) => ({ ...into, ...partOf(from, part) }),
  },
};
