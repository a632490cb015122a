import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Saying, sayInOrder } from '../../tabs/sessions/page/say-in-order.ts';

const says = (id: string, there: boolean | null): Saying => ({ person: { id, name: id }, there });
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('whatever is chosen how quickly, the server ends with what was chosen last of each person', async () => {
  const choice = fc.record({
    id: fc.constantFrom('Ana', 'Ben'),
    there: fc.constantFrom(true, false, null),
    takes: fc.nat({ max: 3 }),
    waits: fc.nat({ max: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(choice, { maxLength: 6 }), async (choices) => {
      const server = new Map<string, boolean | null>();
      const takes = choices.map((one) => one.takes);
      const say = sayInOrder(async (some) => {
        for (let left = takes.shift() ?? 0; left > 0; left -= 1) await turn();
        for (const { person, there } of some) server.set(person.id, there);
      });
      const said: Promise<unknown>[] = [];
      for (const { id, there, waits } of choices) {
        said.push(say([says(id, there)]));
        for (let left = waits; left > 0; left -= 1) await turn();
      }
      expect(await Promise.all(said)).toEqual(choices.map(() => null));
      expect(Object.fromEntries(server)).toEqual(
        Object.fromEntries(choices.map(({ id, there }) => [id, there])),
      );
    }),
    { numRuns: 60 },
  );
});

test('of what could not be said only what still counts is to be said again', async () => {
  const problem = new Error('Offline');
  const sent: unknown[] = [];
  const say = sayInOrder(async (some) => {
    sent.push(some.map(({ person, there }) => [person.id, there]));
    if (sent.length === 1) throw problem;
  });
  const first = say([says('Ana', true), says('Ben', true)]);
  const second = say([says('Ana', false)]);
  expect(await first).toEqual({ problem, says: [says('Ben', true)] });
  expect(await second).toBeNull();
  expect(sent.at(-1)).toEqual([['Ana', false]]);
});
