import * as z from 'zod/mini';
import { type Rhythm, type RhythmDraft, rhythmDraft } from '../../domain/rhythm/rhythm.ts';
import type { EditKind } from '../drafts/edit-kind.ts';
import { partsOf } from '../drafts/merge.ts';

/** A rhythm as it is being typed: anything may be incomplete. */
export const rhythmForm = z.object({
  country: z.string(),
  region: z.string(),
  breaks: z.array(z.object({ key: z.string(), name: z.string(), from: z.string(), to: z.string() })),
  countedFrom: z.string(),
  asks: z.boolean(),
  words: z.string(),
});
export type RhythmForm = z.infer<typeof rhythmForm>;

export const formOf = ({ country, region, breaks, countedFrom, prompt }: Rhythm): RhythmForm => ({
  country: country ?? '',
  region: region ?? '',
  breaks: breaks.map((one, at) => ({ key: String(at), ...one })),
  countedFrom: countedFrom ?? '',
  asks: prompt.on,
  words: prompt.words,
});

export const draftOf = (form: RhythmForm): RhythmDraft => ({
  country: form.country || null,
  region: form.region || null,
  breaks: form.breaks.map(({ name, from, to }) => ({ name: name.trim(), from, to })),
  countedFrom: form.countedFrom || null,
  prompt: { on: form.asks, words: form.words },
});

const fields = {
  holidays: ['country', 'region'],
  breaks: ['breaks'],
  counted: ['countedFrom'],
  prompt: ['asks', 'words'],
} as const;
export type PartName = keyof typeof fields;

export const RHYTHM_EDIT: EditKind<RhythmForm, PartName> = {
  schema: rhythmForm,
  parts: partsOf<RhythmForm, PartName>(fields),
};

/** What is wrong with a form, by field, such as breaks.0.to; empty if nothing is. */
export function problemsOf(form: RhythmForm): Readonly<Record<string, string>> {
  const read = rhythmDraft.safeParse(draftOf(form));
  if (read.success) return {};
  return Object.fromEntries(read.error.issues.map(({ path, message }) => [path.join('.'), message]));
}
