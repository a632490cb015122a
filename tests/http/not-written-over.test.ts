import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../support/world.ts';
import { LATER, RESTORE, SAMPLES } from './gathered.ts';
import { quiet } from './guild.ts';
import { keptOtherwise, type Stored, stored } from './other-rows.ts';
import { ROUTES, type RouteName, send } from './raw.ts';
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
  ...['capture-gate', 'over', 'open-action', 'news', 'outbox', 'find', 'topics'],
  ...['pilots|1-open', 'pilots|2-over', 'my-pilots', 'activity', 'may', 'report-offer'],
  ...['rota|2-shown', 'joining|0-discoverable'],
];

describe('no route writes over what it could not read', () => {
  let scene: Scene;
  let token: string;
  beforeAll(async () => {
    scene = await setScene(world);
    token = await world.microsoft365.userToken(scene.organiser.id);
  });

  const ofScene = async () =>
    (await stored(world)).filter(({ partitionKey }) => partitionKey.endsWith(scene.communityId));
  const texts = (rows: readonly Stored[]) =>
    new Map(rows.map((row) => [row.rowKey, JSON.stringify(row.columns)]));
  const sample = async (name: RouteName) => {
    const made = await SAMPLES[name](scene);
    // Also of what an earlier route could not do, because it could not read what it needed.
    await quiet(world);
    return made;
  };

  const writing = ROUTES.filter(([, { method }]) => method !== 'GET');
  test.each(writing)(
    '%s',
    async (name, route) => {
      const first = await sample(name);
      const before = texts(await ofScene());
      await send(world, route, first, token);
      await world.settled();
      const written = (await ofScene()).filter(
        ({ rowKey, columns }) => before.has(rowKey) && before.get(rowKey) !== JSON.stringify(columns),
      );
      await RESTORE[name]?.(scene);
      const kinds = new Set(
        written.map(({ rowKey }) => kindOf(rowKey)).filter((kind) => !DERIVED.includes(kind)),
      );
      for (const kind of kinds) {
        // An author who takes their note away need not be able to read it.
        if (name === 'removeNote' && kind === 'note') continue;
        const made = await sample(name);
        // The first one gave another role already.
        const again = name === 'addMember' ? { ...made, body: { role: 'sponsor' } } : made;
        const rows = (await ofScene()).filter(({ rowKey }) => kindOf(rowKey) === kind);
        await keptOtherwise(world, rows, async () => {
          const unread = texts((await ofScene()).filter(({ rowKey }) => kindOf(rowKey) === kind));
          const answer = await send(world, route, again, token);
          await world.settled();
          const after = texts(await ofScene());
          const refused = LATER[name]?.includes(kind) ? [200, ''] : [503, 'newer-version'];
          expect([kind, answer.status, answer.code]).toEqual([kind, ...refused]);
          for (const [key, text] of unread) expect([key, after.get(key)]).toEqual([key, text]);
        });
        await RESTORE[name]?.(scene);
      }
    },
    60_000,
  );
});
