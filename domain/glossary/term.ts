import * as z from 'zod/mini';
import { consent, openDays } from '../community/consent.ts';
import { id, personRef } from '../shared/ids.ts';
import { line, prose } from '../shared/text.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';
import { fold } from '../shared/words.ts';
import { newOrigin } from '../synthesis/origin.ts';
import { pluralOf } from './plurals.ts';

export const FORM_MAX = 80;
export const DEFINITION_MAX = 1_000;
export const SYNONYMS_MAX = 12;
export const PLURALS_MAX = 26;
export const CONFUSED_MAX = 8;
const form = line(FORM_MAX);
const atMost = (count: number, what: string) =>
  z.array(form).check(z.maxLength(count, `at most ${count} ${what}`));

const pluralForms = atMost(PLURALS_MAX, 'plurals');

/** What a community means by a word. */
export const glossaryEntry = z.strictObject({
  term: form,
  /** Markdown, in one or two sentences. */
  definition: prose(DEFINITION_MAX, 1),
  synonyms: atMost(SYNONYMS_MAX, 'synonyms'),
  /** Other forms in which it is recognised; null for those that English gives. */
  plurals: z.nullable(pluralForms),
  /** Other terms by any of their forms, or words that are in no glossary. */
  notConfused: atMost(CONFUSED_MAX, 'other words'),
});
export type GlossaryEntry = z.infer<typeof glossaryEntry>;

/** As it is stored and answered: a newer version may say more. */
export const storedEntry = z.object({
  ...glossaryEntry.shape,
  plurals: nullIfMissing(pluralForms),
});

/** `proposed`: nothing is approved yet. `retired`: what was approved holds no more. */
export const TERM_STATES = ['proposed', 'approved', 'withdrawn', 'retired'] as const;
export const termState = z.enum(TERM_STATES);
export type TermState = z.infer<typeof termState>;

export const termProposalDraft = z.strictObject({
  /** What the term is to mean; null to retire it. */
  entry: z.nullable(glossaryEntry),
  /** Why, in a sentence or none. */
  word: prose(300),
  days: openDays,
});

/** A first proposal may say of which note it was made. */
export const newTermProposal = z.extend(termProposalDraft, { from: z.optional(newOrigin) });

/** What is proposed of a term while the approved definition, if there is one, stands. */
export const termProposal = z.object({
  entry: nullIfMissing(storedEntry),
  /** What it said before it was changed last; null while it was not changed. */
  before: nullIfMissing(storedEntry),
  by: personRef,
  word: z.string(),
  days: z.int(),
  consent,
});
export type TermProposal = z.infer<typeof termProposal>;

/** A version of a term that was adopted. */
export const termVersion = z.object({
  version: z.int(),
  /** null where the term was retired. */
  entry: nullIfMissing(storedEntry),
  by: personRef,
  word: z.string(),
  adoptedAt: instant,
  /** How many objections were made to it. */
  objections: z.int(),
  /** The rounds in which it was talked about. */
  since: z.int(),
  round: z.int(),
});
export type TermVersion = z.infer<typeof termVersion>;

/** A term as lists show it. */
export const termOutline = z.object({
  id,
  state: termState,
  /** What stands; null until something is approved, and once it is retired. */
  entry: nullIfMissing(storedEntry),
  approvedAt: nullIfMissing(instant),
  /** What is proposed at present. */
  proposal: nullIfMissing(
    z.object({
      entry: nullIfMissing(storedEntry),
      by: personRef,
      word: z.string(),
      closesAt: instant,
      objections: z.int(),
      /** Whether I am asked what I say to it. */
      asksMe: z.boolean(),
    }),
  ),
});
export type TermOutline = z.infer<typeof termOutline>;

/** The plurals of an entry: its own, or else those that English gives to its term and synonyms. */
export function pluralsOf({
  term,
  synonyms,
  plurals,
}: Pick<GlossaryEntry, 'term' | 'synonyms' | 'plurals'>): string[] {
  return plurals ?? derivedPlurals([term, ...synonyms]);
}

export function derivedPlurals(forms: readonly string[]): string[] {
  const taken = new Set(forms.map(fold));
  return forms.flatMap((one) => {
    const many = pluralOf(one);
    if (many === null || many.length > FORM_MAX || taken.has(fold(many))) return [];
    taken.add(fold(many));
    return [many];
  });
}

/** All forms by which a text says it, the term first. */
export const formsOf = (entry: Pick<GlossaryEntry, 'term' | 'synonyms' | 'plurals'>): string[] => [
  entry.term,
  ...entry.synonyms,
  ...pluralsOf(entry),
];

/** Its term and synonyms, each with the plurals that are its own behind it; those of none stand with the term. */
export function formsByWord(entry: Pick<GlossaryEntry, 'term' | 'synonyms' | 'plurals'>): string[][] {
  const words = [entry.term, ...entry.synonyms].map((form) => ({
    form,
    plural: fold(pluralOf(form) ?? form),
  }));
  const by = words.map(({ form }) => [form]);
  for (const plural of pluralsOf(entry)) {
    const own = words.findIndex((word) => word.plural === fold(plural));
    by[Math.max(own, 0)]?.push(plural);
  }
  return by;
}

const saying = ({ term, definition, synonyms, plurals, notConfused }: GlossaryEntry) =>
  JSON.stringify([term, definition, synonyms, plurals, notConfused]);
export const saysTheSame = (one: GlossaryEntry | null, other: GlossaryEntry | null): boolean =>
  one && other ? saying(one) === saying(other) : one === other;

/** What a list shows of a term: what stands, or else what is proposed. */
export const shownOf = ({ entry, proposal }: Pick<TermOutline, 'entry' | 'proposal'>): GlossaryEntry | null =>
  entry ?? proposal?.entry ?? null;
