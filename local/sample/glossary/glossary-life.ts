import { API } from '../../../domain/api.ts';
import type { GlossaryEntry } from '../../../domain/glossary/term.ts';
import { type Cast, idOf, type Name } from '../cast.ts';
import type { Happening } from '../diary.ts';
import { communityId } from '../ids.ts';
import { TERMS } from './script.ts';

const params = { communityId };
const inTerm = (key: string) => ({ ...params, termId: idOf(`term ${key}`) });

/** What people do with the glossary, each as themselves. */
export class GlossaryLife {
  readonly #cast: Cast;

  constructor(cast: Cast) {
    this.#cast = cast;
  }

  async propose(by: Name, entry: GlossaryEntry, word: string): Promise<void> {
    await this.#cast.call(by, API.proposeTerm, {
      params: inTerm(entry.term),
      body: { entry, word, days: 7 },
    });
  }

  async consent(term: string, by: Name): Promise<void> {
    await this.#cast.call(by, API.answerTerm, { params: inTerm(term), body: { round: 1, objection: null } });
  }

  look(name: Name) {
    return this.#cast.call(name, API.listTerms, { params });
  }
}

/** How the words came to mean something: each proposed, some answered, all but the last approved. */
export function wording(glossary: GlossaryLife, on: (day: number, time: string) => number): Happening[] {
  const all: Happening[] = [];
  const at = (day: number, time: string, what: string, happens: () => Promise<unknown>) =>
    all.push({
      at: new Date(on(day, time)),
      what,
      happens: async () => void (await happens()),
      leaves: 'work',
    });
  for (const { by, day, word, agree, open = false, entry } of TERMS) {
    at(day, '13:20', `${by} proposes the term “${entry.term}”`, () => glossary.propose(by, entry, word));
    for (const name of agree)
      at(day + 1, '16:20', `${name} has nothing against “${entry.term}”`, () =>
        glossary.consent(entry.term, name),
      );
    // It is open for a week, and what falls on a weekend is done on the Friday before.
    if (!open) at(day + 10, '09:30', `“${entry.term}” is approved`, () => glossary.look(by));
  }
  return all;
}
