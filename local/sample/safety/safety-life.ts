import { API } from '../../../domain/api.ts';
import { passFrom, requestPass } from '../../../domain/safety/blind-pass.ts';
import type { PulseAnswers } from '../../../domain/safety/pulse.ts';
import { momentOf } from '../../../domain/shared/time.ts';
import { type Cast, idOf, type Name } from '../cast.ts';
import { thereOn } from '../community.ts';
import type { Happening } from '../diary.ts';
import { communityId, sessionIdOf } from '../ids.ts';
import type { Life } from '../life.ts';
import { type PastSession, ZONE } from '../script.ts';
import { answersOf, HELP, OFFERS, PULSES, type ScriptHelp } from './safety-script.ts';

/** What people say without their name, and to each other alone. */
export class SafetyLife {
  readonly #cast: Cast;
  readonly #life: Life;

  constructor(cast: Cast, life: Life) {
    this.#cast = cast;
    this.#life = life;
  }

  /** Anybody who belonged and had not paused, each of them once, as their own browser would. */
  async answer(session: PastSession, all: readonly PulseAnswers[]): Promise<void> {
    const params = { communityId, sessionId: sessionIdOf(session) };
    const people = thereOn(session.day)
      .filter((name) => name !== 'Grace')
      .map((name) => [Math.random(), name] as const)
      .sort(([a], [b]) => a - b);
    for (const [index, answers] of all.entries()) {
      const [, name] = people[index] ?? [];
      if (!name) throw new Error('More answers than people');
      const request = await requestPass();
      const body = { blinded: request.blinded };
      const { signed } = await this.#cast.call(name, API.takePass, { params, body });
      await this.#cast.call(name, API.answerPulse, {
        params,
        body: { serial: request.serial, pass: passFrom(request, signed ?? ''), answers },
      });
    }
  }

  async offer(name: Name, about: string): Promise<void> {
    await this.#cast.call(name, API.offerHelp, { params: { communityId }, body: { offers: true, about } });
  }

  async ask({ key, by, asked, words }: ScriptHelp): Promise<void> {
    await this.#cast.call(by, API.askForHelp, {
      params: { communityId, helpId: idOf(`help ${key}`) },
      body: { askedId: this.#cast.id(asked), words },
    });
  }

  async say(help: ScriptHelp, index: number): Promise<void> {
    const said = help.said[index];
    if (!said) throw new Error(`Nobody says so in “${help.key}”`);
    const { by, words, time } = said;
    const at = time && momentOf({ date: this.#life.date(time[0]), time: time[1] }, ZONE).toISOString();
    await this.#cast.call(by, API.sayInHelp, {
      params: {
        communityId,
        helpId: idOf(`help ${help.key}`),
        messageId: idOf(`help ${help.key} ${index}`),
      },
      body: { words, time: at ?? null, notNow: false },
    });
  }
}

/** When people answered after sessions, and whom they asked for help. */
export function confidences(safety: SafetyLife, on: (day: number, time: string) => number): Happening[] {
  return [
    ...PULSES.map(([session, all]) => ({
      at: new Date(on(session.day, '20:30')),
      what: `“${session.key}” is answered for`,
      happens: () => safety.answer(session, all.map(answersOf)),
    })),
    ...OFFERS.map(({ by, day, about }) => ({
      at: new Date(on(day, '12:20')),
      what: `${by} offers to be asked`,
      happens: () => safety.offer(by, about),
    })),
    ...HELP.flatMap((help) => [
      {
        at: new Date(on(help.day, '19:10')),
        what: `${help.by} asks ${help.asked} for help`,
        happens: () => safety.ask(help),
      },
      ...help.said.map(({ by, day }, index) => ({
        at: new Date(on(day, '20:40') + index * 60_000),
        what: `${by} answers in “${help.key}”`,
        happens: () => safety.say(help, index),
      })),
    ]),
  ];
}
