import * as z from 'zod/mini';
import { taxonomy } from '../knowledge/taxonomy.ts';
import { authorKey } from '../sessions/note.ts';
import { entraId, etag, id, personRef } from '../shared/ids.ts';
import { line, NAME_MAX, prose } from '../shared/text.ts';
import { addDays, date, instant, zone } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable } from '../shared/tolerant.ts';
import { pilotState, verdict } from './states.ts';

/** A line that may be left empty. */
const optionalLine = (max: number) => z.union([z.literal(''), line(max)]);

/** A value of a measure. */
const VALUE_MAX = 1e12;
export const value = z
  .number()
  .check(
    z.gte(-VALUE_MAX, 'a number of at most 13 digits'),
    z.lte(VALUE_MAX, 'a number of at most 13 digits'),
  );

export const DIRECTIONS = ['up', 'down'] as const;
/** What a pilot counts or weighs. `direction` says which way is better. */
export const measure = z.strictObject({
  name: line(80),
  /** Such as `a month` or `%`. */
  unit: optionalLine(30),
  direction: z.enum(DIRECTIONS),
  /** Its value before the pilot. */
  before: z.nullable(value),
  /** The value from which on the prediction has come true. */
  threshold: z.nullable(value),
});
export type Measure = z.infer<typeof measure>;

/** What somebody expects to happen, and how it will be seen. */
export const prediction = z.strictObject({
  /** Such as `Reopened decisions fall below two a month`. */
  statement: line(300),
  measure: z.nullable(measure),
});
export type Prediction = z.infer<typeof prediction>;

export const WORKS = ['together', 'remote', 'both'] as const;
/** The team that a pilot is tried with. Everything of it may be unknown. */
export const team = z.strictObject({
  name: optionalLine(80),
  size: z.nullable(z.int().check(z.gte(1, 'at least 1 person'), z.lte(100_000, 'at most 100,000 people'))),
  /** Such as `engineering`. */
  function: optionalLine(60),
  /** Whether they work in one place. */
  works: z.nullable(z.enum(WORKS)),
});
export type Team = z.infer<typeof team>;

export const COLLABORATORS_MAX = 12;

/** Somebody who takes part. A member of the community is named by `personId` and may check in and report. */
const collaboratorDraft = z.strictObject({
  personId: z.nullable(entraId),
  /** As long as a name may be in the directory. */
  name: line(NAME_MAX),
  discipline: optionalLine(60),
});

const origins = {
  session: { kind: z.literal('session'), sessionId: id },
  note: { kind: z.literal('note'), sessionId: id, authorKey, noteId: id },
  annotation: { kind: z.literal('annotation'), artifactId: id, annotationId: id },
  pilot: { kind: z.literal('pilot'), pilotId: id },
};
/** What a pilot grew out of. */
const newOrigin = z.discriminatedUnion('kind', [
  z.strictObject(origins.session),
  z.strictObject(origins.note),
  z.strictObject(origins.annotation),
  z.strictObject(origins.pilot),
]);
export const origin = z.discriminatedUnion('kind', [
  z.object(origins.session),
  z.object(origins.note),
  z.object(origins.annotation),
  z.object(origins.pilot),
]);
export type Origin = z.infer<typeof origin>;

/** The longest that a pilot may be planned to run. */
const DAYS_MAX = 730;

const draftFields = {
  /** What I will do, in one line. */
  title: line(120),
  /** How it is done, if that needs more words. */
  plan: prose(2_000),
  /** What it is for. */
  aim: prose(400),
  prediction: z.nullable(prediction),
  team,
  collaborators: z.array(collaboratorDraft).check(
    z.maxLength(COLLABORATORS_MAX, `at most ${COLLABORATORS_MAX} people`),
    z.refine((all) => {
      const ids = all.flatMap(({ personId }) => personId ?? []);
      return new Set(ids).size === ids.length;
    }, 'different people'),
  ),
  taxonomy,
  /** The artifact that is tried, and its revision. */
  artifact: z.nullable(z.strictObject({ id, revision: z.int().check(z.gte(1), z.lte(9_999)) })),
  startsOn: date,
  /** The last day. */
  endsOn: date,
  zone,
  /** How often somebody checks in. */
  checkInDays: z.int().check(z.gte(1, 'at least 1 day'), z.lte(90, 'at most 90 days')),
};

interface Days {
  readonly startsOn: string;
  readonly endsOn: string;
}
export const areInOrder = ({ startsOn, endsOn }: Days): boolean =>
  endsOn >= startsOn && endsOn <= addDays(startsOn, DAYS_MAX);
export const DATES_IN_ORDER = 'a day after the start, at most two years later';

const datesInOrder = z.refine<Days>(
  // What is no date is refused already.
  (days) => !date.safeParse(days.startsOn).success || areInOrder(days),
  { path: ['endsOn'], message: DATES_IN_ORDER },
);

/** What a person decides about a pilot. */
export const pilotDraft = z.strictObject(draftFields).check(datesInOrder);
export type PilotDraft = z.infer<typeof pilotDraft>;

