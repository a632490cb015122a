import { API } from '../../../domain/api.ts';
import { type Cast, idOf } from '../cast.ts';
import type { Happening } from '../diary.ts';
import { communityId } from '../ids.ts';
import type { Life } from '../life.ts';
import { ROUNDS, RUBRIC, type ScriptRound } from './script.ts';

const artifactId = idOf('rubric decision');
const inRound = ({ key }: ScriptRound) => ({ communityId, artifactId, roundId: idOf(`round ${key}`) });

/** How people score by a rubric, each as themselves. */
export class ScoringLife {
  readonly #cast: Cast;
  readonly #life: Life;

  constructor(cast: Cast, life: Life) {
    this.#cast = cast;
    this.#life = life;
  }

  async publish(): Promise<void> {
    const { by, title, body, changeNote } = RUBRIC;
    const params = { communityId, artifactId };
    const draft = { title, body: body.trim(), type: 'rubric', taxonomy: 'process' } as const;
    const begun = await this.#cast.call(by, API.draftArtifact, {
      params,
      body: { ...draft, reviewBy: this.#life.date(100) },
    });
    await this.#cast.call(by, API.publishArtifact, { params, body: { changeNote }, etag: begun.etag });
  }

  async begin(round: ScriptRound): Promise<void> {
    const body = { revision: 1, subject: round.subject, sessionId: null, after: null };
    await this.#cast.call(round.by, API.beginRound, { params: inRound(round), body });
  }

  async score(round: ScriptRound, pass: number): Promise<void> {
    for (const [name, levels, word = ''] of round.passes[pass - 1] ?? []) {
      const scores = levels.map((level, criterion) => ({ level, word: criterion === 0 ? word : '' }));
      await this.#cast.call(name, API.scoreRound, { params: inRound(round), body: { pass, scores } });
    }
  }

  async reveal(round: ScriptRound, pass: number): Promise<void> {
    await this.#cast.call(round.by, API.revealRound, { params: inRound(round), body: { pass } });
  }

  async again(round: ScriptRound, pass: number): Promise<void> {
    await this.#cast.call(round.by, API.scoreAgain, { params: inRound(round), body: { pass } });
  }

  async close(round: ScriptRound, word: string): Promise<void> {
    const params = inRound(round);
    const [first] = round.passes[0] ?? [];
    if (first) await this.#cast.call(first[0], API.showMyScores, { params, body: { shown: true } });
    const { round: now } = await this.#cast.call(round.by, API.openRound, { params });
    const body = { word, again: this.#life.date(round.day + round.againDays) };
    await this.#cast.call(round.by, API.closeRound, { params, body, etag: now.etag });
  }
}

/** A rubric, a round by it that was scored twice and closed, and one that is open. */
export function scorings(life: ScoringLife, on: (day: number, time: string) => number): Happening[] {
  const all: Happening[] = [];
  const at = (day: number, time: string, what: string, happens: () => Promise<void>) =>
    all.push({ at: new Date(on(day, time)), what, happens, leaves: 'work' });
  at(RUBRIC.day, '16:25', `${RUBRIC.by} publishes a rubric`, () => life.publish());
  for (const round of ROUNDS) {
    const { by, day, subject, passes, word } = round;
    at(day, '09:10', `${by} has “${subject}” scored`, () => life.begin(round));
    at(day, '10:20', `people score “${subject}”`, () => life.score(round, 1));
    if (word === null) continue;
    passes.forEach((_, index) => {
      const pass = index + 1;
      at(day, `${11 + index}:45`, `pass ${pass} of “${subject}” is revealed`, () => life.reveal(round, pass));
      if (pass === passes.length) return;
      at(day, '12:05', `“${subject}” is scored again`, () => life.again(round, pass));
      at(day, '12:25', `people score “${subject}” once more`, () => life.score(round, pass + 1));
    });
    at(day, '15:05', `${by} closes “${subject}”`, () => life.close(round, word));
  }
  return all;
}
