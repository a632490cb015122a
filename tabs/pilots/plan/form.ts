import * as z from 'zod/mini';
import type { Artifact } from '../../../domain/knowledge/artifact.ts';
import { taxonomy } from '../../../domain/knowledge/taxonomy.ts';
import {
  DIRECTIONS,
  type Pilot,
  type PilotDraft,
  type Prediction,
  pilotDraft,
  WORKS,
} from '../../../domain/pilots/pilot.ts';
import type { FieldProblem } from '../../../domain/shared/refusal.ts';
import { addDays, date } from '../../../domain/shared/time.ts';
import { ApiProblem } from '../../api/problem.ts';
import { readNumber } from '../numbers.ts';
import { EXPECTED } from './texts.ts';

/** A prediction as it is typed. */
export const predictionForm = z.object({
  statement: z.string(),
  measured: z.boolean(),
  name: z.string(),
  unit: z.string(),
  direction: z.enum(DIRECTIONS),
  before: z.string(),
  threshold: z.string(),
});
export type PredictionForm = z.infer<typeof predictionForm>;

/** A pilot as it is typed. */
export const pilotForm = z.object({
  title: z.string(),
  aim: z.string(),
  plan: z.string(),
  prediction: predictionForm,
  team: z.object({
    name: z.string(),
    size: z.string(),
    function: z.string(),
    works: z.enum(['', ...WORKS]),
  }),
  collaborators: z.array(
    z.object({ personId: z.nullable(z.string()), name: z.string(), discipline: z.string() }),
  ),
  taxonomy,
  artifact: z.nullable(z.object({ id: z.string(), revision: z.number() })),
  startsOn: z.string(),
  endsOn: z.string(),
  zone: z.string(),
  checkInDays: z.number(),
});
export type PilotForm = z.infer<typeof pilotForm>;

const NO_PREDICTION: PredictionForm = {
  statement: '',
  measured: false,
  name: '',
  unit: '',
  direction: 'down',
  before: '',
  threshold: '',
};

/** Weeks that a pilot runs unless somebody says otherwise. */
const WEEKS = 6;

/** The form of a new pilot, before anything is typed into it. */
export function newForm(today: string, zone: string, change: Partial<PilotForm> = {}): PilotForm {
  return {
    title: '',
    aim: '',
    plan: '',
    prediction: NO_PREDICTION,
    team: { name: '', size: '', function: '', works: '' },
    collaborators: [],
    taxonomy: 'people',
    artifact: null,
    startsOn: today,
    endsOn: addDays(today, WEEKS * 7),
    zone,
    checkInDays: 14,
    ...change,
  };
}

/** A change, and what follows from it: where the first day moves, the last one goes with it. */
export function changed(form: PilotForm, change: Partial<PilotForm>): PilotForm {
  const next = { ...form, ...change };
  const { startsOn } = change;
  if (startsOn === undefined || ![startsOn, form.startsOn, form.endsOn].every(isDate)) return next;
  return { ...next, endsOn: addDays(startsOn, daysBetween(form.startsOn, form.endsOn)) };
}

const isDate = (text: string): boolean => date.safeParse(text).success;

/** The days from one date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

const numberText = (value: number | null) => (value === null ? '' : String(value));

export function predictionFormOf(prediction: Pilot['prediction']): PredictionForm {
  if (!prediction) return NO_PREDICTION;
  const { statement, measure } = prediction;
  if (!measure) return { ...NO_PREDICTION, statement };
  return {
    statement,
    measured: true,
    name: measure.name,
    unit: measure.unit,
    direction: measure.direction,
    before: numberText(measure.before),
    threshold: numberText(measure.threshold),
  };
}

/** null where nothing is predicted. */
export function predictionOf(form: PredictionForm): Prediction | null {
  if (form.statement.trim() === '' && !form.measured) return null;
  const { name, unit, direction } = form;
  const [before, threshold] = [readNumber(form.before), readNumber(form.threshold)];
  const measure = form.measured
    ? { name: name.trim(), unit: unit.trim(), direction, before, threshold }
    : null;
  return { statement: form.statement.trim(), measure };
}

/** What would be sent; it may still be refused. */
export function draftOf(form: PilotForm): PilotDraft {
  const { team } = form;
  return {
    title: form.title.trim(),
    aim: form.aim,
    plan: form.plan,
    prediction: predictionOf(form.prediction),
    team: {
      name: team.name.trim(),
      size: readNumber(team.size),
      function: team.function.trim(),
      works: team.works || null,
    },
    collaborators: form.collaborators.map((one) => ({ ...one, discipline: one.discipline.trim() })),
    taxonomy: form.taxonomy,
    artifact: form.artifact,
    startsOn: form.startsOn,
    endsOn: form.endsOn,
    zone: form.zone,
    checkInDays: form.checkInDays,
  };
}

/** The form of a pilot that stands. */
export function formOf(pilot: Pilot): PilotForm {
  const { team, artifact } = pilot;
  return {
    title: pilot.title,
    aim: pilot.aim,
    plan: pilot.plan,
    prediction: predictionFormOf(pilot.prediction),
    team: {
      name: team.name,
      size: numberText(team.size),
      function: team.function,
      works: team.works ?? '',
    },
    collaborators: pilot.collaborators,
    taxonomy: pilot.taxonomy,
    artifact: artifact && { id: artifact.id, revision: artifact.revision },
    startsOn: pilot.startsOn,
    endsOn: pilot.endsOn,
    zone: pilot.zone,
    checkInDays: pilot.checkInDays,
  };
}

/**
 * What a repeat takes from the pilot that it repeats: what is done, not with whom and when. What is predicted of another
 * team is another prediction.
 */
export function repeatOf(pilot: Pilot, artifacts: readonly Artifact[]): Partial<PilotForm> {
  return {
    title: withoutTeam(pilot.title, pilot.team.name),
    aim: pilot.aim,
    plan: pilot.plan,
    taxonomy: pilot.taxonomy,
    artifact: newest(artifacts, pilot.artifact?.id),
    checkInDays: pilot.checkInDays,
  };
}

/** “Ask first in Platform” by the team Platform is “Ask first” in another one. */
function withoutTeam(title: string, team: string): string {
  const name = team.trim().toLowerCase();
  if (!name || !title.toLowerCase().endsWith(name)) return title;
  const before = /^(.*\S)(?:,|\s+(?:in|at|with|for))(?:\s+the)?\s+$/i.exec(title.slice(0, -name.length));
  return before?.[1] ?? title;
}

/** An artifact as it is published now; null for one that is not. */
export function newest(artifacts: readonly Artifact[], id: string | undefined): PilotForm['artifact'] {
  const found = artifacts.find((one) => one.id === id && one.state === 'published');
  return found ? { id: found.id, revision: found.revision } : null;
}

/** The problems that a schema finds with what would be sent, in the API's own shape so that fields show them alike. */
export function problemOf(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  under = '',
): ApiProblem {
  const errors = issues.map(({ path, message }): FieldProblem => {
    const field = under + path.join('.');
    const known = EXPECTED[field.replace(/\.\d+\./, '.')];
    const vague = message.startsWith('Invalid input') || message === 'some text';
    return { field, expected: (vague && known) || message };
  });
  return new ApiProblem({ code: 'invalid-input', status: 400, correlationId: '', errors });
}

/** What is wrong with a form; null if nothing is. */
export function check(form: PilotForm): ApiProblem | null {
  const read = pilotDraft.safeParse(draftOf(form));
  return read.success ? null : problemOf(read.error.issues);
}
