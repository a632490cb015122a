import * as z from 'zod/mini';
import { type Cadence, type Community, communityDraft } from '../../domain/community/community.ts';
import type { EditKind } from '../drafts/edit-kind.ts';
import { FORM } from './texts.ts';

/** A community as it is being typed: anything may be incomplete, and switching the cadence keeps the other fields. */
export const communityForm = z.object({
  name: z.string(),
  purpose: z.string(),
  northStar: z.string(),
  norms: z.array(z.object({ key: z.string(), text: z.string() })),
  zone: z.string(),
  every: z.enum(['week', 'fortnight', 'month']),
  week: z.int(),
  weekday: z.int(),
  time: z.string(),
  minutes: z.string(),
  unattributedNotes: z.boolean(),
  onboarding: z._default(z.boolean(), true),
});
export type CommunityForm = z.infer<typeof communityForm>;

export function emptyForm(zone: string): CommunityForm {
  return {
    name: '',
    purpose: '',
    northStar: '',
    norms: [],
    zone,
    every: 'month',
    week: 2,
    weekday: 4,
    time: '14:00',
    minutes: '60',
    unattributedNotes: true,
    onboarding: true,
  };
}

export function formOf({
  name,
  purpose,
  northStar,
  norms,
  zone,
  cadence,
  settings,
}: Community): CommunityForm {
  return {
    name,
    purpose,
    northStar,
    norms: norms.map((text, at) => ({ key: `${at}`, text })),
    zone,
    every: cadence.every,
    week: cadence.every === 'month' ? cadence.week : 2,
    weekday: cadence.weekday,
    time: cadence.time,
    minutes: String(cadence.minutes),
    unattributedNotes: settings.unattributedNotes,
    onboarding: settings.onboarding,
  };
}

export function cadenceOf({ every, week, weekday, time, minutes }: CommunityForm): Cadence {
  const rest = { weekday, time, minutes: minutes.trim() === '' ? Number.NaN : Number(minutes) };
  return every === 'month' ? { every, week, ...rest } : { every, ...rest };
}

/** What is sent; norms that were left empty are none. */
export function draftOf(form: CommunityForm): z.input<typeof communityDraft> {
  return {
    name: form.name,
    purpose: form.purpose,
    northStar: form.northStar,
    norms: form.norms.map(({ text }) => text.trim()).filter(Boolean),
    zone: form.zone,
    cadence: cadenceOf(form),
    settings: { unattributedNotes: form.unattributedNotes, onboarding: form.onboarding },
  };
}

/** Where the form says what is wrong: the names the API uses, with the cadence's two fields that are typed. */
export type FieldName =
  | 'name'
  | 'purpose'
  | 'northStar'
  | 'norms'
  | 'zone'
  | 'cadence.time'
  | 'cadence.minutes';
export type FieldProblems = Partial<Record<FieldName, string>>;

const LONGEST = { name: 80, purpose: 600, northStar: 400 } as const;
const NORM_MAX = 200;
export const NORMS_MAX = 12;

/** What has grown too long, said while it is typed. */
export function tooLong(form: CommunityForm): FieldProblems {
  const problems: FieldProblems = {};
  for (const field of ['name', 'purpose', 'northStar'] as const) {
    const over = form[field].trim().length - LONGEST[field];
    if (over > 0) problems[field] = FORM.tooLong(over);
  }
  const longest = Math.max(0, ...form.norms.map(({ text }) => text.trim().length));
  if (longest > NORM_MAX) problems.norms = FORM.normTooLong(longest - NORM_MAX);
  return problems;
}

/** Everything that keeps the form from being saved, in the person's words; empty when nothing does. */
export function problemsIn(form: CommunityForm): FieldProblems {
  const problems = tooLong(form);
  if (!form.name.trim()) problems.name = FORM.nameMissing;
  if (!form.purpose.trim()) problems.purpose = FORM.purposeMissing;
  const read = communityDraft.safeParse(draftOf(form));
  if (read.success) return problems;
  for (const { path, message } of read.error.issues) {
    const field = fieldAt(path.join('.'));
    if (field === 'cadence.time') problems[field] ??= FORM.timeMissing;
    else if (field === 'cadence.minutes') problems[field] ??= FORM.minutesWrong;
    else if (field === 'zone') problems[field] ??= FORM.zoneMissing;
    else if (field) problems[field] ??= FORM.expected(message);
  }
  return problems;
}

export const FIELDS: readonly FieldName[] = [
  'name',
  'purpose',
  'northStar',
  'norms',
  'zone',
  'cadence.time',
  'cadence.minutes',
];

function fieldAt(path: string): FieldName | undefined {
  return FIELDS.find((field) => path === field || path.startsWith(`${field}.`));
}

/** The parts that two people can each change without a conflict. */
const PARTS = [
  'name',
  'purpose',
  'northStar',
  'norms',
  'cadence',
  'zone',
  'unattributedNotes',
  'onboarding',
] as const;
export type PartName = (typeof PARTS)[number];

const CADENCE = ['every', 'week', 'weekday', 'time', 'minutes'] as const;

/** A part's value as text, to compare it. */
function comparable(form: CommunityForm, part: PartName): string {
  if (part === 'cadence') return JSON.stringify(cadenceOf(form));
  if (part === 'norms') return JSON.stringify(draftOf(form).norms);
  return String(form[part]).trimEnd();
}

/** `into` with one part of `from`. */
function withPart(into: CommunityForm, part: PartName, from: CommunityForm): CommunityForm {
  const fields = part === 'cadence' ? CADENCE : [part];
  return { ...into, ...Object.fromEntries(fields.map((field) => [field, from[field]])) };
}

export const COMMUNITY_EDIT: EditKind<CommunityForm, PartName> = {
  schema: communityForm,
  parts: {
    names: PARTS,
    same: (a, b, part) => comparable(a, part) === comparable(b, part),
    withPart,
  },
};