/** A new pilot also says what it grew out of. */
export const newPilotDraft = z
  .strictObject({ ...draftFields, origin: z.nullable(newOrigin) })
  .check(datesInOrder);
export type NewPilotDraft = z.infer<typeof newPilotDraft>;

export const STAGES = ['to-come', 'running', 'waiting', 'ended', 'reported'] as const;
export type Stage = (typeof STAGES)[number];

export const CHECK_IN_STATES = ['on-track', 'wobbling', 'stuck'] as const;
export const checkInState = z.enum(CHECK_IN_STATES);
export type CheckInState = z.infer<typeof checkInState>;

export const collaborator = z.object({
  /** null for somebody who is no member of the community. */
  personId: nullIfMissing(entraId),
  name: z.string(),
  discipline: z.string(),
});

/** Stored texts may have been written under looser rules than those for new ones. */
const storedMeasure = z.object({
  name: z.string(),
  unit: z.string(),
  direction: measure.shape.direction,
  before: nullIfMissing(value),
  threshold: nullIfMissing(value),
});
export const storedPrediction = z.object({ statement: z.string(), measure: nullIfMissing(storedMeasure) });
export const storedTeam = z.object({
  name: z.string(),
  size: nullIfMissing(z.int()),
  function: z.string(),
  works: nullIfMissing(z.enum(WORKS)),
});

/** A pilot as its page shows it, without its check-ins. */
export const pilot = z.object({
  id,
  communityId: id,
  title: z.string(),
  plan: z.string(),
  aim: z.string(),
  prediction: nullIfMissing(storedPrediction),
  team: storedTeam,
  owner: personRef,
  collaborators: z.array(collaborator),
  taxonomy,
  artifact: nullIfMissing(z.object({ id, revision: z.int(), title: z.string() })),
  /** What it grew out of; null for nothing, and for what this version does not know. */
  origin: nullIfUnreadable(origin),
  /** The pilot that it repeats. */
  repeats: nullIfMissing(z.object({ pilotId: id, title: z.string() })),
  startsOn: date,
  endsOn: date,
  zone,
  /** When its first day begins and its last day is over, in its zone. The prediction is locked from `startsAt` on. */
  startsAt: instant,
  endsAt: instant,
  checkInDays: z.int(),
  state: pilotState,
  begunAt: instant,
  /** Who ended it without a report, when, and what they said. */
  ended: nullIfMissing(z.object({ by: personRef, at: instant, word: z.string() })),
  /** Who withdrew its report, when, and why; it is `ended` then. */
  withdrawn: nullIfMissing(z.object({ by: personRef, at: instant, word: z.string() })),
  /** What the published report says; null while there is none. */
  verdict: nullIfMissing(verdict),
  reportedAt: nullIfMissing(instant),
  etag,
});
export type Pilot = z.infer<typeof pilot>;

/** A pilot as lists show it. */
export const pilotOutline = z.object({
  id,
  title: z.string(),
  owner: personRef,
  teamName: z.string(),
  function: z.string(),
  taxonomy,
  artifact: nullIfMissing(z.object({ id, title: z.string() })),
  startsAt: instant,
  endsAt: instant,
  checkInDays: z.int(),
  state: pilotState,
  verdict: nullIfMissing(verdict),
  /** Whether it has ended because its report was withdrawn. */
  withdrawn: z._default(z.boolean(), false),
  /** The report's lesson, or what was said where it ended without one. */
  lesson: z.string(),
  /** When it was reported or ended; null before. */
  overAt: nullIfMissing(instant),
  /** The latest check-in; null before the first. */
  lastCheckIn: nullIfMissing(z.object({ on: date, state: checkInState })),
});
export type PilotOutline = z.infer<typeof pilotOutline>;

/** Where a pilot stands at a moment. */
export function stageOf(
  { state, startsAt, endsAt }: Pick<Pilot, 'state' | 'startsAt' | 'endsAt'>,
  now: Date,
): Stage {
  if (state !== 'begun') return state;
  if (now.getTime() < Date.parse(startsAt)) return 'to-come';
  return now.getTime() < Date.parse(endsAt) ? 'running' : 'waiting';
}

/** Whether the prediction can no longer be changed without an amendment. */
export const isLocked = ({ startsAt }: Pick<Pilot, 'startsAt'>, now: Date): boolean =>
  now.getTime() >= Date.parse(startsAt);

/** Whether it has ended because its report was withdrawn, and none is published since. */
export const isWithdrawn = ({ state, withdrawn }: Pick<Pilot, 'state' | 'withdrawn'>): boolean =>
  state === 'ended' && withdrawn !== null;

/** The owner and those collaborators who are members of the community: they check in and report. */
export const peopleOf = ({ owner, collaborators }: Pick<Pilot, 'owner' | 'collaborators'>): string[] => [
  owner.id,
  ...collaborators.flatMap(({ personId }) => personId ?? []),
];
