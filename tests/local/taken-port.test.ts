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
  const [other] = others;
  if (!other) throw new Error('No port was taken');
  const { port } = other.address() as AddressInfo;
  expect(new URL(world.url).port).not.toBe(String(port));
  expect((await fetch(`${world.url}/api/health`)).status).toBe(200);
  await world.stop();
  await new Promise((resolve) => other.close(resolve));
});
