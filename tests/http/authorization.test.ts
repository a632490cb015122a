import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { roleMay } from '../../domain/community/policy.ts';
import type { RefusalCode } from '../../domain/shared/refusal.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { type TestWorld, testWorld } from '../support/world.ts';
import { BEYOND_ROLE, NOTHING_THERE, RESTORE, SAMPLES } from './gathered.ts';
import { changed, dump, id, quiet, someone, startCommunity } from './guild.ts';
import { ROUTES, type RouteName, send } from './raw.ts';
import type { Scene } from './scene.ts';

/** Everyone who may knock, from nobody at all to the organiser. */
const STRANGERS = [
  'anonymous',
  'garbage token',
  'other tenant’s token',
  'app-only token',
  'expired token',
  'token for another audience',
  'token without a signature',
  'token signed with the public key as a secret',
] as const;
const KNOWN = [
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

function expected(name: RouteName, identity: Identity): Expected {
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

let world: TestWorld;
let scene: Scene;
let people: Record<(typeof KNOWN)[number], Person>;
let tokens: Record<Identity, string | null>;

beforeAll(async () => {
  world = await testWorld();
  const at = (index: number) => someone(world, index);
  people = {
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
  scene = {
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
  tokens = {
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
});

afterAll(() => world.stop());

test('every route has a sample to be asked with, and no sample is for a route that is gone', () => {
  expect(Object.keys(SAMPLES).sort()).toEqual(Object.keys(API).sort());
  expect(Object.entries(API).every(([name, route]) => route.name === name)).toBe(true);
});

test('the function app serves every route of the contracts, and nothing else but what is public', () => {
  const served = world.host.functions
    .filter((one) => one.type === 'httpTrigger')
    .map((one) => `${one.methods?.join()} /${one.route}`);
  const told = ROUTES.map(([, route]) => `${route.method} ${route.path}`);
  expect(served.filter((one) => !told.includes(one)).sort()).toEqual([
    'GET /api/health',
    'GET /api/openapi.json',
    // The pages, and what is no address of the API.
    'GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS /{*path}',
    'POST /api/graph/lifecycle',
    'POST /api/graph/notifications',
  ]);
  expect(told.filter((one) => !served.includes(one))).toEqual([]);
});

describe.each(ROUTES)('%s', (name, route) => {
  test('turns away whoever may not, and nothing is written', async () => {
    const sample = await SAMPLES[name](scene);
    await quiet(world);
    const before = await dump(world);
    const wrong: string[] = [];
    for (const identity of [...STRANGERS, ...KNOWN]) {
      const wanted = expected(name, identity);
      if (wanted === 'in') continue;
      const answer = await send(world, route, sample, tokens[identity]);
      const status = wanted === 'no-token' || wanted === 'token-refused' ? 401 : 403;
      if (answer.code !== wanted || answer.status !== status)
        wrong.push(`${identity}: ${answer.status} ${answer.code}, not ${wanted}`);
      if (/\bat .+:\d+|node_modules|\.ts\b|\.cjs\b/.test(answer.text))
        wrong.push(`${identity}: ${answer.text}`);
      if (status === 401 && answer.headers.get('www-authenticate') !== 'Bearer')
        wrong.push(`${identity}: not told how to sign in`);
      if (answer.headers.get('cache-control') !== 'no-store') wrong.push(`${identity}: may be cached`);
    }
    expect(wrong).toEqual([]);
    await world.settled();
    expect(changed(before, await dump(world))).toEqual([]);
  });

  test('lets in whoever may', async () => {
    const wrong: string[] = [];
    let letIn = 0;
    for (const identity of KNOWN) {
      if (expected(name, identity) !== 'in') continue;
      const sample = await SAMPLES[name](scene);
      const answer = await send(world, route, sample, tokens[identity]);
      letIn += 1;
      if (answer.status !== (NOTHING_THERE.has(name) ? 404 : 200))
        wrong.push(`${identity}: ${answer.status} ${answer.text}`);
      await RESTORE[name]?.(scene);
    }
    expect(wrong).toEqual([]);
    expect(letIn).toBeGreaterThan(0);
  });
});

test('everyone may leave: a guest ends their own membership, and is a former member from then on', async () => {
  const params = { communityId: scene.communityId, personId: people.guest.id };
  expect(await world.call(people.guest, API.removeMember, { params })).toEqual({ removed: people.guest.id });
  const { communityId } = scene;
  const after = await world.ask(people.guest, API.openCommunity, { params: { communityId } });
  expect(after.body).toMatchObject({ status: 403, code: 'former-member' });
});
