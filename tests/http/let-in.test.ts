import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { type Callers, expected, gatherCallers, KNOWN } from './callers.ts';
import { NOTHING_THERE, SAMPLES } from './gathered.ts';
import { quiet } from './guild.ts';
import { ROUTES, send } from './raw.ts';

let callers: Callers;
let asItBegan: () => void;

beforeAll(async () => {
  callers = await gatherCallers();
  await quiet(callers.world);
  asItBegan = callers.world.keepRows('guildhall');
});

afterAll(() => callers.world.stop());

describe.each(ROUTES)('%s', (name, route) => {
  test('lets in whoever may', async () => {
    const { world, scene, tokens } = callers;
    const sample = await SAMPLES[name](scene);
    await quiet(world);
    const asSampled = world.keepRows('guildhall');
    const wrong: string[] = [];
    let letIn = 0;
    for (const identity of KNOWN) {
      if (expected(name, identity) !== 'in') continue;
      const answer = await send(world, route, sample, tokens[identity]);
      letIn += 1;
      if (answer.status !== (NOTHING_THERE.has(name) ? 404 : 200))
        wrong.push(`${identity}: ${answer.status} ${answer.text}`);
      // Reading asks for no work.
      if (route.method !== 'GET') await quiet(world);
      asSampled();
    }
    asItBegan();
    expect(wrong).toEqual([]);
    expect(letIn).toBeGreaterThan(0);
  });
});

test('everyone may leave: a guest ends their own membership, and is a former member from then on', async () => {
  const { world, scene, people } = callers;
  const params = { communityId: scene.communityId, personId: people.guest.id };
  expect(await world.call(people.guest, API.removeMember, { params })).toEqual({ removed: people.guest.id });
  const { communityId } = scene;
  const after = await world.ask(people.guest, API.openCommunity, { params: { communityId } });
  expect(after.body).toMatchObject({ status: 403, code: 'former-member' });
});
