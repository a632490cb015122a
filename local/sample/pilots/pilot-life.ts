import { API } from '../../../domain/api.ts';
import type { Pilot } from '../../../domain/pilots/pilot.ts';
import type { Cast, Name } from '../cast.ts';
import { artifactIdOf, communityId, pilotIdOf } from '../ids.ts';
import type { Life } from '../life.ts';
import type { ScriptCheckIn, ScriptPilot, ScriptReport } from './script.ts';

const inPilot = ({ key }: Pick<ScriptPilot, 'key'>) => ({ communityId, pilotId: pilotIdOf(key) });

/** What people do with their pilots, each as themselves. */
export class PilotLife {
  readonly #cast: Cast;
  readonly #life: Life;
  readonly #etags = new Map<string, string>();

  constructor(cast: Cast, life: Life) {
    this.#cast = cast;
    this.#life = life;
  }

  async begin(pilot: ScriptPilot): Promise<void> {
    const begun = await this.#cast.call(pilot.owner, API.beginPilot, {
      params: inPilot(pilot),
      body: {
        title: pilot.title,
        plan: pilot.plan ?? '',
        aim: pilot.aim ?? '',
        prediction: pilot.prediction ?? null,
        team: pilot.team,
        collaborators: (pilot.with ?? []).map(({ name, discipline }) => ({
          personId: this.#cast.id(name),
          name: this.#cast.person(name).displayName,
          discipline,
        })),
        taxonomy: pilot.taxonomy,
        artifact: pilot.playbook
          ? { id: artifactIdOf(pilot.playbook[0]), revision: pilot.playbook[1] }
          : null,
        origin: this.#origin(pilot),
        startsOn: this.#life.date(pilot.day),
        endsOn: this.#life.date(pilot.endDay),
        zone: this.#cast.person(pilot.owner).timeZone,
        checkInDays: pilot.checkInDays,
      },
    });
    this.#remember(pilot, begun);
  }

  #origin({ from }: ScriptPilot) {
    if (!from) return null;
    if ('pilot' in from) return { kind: 'pilot' as const, pilotId: pilotIdOf(from.pilot) };
    return { kind: 'note' as const, ...this.#life.said(from.session, from.note) };
  }

  async checkIn(pilot: ScriptPilot, said: ScriptCheckIn): Promise<void> {
    await this.#cast.call(said.by ?? pilot.owner, API.checkInToPilot, {
      params: { ...inPilot(pilot), on: this.#life.date(said.day) },
      body: { state: said.state, value: said.value ?? null, words: said.words },
    });
  }

  async amend(pilot: ScriptPilot, said: NonNullable<ScriptPilot['amended']>): Promise<void> {
    const { prediction, reason } = said;
    const body = { prediction, reason };
    const amended = await this.#cast.call(pilot.owner, API.amendPrediction, {
      ...this.#asKnown(pilot),
      body,
    });
    this.#remember(pilot, amended);
  }

  async ask(pilot: ScriptPilot, by: Name, word: string): Promise<void> {
    await this.#cast.call(by, API.askToJoin, { params: inPilot(pilot), body: { word } });
  }

  /** Publishes the report, or corrects it where there is a word. */
  async report(pilot: ScriptPilot, said: ScriptReport, word = ''): Promise<void> {
    const { day, annotates, ...given } = said;
    const report = {
      surprise: '',
      change: '',
      conditions: '',
      ...given,
      annotation: this.#annotation(pilot),
    };
    const reported = await this.#cast.call(pilot.owner, API.publishReport, {
      ...this.#asKnown(pilot),
      body: { report, word },
    });
    this.#remember(pilot, reported);
  }

  #annotation({ playbook, report }: ScriptPilot) {
    if (!playbook || !report?.annotates) return null;
    const { kind, passage, words } = report.annotates;
    return { kind, words, quote: this.#life.passage(playbook[0], passage, playbook[1]).anchor };
  }

  async withdraw(pilot: ScriptPilot, word: string): Promise<void> {
    const body = { word };
    this.#remember(
      pilot,
      await this.#cast.call(pilot.owner, API.withdrawReport, { ...this.#asKnown(pilot), body }),
    );
  }

  async end(pilot: ScriptPilot, word: string): Promise<void> {
    const body = { word };
    this.#remember(
      pilot,
      await this.#cast.call(pilot.owner, API.endPilot, { ...this.#asKnown(pilot), body }),
    );
  }

  #asKnown(pilot: ScriptPilot) {
    const etag = this.#etags.get(pilot.key);
    if (etag === undefined) throw new Error(`“${pilot.key}” has not been begun`);
    return { params: inPilot(pilot), etag };
  }

  #remember({ key }: ScriptPilot, { etag }: Pick<Pilot, 'etag'>): void {
    this.#etags.set(key, etag);
  }
}
