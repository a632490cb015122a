import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../support/world.ts';
import { LATER, SAMPLES } from './gathered.ts';
import { quiet } from './guild.ts';
import { keptOtherwise, type Stored, stored } from './other-rows.ts';
import { ROUTES, send } from './raw.ts';
import { type Scene, setScene } from './scene.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld({ unknownRows: true });
});
afterAll(() => world.stop());

/** What a row is about, as far as its key says. */
function kindOf(rowKey: string): string {
  const [first = '', second = '', third = ''] = rowKey.split('|');
  if (['pilots', 'rota', 'joining'].includes(first)) return `${first}|${second}`;
  return ['in-session', 'in-artifact', 'in-pilot'].includes(first) ? third : first;
}

/** Only touched, only there or not, or made from other rows: nothing is kept in them alone. */
const DERIVED = [
  ...['capture-gate', 'over', 'open-action', 'news', 'outbox', 'find', 'topics', 'scored'],
  ...['pilots|1-open', 'pilots|2-over', 'my-pilots', 'activity', 'may', 'report-offer'],
  ...['rota|2-shown', 'joining|0-discoverable'],
];

describe('no route writes over what it could not read', () => {
  let scene: Scene;
  let token: string;
  let asItBegan: () => void;
  beforeAll(async () => {
    scene = await setScene(world);
    token = await world.microsoft365.userToken(scene.organiser.id);
    await quiet(world);
    asItBegan = world.keepRows('guildhall');
  });

  const ofScene = () => stored(world).filter(({ partitionKey }) => partitionKey.endsWith(scene.communityId));
  const texts = (rows: readonly Stored[]) =>
    new Map(rows.map((row) => [row.rowKey, JSON.stringify(row.columns)]));

  const writing = ROUTES.filter(([, { method }]) => method !== 'GET');
  test.each(writing)(
    '%s',
    async (name, route) => {
      const sample = await SAMPLES[name](scene);
      await quiet(world);
      const asSampled = world.keepRows('guildhall');
      const rows = ofScene();
      const before = texts(rows);
      await send(world, route, sample, token);
      await quiet(world);
      const kinds = new Set(
        ofScene()
          .filter(
            ({ rowKey, columns }) => before.has(rowKey) && before.get(rowKey) !== JSON.stringify(columns),
          )
          .map(({ rowKey }) => kindOf(rowKey))
          .filter((kind) => !DERIVED.includes(kind)),
      );
      asSampled();
      // That somebody has the other role already is remembered for some seconds.
      const again = name === 'addMember' ? { ...sample, body: { role: 'sponsor' } } : sample;
      for (const kind of kinds) {
        // An author who takes their note away need not be able to read it.
        if (name === 'removeNote' && kind === 'note') continue;
        await keptOtherwise(
          world,
          rows.filter(({ rowKey }) => kindOf(rowKey) === kind),
          async () => {
            const unread = texts(ofScene().filter(({ rowKey }) => kindOf(rowKey) === kind));
            const answer = await send(world, route, again, token);
            await quiet(world);
            const after = texts(ofScene());
            const refused = LATER[name]?.includes(kind) ? [200, ''] : [503, 'newer-version'];
            expect([kind, answer.status, answer.code]).toEqual([kind, ...refused]);
            for (const [key, text] of unread) expect([key, after.get(key)]).toEqual([key, text]);
          },
        );
        asSampled();
      }
      asItBegan();
    },
    60_000,
  );
});
