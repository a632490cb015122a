import { API } from '../../../domain/api.ts';
import type { CharterText } from '../../../domain/charter/charter.ts';
import { type Cast, idOf, type Name } from '../cast.ts';
import type { Happening } from '../diary.ts';
import { communityId } from '../ids.ts';
import { ACCEPTED, FIRST, SECOND } from './script.ts';

const params = { communityId };
const proposalIdOf = (key: string) => idOf(`charter proposal ${key}`);
const inProposal = (key: string) => ({ ...params, proposalId: proposalIdOf(key) });

/** What people do with the charter, each as themselves. */
export class CharterLife {
  readonly #cast: Cast;

  constructor(cast: Cast) {
    this.#cast = cast;
  }

  async propose(key: string, by: Name, text: CharterText, word: string): Promise<void> {
    await this.#cast.call(by, API.proposeCharter, {
      params: inProposal(key),
      body: { text, word, days: 7 },
    });
  }

  async change(key: string, by: Name, text: CharterText, word: string): Promise<void> {
    const { proposal } = await this.look(by);
    await this.#cast.call(by, API.changeCharterProposal, {
      params: inProposal(key),
      body: { text, word, days: 7 },
      etag: proposal?.etag ?? '',
    });
  }

  async answer(key: string, by: Name, round: number, objection: string | null): Promise<void> {
    await this.#cast.call(by, API.answerCharterProposal, {
      params: inProposal(key),
      body: { round, objection },
    });
  }

  look(name: Name) {
    return this.#cast.call(name, API.openCharter, { params });
  }

  async accept(name: Name): Promise<void> {
    const { charter } = await this.look(name);
    if (!charter) throw new Error('There is no charter yet');
    await this.#cast.call(name, API.acceptCharter, { params, body: { version: charter.version } });
  }
}

/** How the charter came about: a first version, and a second one that an objection changed. */
export function agreeing(charter: CharterLife, on: (day: number, time: string) => number): Happening[] {
  const all: Happening[] = [];
  const at = (day: number, time: string, what: string, happens: () => Promise<unknown>) =>
    all.push({
      at: new Date(on(day, time)),
      what,
      happens: async () => void (await happens()),
      leaves: 'work',
    });
  at(FIRST.day, '10:10', `${FIRST.by} proposes a charter`, () =>
    charter.propose('first', FIRST.by, FIRST.text, FIRST.word),
  );
  // Each is open for a week, and what falls on a weekend is done on the Friday before.
  at(FIRST.day + 10, '09:10', 'the charter is adopted', () => charter.look(FIRST.by));
  at(SECOND.day, '08:10', `${SECOND.by} proposes to change the charter`, () =>
    charter.propose('second', SECOND.by, SECOND.text, SECOND.word),
  );
  const { by, day, words } = SECOND.objection;
  at(day, '12:10', `${by} objects`, () => charter.answer('second', by, 1, words));
  at(SECOND.changed.day, '15:40', `${SECOND.by} changes the proposal`, () =>
    charter.change('second', SECOND.by, SECOND.changed.text, SECOND.changed.word),
  );
  at(SECOND.changed.day + 1, '17:40', 'two have no objection', async () => {
    for (const name of SECOND.consents) await charter.answer('second', name, 2, null);
  });
  at(SECOND.changed.day + 10, '09:10', 'the change is adopted', () => charter.look(SECOND.by));
  for (const { day: accepts, names } of ACCEPTED)
    at(accepts, '09:20', `${names.join(', ')} accept the charter`, async () => {
      for (const name of names) await charter.accept(name);
    });
  return all;
}
