import { API } from '../../../domain/api.ts';
import { type Cast, idOf, type Name } from '../cast.ts';
import type { Happening } from '../diary.ts';
import { communityId } from '../ids.ts';
import type { Life } from '../life.ts';
import { KEEPER, MENTOR, type ScriptRole } from './script.ts';

const inRole = ({ key }: ScriptRole) => ({ communityId, roleId: idOf(`role ${key}`) });

/** What people do about roles, each as themselves. */
export class RoleLife {
  readonly #cast: Cast;
  readonly #life: Life;

  constructor(cast: Cast, life: Life) {
    this.#cast = cast;
    this.#life = life;
  }

  async offer(role: ScriptRole): Promise<void> {
    const { title, description, carries, fromDay, untilDay, gatherDays } = role;
    await this.#cast.call(role.by, API.offerRole, {
      params: inRole(role),
      body: {
        title,
        description,
        carries,
        from: this.#life.date(fromDay),
        until: this.#life.date(untilDay),
        gather: { days: gatherDays },
      },
    });
  }

  async nominate(role: ScriptRole, by: Name, whom: Name, reason: string): Promise<void> {
    const body = { personId: this.#cast.id(whom), reason };
    await this.#cast.call(by, API.nominate, { params: inRole(role), body });
  }

  async willing(role: ScriptRole, name: Name, willing: boolean): Promise<void> {
    await this.#cast.call(name, API.answerNomination, { params: inRole(role), body: { willing } });
  }

  async propose(role: ScriptRole, whom: Name, untilDay: number, word: string): Promise<void> {
    const { role: now } = await this.look(role, role.by);
    await this.#cast.call(role.by, API.proposeHolder, {
      params: inRole(role),
      body: {
        personId: this.#cast.id(whom),
        description: role.description,
        from: this.#life.date(role.fromDay),
        until: this.#life.date(untilDay),
        word,
        open: { days: 7 },
      },
      etag: now.etag,
    });
  }

  async answer(role: ScriptRole, name: Name, round: number, objection: string | null): Promise<void> {
    await this.#cast.call(name, API.answerHolder, { params: inRole(role), body: { round, objection } });
  }

  look(role: ScriptRole, name: Name) {
    return this.#cast.call(name, API.openRole, { params: inRole(role) });
  }
}

/** How roles were given: one that runs, and one whose nominations are still unseen. */
export function electing(roles: RoleLife, on: (day: number, time: string) => number): Happening[] {
  const all: Happening[] = [];
  const at = (day: number, time: string, what: string, happens: () => Promise<unknown>) =>
    all.push({
      at: new Date(on(day, time)),
      what,
      happens: async () => void (await happens()),
      leaves: 'work',
    });
  for (const role of [KEEPER, MENTOR]) {
    at(role.day, '08:05', `${role.by} opens the role “${role.title}”`, () => roles.offer(role));
    at(role.nominatedDay, '08:20', `people nominate for “${role.title}”`, async () => {
      for (const { by, whom, reason } of role.nominations) await roles.nominate(role, by, whom, reason);
    });
  }
  const { answers, proposed, objection, changed } = KEEPER;
  at(proposed.day - 1, '08:30', 'whoever is nominated answers', async () => {
    await roles.look(KEEPER, KEEPER.by);
    for (const [name, willing] of answers) await roles.willing(KEEPER, name, willing);
  });
  at(proposed.day, '15:40', `${KEEPER.by} proposes ${proposed.whom}`, () =>
    roles.propose(KEEPER, proposed.whom, proposed.untilDay, proposed.word),
  );
  at(objection.day, '16:40', `${objection.by} objects`, () =>
    roles.answer(KEEPER, objection.by, 1, objection.words),
  );
  at(changed.day, '17:30', `${KEEPER.by} changes the proposal`, () =>
    roles.propose(KEEPER, proposed.whom, changed.untilDay, changed.word),
  );
  at(changed.day + 1, '12:10', `${objection.by} agrees to the change`, () =>
    roles.answer(KEEPER, objection.by, 2, null),
  );
  at(changed.day + 9, '09:30', `${proposed.whom} has the role`, () => roles.look(KEEPER, proposed.whom));
  return all;
}
