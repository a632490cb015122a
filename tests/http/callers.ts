import { API } from '../../domain/api.ts';
import { roleMay } from '../../domain/community/policy.ts';
import type { RefusalCode } from '../../domain/shared/refusal.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { type TestWorld, testWorld } from '../support/world.ts';
import { BEYOND_ROLE, SAMPLES } from './gathered.ts';
import { id, quiet, someone, startCommunity } from './guild.ts';
import type { RouteName } from './raw.ts';
import type { Sample, Scene } from './scene.ts';

/** Everyone who may knock, from nobody at all to the organiser. */
export const STRANGERS = [
  'anonymous',
  'garbage token',
  'other tenant’s token',
  'app-only token',
  'expired token',
  'token for another audience',
  'token without a signature',
  'token signed with the public key as a secret',
] as const;
export const KNOWN = [
  'non-member',
  'former member',
  'guest',
  'sponsor',
  'mentor',
  'member',
  'facilitator',
  'organiser',
] as const;
type Identity = (typeof STRANGERS)[number] | (typeof KNOWN)[number];
type Expected = RefusalCode | 'in';

const ROLE_OF = {
  guest: 'guest',
  sponsor: 'sponsor',
  mentor: 'mentor',
  member: 'member',
  facilitator: 'member',
  organiser: 'organiser',
} as const;

/** What a route answers somebody: lets them in, or refuses with this code. */
export function expected(name: RouteName, identity: Identity): Expected {
  if (identity === 'anonymous') return 'no-token';
  if ((STRANGERS as readonly string[]).includes(identity)) return 'token-refused';
  const { access } = API[name];
  if (access === 'signed-in') return 'in';
  if (identity === 'non-member') return 'not-a-member';
  if (identity === 'former member') return 'former-member';
  const who = identity as keyof typeof ROLE_OF;
  if (!roleMay(ROLE_OF[who], access)) return 'role-may-not';
  return BEYOND_ROLE[name]?.(who) ?? 'in';
}

/** A world with a community in it, and everyone who may knock with the token they show. */
export interface Callers {
  readonly world: TestWorld;
  readonly scene: Scene;
  readonly people: Readonly<Record<(typeof KNOWN)[number], Person>>;
  readonly tokens: Readonly<Record<Identity, string | null>>;
  /** The sample of a route, beside nothing of the samples of other routes, as it stood before anybody called. */
  sampleOf(name: RouteName): Promise<Sample>;
}

export async function gatherCallers(): Promise<Callers> {
  // The lead can be taken only where the facilitator has been away for so long.
  // Who is let in does not depend on the work that is done after the answer: nobody does it here.
  const world = await testWorld({
    settings: { FACILITATOR_AWAY_SECONDS: '0' },
    listensFor: () => false,
  });
  const at = (index: number) => someone(world, index);
  const people: Record<(typeof KNOWN)[number], Person> = {
    organiser: at(0),
    facilitator: at(1),
    member: at(2),
    mentor: at(3),
    sponsor: at(4),
    guest: at(5),
    'former member': at(6),
    'non-member': at(7),
  };
  const author = at(8);
  const bystander = at(9);
  const communityId = await startCommunity(world, people.organiser, [
    [people.facilitator, 'member'],
    [people.member, 'member'],
    [people.mentor, 'mentor'],
    [people.sponsor, 'sponsor'],
    [people.guest, 'guest'],
    [people['former member'], 'organiser'],
    [author, 'member'],
    [bystander, 'member'],
  ]);
  await world.call(people.organiser, API.removeMember, {
    params: { communityId, personId: people['former member'].id },
  });
  const scene: Scene = {
    world,
    communityId,
    author,
    bystander,
    organiser: people.organiser,
    facilitator: people.facilitator,
  };

  const { microsoft365 } = world;
  const organiser = people.organiser.id;
  const [foreigner] = microsoft365.otherPeople;
  if (!foreigner) throw new Error('The other tenant is empty');
  // Every stranger says that they are the organiser, as far as they can.
  const tokens: Record<Identity, string | null> = {
    anonymous: null,
    'garbage token': 'not.a.token',
    'other tenant’s token': await microsoft365.userToken(foreigner.id, { claims: { oid: organiser } }),
    'app-only token': await microsoft365.userToken(organiser, { appOnly: true }),
    'expired token': await microsoft365.userToken(organiser, { lifetime: -400 }),
    'token for another audience': await microsoft365.userToken(organiser, { claims: { aud: id() } }),
    'token without a signature': await microsoft365.userToken(organiser, { header: { alg: 'none' } }),
    'token signed with the public key as a secret': await microsoft365.userToken(organiser, {
      header: { alg: 'HS256' },
    }),
    ...(Object.fromEntries(
      await Promise.all(KNOWN.map(async (who) => [who, await microsoft365.userToken(people[who].id)])),
    ) as Record<(typeof KNOWN)[number], string>),
  };

  await quiet(world);
  const asItBegan = world.keepRows('guildhall');
  let sampled:
    | { readonly name: RouteName; readonly sample: Sample; readonly asSampled: () => void }
    | undefined;
  async function sampleOf(name: RouteName): Promise<Sample> {
    if (sampled?.name !== name) {
      asItBegan();
      const sample = await SAMPLES[name](scene);
      await world.settled();
      sampled = { name, sample, asSampled: world.keepRows('guildhall') };
    }
    sampled.asSampled();
    return sampled.sample;
  }
  return { world, scene, people, tokens, sampleOf };
}
