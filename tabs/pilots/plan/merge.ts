import type { EditKind } from '../../drafts/edit.ts';
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

const NAMES = Object.keys(PARTS) as PartName[];

const partOf = (form: PilotForm, part: PartName): Partial<PilotForm> =>
  Object.fromEntries(PARTS[part].map((field) => [field, form[field]]));

const same = (a: PilotForm, b: PilotForm, part: PartName): boolean =>
  JSON.stringify(partOf(a, part)) === JSON.stringify(partOf(b, part));

/** Whether two forms say the same. */
export const isSame = (a: PilotForm, b: PilotForm): boolean => NAMES.every((part) => same(a, b, part));

export const PILOT_EDIT: EditKind<PilotForm, PartName> = {
  schema: pilotForm,
  parts: {
    names: NAMES,
    same,
    withPart: (into, part, from) => ({ ...into, ...partOf(from, part) }),
  },
};
