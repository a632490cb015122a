import type { HttpRequest, InvocationContext } from '@azure/functions';
import { expect, test } from 'vitest';
import { receive } from '../../functions/calendar/notifications.ts';
import type { World } from '../../functions/world.ts';

test('whoever sends a thousand made-up notifications costs a hundred look-ups at most', async () => {
  let looks = 0;
  const look = async () => {
    looks += 1;
    return undefined;
  };
  const world = { mailboxes: { find: look, subscribed: look } } as unknown as World;
  const value = Array.from({ length: 1_000 }, (_, index) => ({
    subscriptionId: crypto.randomUUID(),
    clientState: 'guessed',
    tenantId: crypto.randomUUID(),
    ...(index % 2 === 0 && { resource: `Users/${crypto.randomUUID()}/Events/AAA` }),
    ...(index % 2 === 1 && { lifecycleEvent: 'missed' }),
  }));
  const request = {
    query: new URLSearchParams(),
    headers: new Headers(),
    text: async () => JSON.stringify({ value }),
  } as unknown as HttpRequest;
  const handed: unknown[] = [];
  const answer = await receive(
    request,
    { ...world, enqueueNotification: async (message) => void handed.push(message) },
    {} as InvocationContext,
  );
  expect([answer.status, handed.length]).toEqual([202, 0]);
  expect(looks).toBe(100);
});
