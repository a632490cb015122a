import type { PlanForm } from './form.ts';

/** What can be changed by itself; when it is belongs together. */
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

export function partOf(form: PlanForm, part: PartName): Partial<PlanForm> {
  return Object.fromEntries(PARTS[part].map((field) => [field, form[field]]));
}

function same(a: PlanForm, b: PlanForm, part: PartName): boolean {
  return JSON.stringify(partOf(a, part)) === JSON.stringify(partOf(b, part));
}

/** The parts in which two forms differ. */
export function differences(a: PlanForm, b: PlanForm): PartName[] {
  return NAMES.filter((part) => !same(a, b, part));
}

export interface Merged {
  readonly form: PlanForm;
  /** Changed on both sides, and differently: a person has to choose. Mine stands until they do. */
  readonly conflicts: readonly PartName[];
  /** Changed by the others alone, and taken over. */
  readonly taken: readonly PartName[];
}

/** What I typed and what the others saved meanwhile, from what both began with. */
export function merge(base: PlanForm, mine: PlanForm, theirs: PlanForm): Merged {
  const conflicts: PartName[] = [];
  const taken: PartName[] = [];
  let form = mine;
  for (const part of NAMES) {
    if (same(mine, theirs, part) || same(base, theirs, part)) continue;
    if (same(base, mine, part)) {
      taken.push(part);
      form = { ...form, ...partOf(theirs, part) };
    } else conflicts.push(part);
  }
  return { form, conflicts, taken };
}
