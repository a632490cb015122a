import { expect, it } from 'vitest';
import { HOUR, MINUTE, meetings, names, there } from './attendance.ts';
import { Crash, endingsSaid, everyEnd, Fuse } from './chaos.ts';

const { shop, closed, meet, later, shown, waits, priya, ana, ben } = await meetings();

it('attendance comes out right wherever a process ends', async () => {
  const session = await closed();
  meet(session, [[ana, 30]]);
  shop.clock.advance(5 * MINUTE);
  const asItBegan = shop.keep();

  async function wrongWith(fuse: Fuse): Promise<string[]> {
    asItBegan();
    await later(0, shop.process(fuse)).catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error;
    });
    // The meeting is used again, and its second report comes while nobody works.
    meet(session, [[ben, 10]], 20);
    for (let look = 0; look < 3; look += 1) await later(12 * HOUR, shop.process());
    const came = there(await shown(session, priya, shop.process())).join();
    const waiting = await waits(session);
    return came === names(ana, ben, priya).join() && waiting === 0 ? [] : [`${came}, ${waiting} waiting`];
  }

  const whole = new Fuse(Number.POSITIVE_INFINITY, false);
  expect(await wrongWith(whole)).toEqual([]);
  const wrong: string[] = [];
  for (const end of everyEnd(whole.count))
    for (const one of await wrongWith(new Fuse(...end))) wrong.push(`${one} ${endingsSaid([end])}`);
  console.log(`${whole.count} effects`);
  expect(wrong).toEqual([]);
}, 90_000);
