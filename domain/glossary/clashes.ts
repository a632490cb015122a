import { fold } from '../shared/words.ts';
import { type GlossaryEntry, pluralsOf } from './term.ts';

type Named = Pick<GlossaryEntry, 'term' | 'synonyms' | 'plurals'>;

/** Which of its forms a form is to a term. */
export type As = 'term' | 'synonym' | 'plural';

/** A form that several terms have. */
export interface Clash {
  /** As the first of them writes it. */
  readonly form: string;
  readonly of: readonly { readonly id: string; readonly term: string; readonly as: As }[];
}

export interface Claiming {
  readonly id: string;
  readonly entry: Named;
}

const claims = (entry: Named): (readonly [string, As])[] => [
  [entry.term, 'term'],
  ...entry.synonyms.map((form) => [form, 'synonym'] as const),
  ...pluralsOf(entry).map((form) => [form, 'plural'] as const),
];

/** Case, accents and runs of blanks make no difference. */
const same = (form: string) => fold(form).replace(/\s+/g, ' ').trim();

/** The forms that two or more of these terms share. Each term is named once for each form. */
export function clashesOf(terms: readonly Claiming[]): Clash[] {
  const all = new Map<string, { form: string; of: Map<string, Clash['of'][number]> }>();
  for (const { id, entry } of terms)
    for (const [form, as] of claims(entry)) {
      const key = same(form);
      if (key === '') continue;
      const known = all.get(key) ?? { form, of: new Map() };
      if (!known.of.has(id)) known.of.set(id, { id, term: entry.term, as });
      all.set(key, known);
    }
  const shared = [...all.values()].filter(({ of }) => of.size > 1);
  // Where the plural of a shared form is shared as well, that is not said twice.
  const said = new Set<string>();
  return shared.flatMap(({ form, of }) => {
    const ids = [...of.keys()].sort().join(' ');
    const isPlural = [...of.values()].some(({ as }) => as === 'plural');
    if (isPlural && said.has(ids)) return [];
    said.add(ids);
    return [{ form, of: [...of.values()] }];
  });
}

/** The forms that one term shares with others. */
export const clashesWith = (one: Claiming, others: readonly Claiming[]): Clash[] =>
  clashesOf([one, ...others.filter(({ id }) => id !== one.id)]).filter(({ of }) =>
    of.some(({ id }) => id === one.id),
  );

/** The term that has this form, other than one. */
export function termBy<T extends Claiming>(form: string, terms: readonly T[], otherThan = ''): T | undefined {
  const key = same(form);
  return terms.find(({ id, entry }) => id !== otherThan && claims(entry).some(([own]) => same(own) === key));
}
