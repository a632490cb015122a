import type { EditKind } from '../../drafts/edit-kind.ts';
import { partsOf } from '../../drafts/merge.ts';
import { type PilotForm, pilotForm } from './form.ts';

/** The parts of a pilot that can be changed independently; first day, last day and zone are one part. */
const PARTS = {
  title: ['title'],
  aim: ['aim'],
  plan: ['plan'],
  team: ['team'],
  collaborators: ['collaborators'],
  prediction: ['prediction'],
  dates: ['startsOn', 'endsOn', 'zone'],
  checkInDays: ['checkInDays'],
  taxonomy: ['taxonomy'],
  artifact: ['artifact'],
} as const satisfies Record<string, readonly (keyof PilotForm)[]>;

export type PartName = keyof typeof PARTS;

const parts = partsOf<PilotForm, PartName>(PARTS);

/** Whether two forms say the same. */
export const isSame = (a: PilotForm, b: PilotForm): boolean =>
  parts.names.every((part) => parts.same(a, b, part));

export const PILOT_EDIT: EditKind<PilotForm, PartName> = { schema: pilotForm, parts };
