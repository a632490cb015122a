import { API } from '../../../domain/api.ts';
import type { RotaTurn } from '../../../domain/rota/contract.ts';
import { type Cast, idOf, type Name } from '../cast.ts';
import { membersOn, PAUSE } from '../community.ts';
import type { Happening } from '../diary.ts';
import { communityId } from '../ids.ts';
import type { Life } from '../life.ts';

/** What people do with their turns, each as themselves. Whose turn is which follows from who has led so far. */
export class RotaLife {
  readonly #cast: Cast;
  readonly #life: Life;

  constructor(cast: Cast, life: Life) {
    this.#cast = cast;
    this.#life = life;
  }

  async pause(name: Name, untilDay: number, reason: string): Promise<void> {
    const body = { pausedUntil: this.#life.date(untilDay), reason };
    await this.#cast.call(name, API.changeMyTurns, { params: { communityId }, body });
  }

  /** Whoever is proposed for the last of the next turns accepts it; whoever is for the one before, skips it. */
  async acceptAndSkip(reason: string): Promise<void> {
    const [skipped, accepted] = (await this.#open()).slice(-2);
    if (!skipped || !accepted) return;
    const body = { skips: true, reason };
    await this.#cast.call(this.#leader(accepted), API.acceptTurn, { params: inTurn(accepted) });
    await this.#cast.call(this.#leader(skipped), API.skipTurn, { params: inTurn(skipped), body });
  }

  /** Whoever leads a turn asks for a swap of it; where they are to agree, the one who is asked does. */
  async swap(index: number, word: string, of: Name | null): Promise<void> {
    const turn = (await this.#open())[index];
    if (!turn) return;
    const by = this.#leader(turn);
    const { choices } = await this.#cast.call(by, API.listSwaps, { params: inTurn(turn) });
    const choice = choices.find(({ person }) => of && person.id === this.#cast.id(of)) ?? choices[0];
    if (!choice) return;
    const swapId = idOf(`swap of ${index}`);
    const people = [choice.person.id];
    await this.#cast.call(by, API.askForSwap, { params: inTurn(turn), body: { swapId, people, word } });
    if (of) return;
    const body = { swapId, agrees: true, word: 'Gladly, it suits me better as well' };
    await this.#cast.call(this.#named(choice.person.id), API.answerSwap, { params: inTurn(turn), body });
  }

  /** The next turns whose sessions are not planned. */
  async #open(): Promise<RotaTurn[]> {
    const { turns } = await this.#cast.call('Priya', API.openRota, { params: { communityId } });
    return turns.filter(({ topic, person }) => topic === null && person !== null);
  }

  #leader({ person }: RotaTurn): Name {
    return this.#named(person?.id ?? '');
  }

  #named(id: string): Name {
    const name = membersOn(0).find((one) => this.#cast.id(one) === id);
    if (!name) throw new Error('Somebody leads who does not belong');
    return name;
  }
}

const inTurn = ({ id: sessionId }: RotaTurn) => ({ communityId, sessionId });

/** What has been agreed on turns by now. */
export function agreements(rota: RotaLife, on: (day: number, time: string) => number): Happening[] {
  const at = (day: number, time: string, what: string, happens: () => Promise<void>): Happening => ({
    at: new Date(on(day, time)),
    what,
    happens,
    leaves: 'work',
  });
  return [
    at(PAUSE.day, '17:05', `${PAUSE.name} pauses`, () =>
      rota.pause(PAUSE.name, PAUSE.until, 'Parental leave'),
    ),
    at(-5, '18:05', 'a turn is skipped and one accepted', () =>
      rota.acceptAndSkip('The budget round, I would not be prepared'),
    ),
    at(-5, '18:25', 'two turns are swapped', () => rota.swap(1, 'I am at the works council that day', null)),
    at(-5, '18:45', 'a swap is asked of Priya', () =>
      rota.swap(0, 'We open the new site that week. Could you take it?', 'Priya'),
    ),
  ];
}
