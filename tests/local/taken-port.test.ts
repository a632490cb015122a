import { type AddressInfo, createServer, Server } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { testWorld } from '../support/world.ts';

afterEach(() => vi.restoreAllMocks());

test('a world starts although somebody takes the port that it has found free', async () => {
  const others: Server[] = [];
  const close = Server.prototype.close;
  vi.spyOn(Server.prototype, 'close').mockImplementation(function (this: Server, done) {
    const address = this.address() as AddressInfo | null;
    return close.call(this, () => {
      if (others.length > 0 || !address) return done?.();
      others.push(createServer().listen(address.port, '127.0.0.1', () => done?.()));
    });
  });
  const world = await testWorld();
  vi.restoreAllMocks();
  const taken = (others[0]?.address() as AddressInfo).port;
  expect(new URL(world.url).port).not.toBe(String(taken));
  expect((await fetch(`${world.url}/api/health`)).status).toBe(200);
  await world.stop();
  await new Promise((resolve) => others[0]?.close(resolve));
});
