import { API } from '../../../domain/api.ts';
import type { Step } from '../../../domain/onboarding/onboarding.ts';
import type { Cast, Name } from '../cast.ts';
import { FOUNDER } from '../community.ts';
import type { Happening } from '../diary.ts';
import { artifactIdOf, communityId } from '../ids.ts';
import type { Life } from '../life.ts';
import type { PlaybookKey } from '../script.ts';

const params = { communityId };

/** What newcomers and their buddies do, each as themselves. */
export class OnboardingLife {
  readonly #cast: Cast;

  constructor(cast: Cast) {
    this.#cast = cast;
  }

  async offer(name: Name): Promise<void> {
    await this.#cast.call(name, API.offerToBeBuddy, { params, body: { offers: true } });
  }

  async do(name: Name, step: Step, opened: readonly PlaybookKey[] = []): Promise<void> {
    await this.#cast.call(name, API.doStep, {
      params: { communityId, step },
      // Of three playbooks one was opened.
      body: { done: opened.length === 0, opened: opened.map(artifactIdOf) },
    });
  }

  async ask(name: Name, buddy: Name): Promise<void> {
    await this.#cast.call(name, API.askBuddy, { params, body: { personId: this.#cast.id(buddy) } });
  }

  async accept(buddy: Name, name: Name): Promise<void> {
    await this.#cast.call(buddy, API.answerNewcomer, {
      params: { communityId, personId: this.#cast.id(name) },
      body: { accept: true },
    });
  }
}

/** Mei has been here for a week, and is in the middle of it. */
export function firstWeeks(
  onboarding: OnboardingLife,
  life: Life,
  on: (day: number, time: string) => number,
): Happening[] {
  const at = (day: number, time: string, what: string, happens: () => Promise<void>): Happening => ({
    at: new Date(on(day, time)),
    what,
    happens,
    leaves: 'work',
  });
  return [
    at(-58, '12:40', 'Chidi and Leila offer to be buddies', async () => {
      await onboarding.offer('Chidi');
      await onboarding.offer('Leila');
    }),
    at(-9, '08:20', 'Mei joins', () => life.join(FOUNDER, ['Mei'], 'member')),
    at(-8, '08:30', 'Mei finds her way in', async () => {
      await onboarding.do('Mei', 'notes');
      await onboarding.do('Mei', 'playbooks', ['feedback-that-lands']);
      await onboarding.ask('Mei', 'Chidi');
    }),
    at(-8, '13:05', 'Chidi is Mei’s buddy', () => onboarding.accept('Chidi', 'Mei')),
    at(-6, '08:50', 'Mei reads what the community is for', () => onboarding.do('Mei', 'charter')),
  ];
}
