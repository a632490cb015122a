import { API } from '../../../domain/api.ts';
import { draftIdOn } from '../../../domain/rhythm/drafts.ts';
import { UNDECIDED } from '../../../domain/rhythm/rhythm.ts';
import type { Cast, Name } from '../cast.ts';
import type { Happening } from '../diary.ts';
import { communityId, sessionIdOf } from '../ids.ts';
import type { Life } from '../life.ts';
import type { Plan } from '../script.ts';
import { handover } from '../sessions/handover.ts';
import { DECIDED_DAY, HOLIDAYS, SKIPPED, TRIED, WORDS } from './rhythm.ts';

/** What people do about the rhythm, each as themselves. */
export class RhythmLife {
  readonly #cast: Cast;
  readonly #life: Life;

  constructor(cast: Cast, life: Life) {
    this.#cast = cast;
    this.#life = life;
  }

  /** August is a break, the next one there is. */
  async decide(by: Name): Promise<void> {
    const next = this.#life.date(0);
    const year = Number(next.slice(0, 4)) + (next.slice(5) > '08-01' ? 1 : 0);
    await this.#cast.call(by, API.changeRhythm, {
      params: { communityId },
      body: {
        ...HOLIDAYS,
        breaks: [
          { from: this.#life.date(38), to: this.#life.date(46), name: 'Stocktaking' },
          { from: `${year}-08-01`, to: `${year}-08-31`, name: 'August' },
        ],
        countedFrom: null,
        prompt: { on: true, words: WORDS },
      },
      etag: UNDECIDED,
    });
  }

  async skip(by: Name): Promise<void> {
    const date = this.#life.date(SKIPPED.day);
    await this.#cast.call(by, API.decideDraft, {
      params: { communityId, draftId: draftIdOn(communityId, date) },
      body: { date, form: null, skipped: SKIPPED.reason, meets: false },
      etag: UNDECIDED,
    });
  }

  async say(by: Name, since: Plan, text: string | null): Promise<void> {
    const params = { communityId, sessionId: sessionIdOf(since) };
    await this.#cast.call(by, API.answerPrompt, { params, body: { text } });
  }
}

/** When it was decided, and what was said since the last session. */
export function rhythms(rhythm: RhythmLife, on: (day: number, time: string) => number): Happening[] {
  return [
    {
      at: new Date(on(DECIDED_DAY, '16:20')),
      what: 'Devika decides about the rhythm',
      happens: () => rhythm.decide('Devika'),
      leaves: 'work',
    },
    {
      at: new Date(on(-5, '16:25')),
      what: 'Devika skips a date',
      happens: () => rhythm.skip('Devika'),
      leaves: 'work',
    },
    ...TRIED.map(({ by, day, text }, index) => ({
      at: new Date(on(day, '08:15') + index * 60_000),
      what: `${by} says what they tried`,
      happens: () => rhythm.say(by, handover, text),
      leaves: 'work' as const,
    })),
  ];
}
