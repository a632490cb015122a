import * as z from 'zod/mini';
import { derivedPlurals, type GlossaryEntry, termProposalDraft } from '../../domain/glossary/term.ts';
import { invalidForm } from '../api/invalid-form.ts';
import type { ApiProblem } from '../api/problem.ts';

/** A term as it is being typed: lists as people write them, separated by commas. */
export const termForm = z.object({
  term: z.string(),
  definition: z.string(),
  synonyms: z.string(),
  /** null while they are those that English gives. */
  plurals: z.nullable(z.string()),
  notConfused: z.string(),
  word: z.string(),
  days: z.int(),
});
export type TermForm = z.infer<typeof termForm>;

export const formOf = (entry: GlossaryEntry | null, word: string, days: number): TermForm => ({
  term: entry?.term ?? '',
  definition: entry?.definition ?? '',
  synonyms: entry?.synonyms.join(', ') ?? '',
  plurals: entry?.plurals?.join(', ') ?? null,
  notConfused: entry?.notConfused.join(', ') ?? '',
  word,
  days,
});

const listed = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n、，]/)
      .map((one) => one.trim())
      .filter(Boolean),
  ),
];

export const entryOf = ({ term, definition, synonyms, plurals, notConfused }: TermForm): GlossaryEntry => ({
  term: term.trim(),
  definition: definition.trim(),
  synonyms: listed(synonyms),
  plurals: plurals === null ? null : listed(plurals),
  notConfused: listed(notConfused),
});

/** The plurals that English gives to what is typed. */
export const pluralsFor = ({ term, synonyms }: Pick<TermForm, 'term' | 'synonyms'>): string =>
  derivedPlurals([term.trim(), ...listed(synonyms)].filter(Boolean)).join(', ');

export const bodyOf = (form: TermForm) => ({ entry: entryOf(form), word: form.word.trim(), days: form.days });

export const FIELDS = [
  'entry.term',
  'entry.definition',
  'entry.synonyms',
  'entry.plurals',
  'entry.notConfused',
  'word',
  'days',
] as const;

/** What keeps the form from being sent, as the server would say it; null if nothing does. */
export function check(form: TermForm): ApiProblem | null {
  const read = termProposalDraft.safeParse(bodyOf(form));
  return read.success ? null : invalidForm(read.error.issues);
}
