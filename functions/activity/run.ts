import { NOTICES } from '../../domain/api.ts';
import type { Community } from '../../domain/community/community.ts';
import type { CatalogueApp } from '../../domain/shared/links.ts';
import type { FeedKind } from '../feed/kinds.ts';
import type { NoticeName } from '../feed/notice.ts';
import { type Membership, type Place, placeOf } from '../tables/community-store.ts';
import { unlessNewer } from '../tables/rows.ts';
import type { World } from '../world.ts';
import { NoticeStore } from './notice-store.ts';
import { Pace } from './pace.ts';
import {
  NOTHING_CHOSEN,
  NoticeSettingsStore,
  type StoredSettings,
  type TenantSettings,
} from './settings-store.ts';

/** Of a community with more people to be told all members are read at once. */
const READ_ONE_BY_ONE = 8;

/** One run of the timer in one tenant: whatever several notices ask for is read once. */
export class Run {
  readonly world: World;
  readonly tenantId: string;
  readonly app: CatalogueApp | undefined;
  readonly kinds: ReadonlyMap<string, FeedKind>;
  readonly pace: Pace;
  /** How many notices may still be sent. */
  left: number;
  /** Whose notices were looked at. */
  readonly people = new Set<string>();
  readonly #settings: TenantSettings;
  /** When Teams has refused people in this run; '' where it does so no more. */
  readonly #refused = new Map<string, string>();
  readonly #communities = new Map<string, Promise<Community | undefined>>();
  readonly #members = new Map<string, Promise<readonly Membership[]>>();
  readonly #things = new Map<string, Promise<unknown>>();
  readonly #more = new Map<string, Promise<unknown>>();

  constructor(
    world: World,
    tenantId: string,
    kinds: ReadonlyMap<string, FeedKind>,
    settings: TenantSettings,
    app: CatalogueApp | undefined,
    most: number,
  ) {
    this.world = world;
    this.tenantId = tenantId;
    this.kinds = kinds;
    this.#settings = settings;
    this.app = app;
    this.left = most;
    this.pace = new Pace(world.now);
  }

  get settings(): NoticeSettingsStore {
    return new NoticeSettingsStore(this.world.table, this.tenantId);
  }

  placeOf(communityId: string): Place {
    return placeOf(this.tenantId, communityId);
  }

  notices(personId: string): NoticeStore {
    this.people.add(personId);
    return new NoticeStore(this.world.table, this.tenantId, personId);
  }

  chosenBy(personId: string): StoredSettings {
    const chosen = this.#settings.people.get(personId) ?? NOTHING_CHOSEN;
    return { ...chosen, refusedAt: this.#refused.get(personId) ?? chosen.refusedAt };
  }

  /** Remembers when Teams has refused to tell somebody something, also for the rest of the run. */
  async refused(personId: string, refusedAt: string): Promise<void> {
    this.#refused.set(personId, refusedAt);
    await this.settings.refused(personId, refusedAt);
  }

  /** How soon somebody is told of this type. */
  timingFor(personId: string, type: NoticeName): 'at-once' | 'daily' | 'never' {
    const chosen = this.chosenBy(personId).kinds[type];
    if (chosen === 'at-once' || chosen === 'daily' || chosen === 'never') return chosen;
    return NOTICES[type].usually;
  }

  community(place: Place): Promise<Community | undefined> {
    return once(this.#communities, place.communityId, () =>
      unlessNewer(this.world.trace, this.world.communities.open(place)),
    );
  }

  /** The active members among these people; all of them for null. */
  async members(place: Place, people: readonly string[] | null): Promise<readonly Membership[]> {
    const known = this.#members.get(place.communityId);
    if (people && !known && people.length <= READ_ONE_BY_ONE) {
      const found = await Promise.all(people.map((id) => this.#member(place, id)));
      return found.flatMap((member) => (member?.leftAt === null ? member : []));
    }
    const all = await once(this.#members, place.communityId, () => this.world.communities.members(place));
    return people ? all.filter(({ id }) => people.includes(id)) : all;
  }

  #member(place: Place, personId: string): Promise<Membership | undefined> {
    return unlessNewer(this.world.trace, this.world.communities.membershipNow(place, personId));
  }

  /** Throws `newer-version` where this version cannot read it. */
  thing(kind: FeedKind, place: Place, id: string): Promise<unknown> {
    return once(this.#things, `${place.communityId}|${kind.kind}|${id}`, () =>
      kind.read(this.world, place, id),
    );
  }

  more(kind: FeedKind, place: Place, id: string, thing: unknown): Promise<unknown> {
    return once(this.#more, `${place.communityId}|${kind.kind}|${id}`, async () =>
      kind.more?.(this.world, place, thing),
    );
  }
}

function once<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? read();
  known.set(key, found);
  return found;
}
