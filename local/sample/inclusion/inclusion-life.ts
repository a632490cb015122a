import { API } from '../../../domain/api.ts';
import type { Profile } from '../../../domain/inclusion/profile.ts';
import type { Cast, Name } from '../cast.ts';
import { charter, FOUNDER } from '../community.ts';
import type { Happening } from '../diary.ts';
import { communityId, writingId } from '../ids.ts';

/** What people say of themselves. Marcus says nothing, and Grace not where she works. */
const PROFILES: Readonly<Partial<Record<Name, Profile>>> = {
  Priya: { level: 'manager', discipline: 'product' },
  Ana: { level: 'director', discipline: 'product' },
  Ben: { level: 'team-lead', discipline: 'operations' },
  Chidi: { level: 'team-lead', discipline: 'engineering' },
  Devika: { level: 'manager', discipline: 'operations' },
  Iva: { level: 'team-lead', discipline: 'engineering' },
  Arjun: { level: 'team-lead', discipline: 'engineering' },
  Grace: { level: 'executive', discipline: null },
  Tomás: { level: 'team-lead', discipline: 'finance' },
  Leila: { level: 'team-lead', discipline: 'design' },
  Sanjay: { level: 'contributor', discipline: 'operations' },
};

/** What people do so that others can come, each as themselves. */
export class InclusionLife {
  readonly #cast: Cast;

  constructor(cast: Cast) {
    this.#cast = cast;
  }

  async describe(): Promise<void> {
    for (const [name, body] of Object.entries(PROFILES) as [Name, Profile][])
      await this.#cast.call(name, API.describeMyself, { params: { communityId }, body });
  }

  async countComposition(): Promise<void> {
    await this.#cast.call(FOUNDER, API.countComposition, { params: { communityId } });
  }

  async open(by: Name, id: string): Promise<void> {
    const params = { communityId: id };
    await this.#cast.call(by, API.setDiscoverable, { params, body: { discoverable: true } });
  }

  /** Another community, which nobody of the twelve belongs to. */
  async startAnother(day: string): Promise<void> {
    const body = {
      ...charter(day),
      name: 'Writing that is read',
      purpose:
        'We write for colleagues who have no time: decisions, updates, requests. Once a month we bring one page each and cut it together.',
      northStar: '',
      norms: [],
    };
    await this.#cast.call('Hannah', API.startCommunity, { params: { communityId: writingId }, body });
    await this.open('Hannah', writingId);
  }

  async ask(by: Name, word: string): Promise<void> {
    await this.#cast.call(by, API.askToBelong, { params: { communityId }, body: { word } });
  }

  async propose(by: Name, whom: Name, word: string): Promise<void> {
    const params = { communityId, personId: this.#cast.id(whom) };
    await this.#cast.call(by, API.proposeMember, { params, body: { word } });
  }
}

export function comings(
  life: InclusionLife,
  on: (day: number, time: string) => number,
  day: string,
): Happening[] {
  const at = (when: number, time: string, what: string, happens: () => Promise<void>): Happening => ({
    at: new Date(on(when, time)),
    what,
    happens,
    leaves: 'work',
  });
  return [
    at(-46, '12:10', 'people say at which level they work', () => life.describe()),
    at(-40, '09:20', 'Priya counts who is here', () => life.countComposition()),
    at(-39, '09:20', 'Priya lets everybody find the community', () => life.open(FOUNDER, communityId)),
    at(-30, '09:50', 'Hannah starts another community', () => life.startAnother(day)),
    at(-6, '15:30', 'Oskar asks to join', () =>
      life.ask('Oskar', 'I took over a team in May, and nobody here knows that yet.'),
    ),
    at(-5, '11:40', 'Tomás proposes Wanjiru', () =>
      life.propose(
        'Tomás',
        'Wanjiru',
        'She runs month end with nine people, and finance hears of us from me alone.',
      ),
    ),
  ];
}
