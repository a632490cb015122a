import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { planSession } from '../../domain/sessions/contract.ts';
import { type FunctionsHost, startFunctionsHost } from '../../local/functions-host/host.ts';
import { NoFunctionsError, startWorld } from '../../local/world.ts';
import { id, sessionDraft, someone, startCommunity } from '../http/guild.ts';
import { type TestWorld, testWorld } from '../support/world.ts';
import { bundleFixture } from './functions-host-harness.ts';

const functions = fileURLToPath(new URL('../../dist/functions', import.meta.url));

describe('the built function app without a setting it needs', () => {
  const settings = ['ENTRA_TENANT_ID', 'ENTRA_CLIENT_ID', 'PUBLIC_URL', 'AzureWebJobsStorage'];
  const before = settings.map((name) => [name, process.env[name]] as const);
  let host: FunctionsHost | undefined;
  afterEach(async () => {
    await host?.stop();
    for (const [name, value] of before) if (value !== undefined) process.env[name] = value;
  });

  it('has no functions, and says what is missing in one line that the host takes for an error', async () => {
    for (const name of settings) delete process.env[name];
    const said: { level: string; message: string }[] = [];
    host = await startFunctionsHost({
      bundle: `${functions}/main.cjs`,
      hostJson: `${functions}/host.json`,
      settings: { PUBLIC_URL: 'not an address', ENTRA_TENANT_ID: '6f2c1f0e-5b1d-4c51-9d0e-0a4f7f6d2b11' },
      storage: '',
      port: 0,
      timers: 'manual',
      log: (line) => said.push(line),
    });
    expect(host.functions).toEqual([]);
    const lines = said.filter(({ message }) => message.startsWith('{'));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.level).toBe('error');
    const { message, ...rest } = JSON.parse(lines[0]?.message ?? '') as Record<string, string>;
    expect(rest).toEqual({ level: 'error', event: 'cannot-start' });
    for (const name of ['ENTRA_CLIENT_ID', 'PUBLIC_URL', 'AzureWebJobsStorage'])
      expect(message).toContain(name);
    expect(message).not.toContain('ENTRA_TENANT_ID');
  });
});

it('npm start tells what a function app says that does not load', async () => {
  const broken = await bundleFixture('throw new Error("this file is broken")');
  await broken.start().then((host) => host.stop());
  const started = startWorld({
    folder: 'memory',
    certificateFolder: process.env.GUILDHALL_CERTIFICATES ?? '',
    functionsFolder: broken.folder,
  });
  await expect(started).rejects.toThrow(NoFunctionsError);
  await expect(started).rejects.toThrow('this file is broken');
  await broken.remove();
});

describe('the queues', () => {
  const { extensions } = JSON.parse(readFileSync(`${functions}/host.json`, 'utf8'));
  const [, seconds] = /^00:00:0(\d)$/.exec(extensions.queues.maxPollingInterval) ?? [];

  it('are looked into every two to five seconds at least', () => {
    expect(Number(seconds)).toBeGreaterThanOrEqual(2);
    expect(Number(seconds)).toBeLessThanOrEqual(5);
  });

  it('bring an invite to its worker within that time, where nobody tells the host that there is one', async () => {
    const lines: { at: number; message: string }[] = [];
    const world: TestWorld = await testWorld({
      polling: 'as-configured',
      log: ({ message }) => lines.push({ at: Date.now(), message }),
    });
    try {
      const priya = someone(world, 0);
      const communityId = await startCommunity(world, priya, []);
      // Until the waits have grown to their longest.
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      const correlation = crypto.randomUUID();
      const asked = Date.now();
      await world.call(priya, planSession, {
        params: { communityId, sessionId: id() },
        headers: { 'x-correlation-id': correlation },
        body: sessionDraft(priya),
      });
      const isDone = ({ message }: { message: string }) =>
        message.includes('"function":"deliverOutbox"') && message.includes(correlation);
      await expect.poll(() => lines.some(isDone), { timeout: 10_000, interval: 20 }).toBe(true);
      const done = lines.find(isDone);
      const { ms } = JSON.parse(done?.message ?? '') as { ms: number };
      expect((done?.at ?? 0) - ms - asked).toBeLessThan(5_000);
    } finally {
      await world.stop();
    }
  });
});
