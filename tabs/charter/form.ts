import * as z from 'zod/mini';
import { type CharterText, proposalDraft } from '../../domain/charter/charter.ts';
import { invalidForm } from '../api/invalid-form.ts';
import type { ApiProblem } from '../api/problem.ts';

const lines = z.array(z.object({ key: z.string(), text: z.string() }));
type Lines = z.infer<typeof lines>;

/** A charter as it is being typed. */
export const charterForm = z.object({
  purpose: z.string(),
  northStar: z.string(),
  outcomes: lines,
  norms: lines,
  decisionRule: z.string(),
  word: z.string(),
  days: z.int(),
});
export type CharterForm = z.infer<typeof charterForm>;

const keyed = (all: readonly string[]): Lines => all.map((text, at) => ({ key: `${at} ${text}`, text }));
const said = (all: Lines) => all.map(({ text }) => text.trim()).filter(Boolean);

export const formOf = (text: CharterText, word: string, days: number): CharterForm => ({
  ...text,
  outcomes: keyed(text.outcomes),
  norms: keyed(text.norms),
  word,
  days,
});

export const textOf = ({ purpose, northStar, outcomes, norms, decisionRule }: CharterForm): CharterText => ({
  purpose: purpose.trim(),
  northStar: northStar.trim(),
  outcomes: said(outcomes),
  norms: said(norms),
  decisionRule: decisionRule.trim(),
});

export const bodyOf = (form: CharterForm) => ({
  text: textOf(form),
  word: form.word.trim(),
  days: form.days,
});

export const FIELDS = [
  'text.purpose',
  'text.northStar',
  'text.outcomes',
  'text.norms',
  'text.decisionRule',
  'word',
  'days',
] as const;

/** What keeps the form from being sent, as the server would say it; null if nothing does. */
export function check(form: CharterForm): ApiProblem | null {
  const read = proposalDraft.safeParse(bodyOf(form));
  return read.success ? null : invalidForm(read.error.issues);
}

/** The form with what a template says; what the community says already stays where a template says nothing. */
export const withTemplate = (form: CharterForm, text: CharterText): CharterForm => ({
  ...form,
  purpose: text.purpose || form.purpose,
  northStar: text.northStar || form.northStar,
  outcomes: text.outcomes.length > 0 ? keyed(text.outcomes) : form.outcomes,
  norms: text.norms.length > 0 ? keyed(text.norms) : form.norms,
  decisionRule: text.decisionRule || form.decisionRule,
});
