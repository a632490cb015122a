import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QueueClient } from '@azure/storage-queue';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startAzurite } from '../../local/azurite.ts';
import type { FunctionsHost } from '../../local/functions-host/host.ts';
import { type Bundled, bundleFixture } from './functions-host-harness.ts';

interface Seen {
  queue?: string;
  timer?: string;
  isPastDue?: boolean;
  schedule?: unknown;
  scheduleStatus?: Record<string, string> | null;
  work?: { n: number };
  triggerMetadata?: Record<string, unknown>;
}

let azurite: Awaited<ReturnType<typeof startAzurite>>;
let fixture: Bundled;
let host: FunctionsHost;
let queue: QueueClient;
let number = 0;

beforeAll(async () => {
  [azurite, fixture] = await Promise.all([startAzurite({ folder: 'memory' }), bundleFixture()]);
});

afterEach(() => host?.stop());

afterAll(async () => {
  await azurite?.stop();
  await fixture?.remove();
});

async function start(options: Parameters<Bundled['start']>[0] = {}): Promise<void> {
  queue = new QueueClient(azurite.connectionString, `work-${++number}`);
  await queue.createIfNotExists();
  const settings = { FIXTURE_QUEUE: queue.name, ...options.settings };
  host = await fixture.start({ storage: azurite.connectionString, ...options, settings });
}

async function send(messages: object[], after?: number): Promise<void> {
  const response = await fetch(`${host.url}/send`, {
    method: 'POST',
    body: JSON.stringify({ messages, after }),
  });
  expect(response.status).toBe(202);
}

async function state(): Promise<{ seen: Seen[]; peak: number }> {
  return (await (await fetch(`${host.url}/state`)).json()) as { seen: Seen[]; peak: number };
}

/** Passes everything on to the queues, but keeps what it hands out for a moment. */
async function slowToHandOut(queuePort: number) {
  let handing = () => {};
  const handed = new Promise<void>((resolve) => (handing = resolve));
  const server = createServer((asked, answer) => {
    const on = { port: queuePort, method: asked.method, path: asked.url, headers: asked.headers };
    const sent = request(on, (given) => {
      const pass = () => {
        answer.writeHead(given.statusCode ?? 502, given.headers);
        given.pipe(answer);
      };
      const hands = asked.method === 'GET' && /[?&]numofmessages=\d+/.test(asked.url ?? '');
      if (!hands || /peekonly/.test(asked.url ?? '')) return pass();
      // An empty answer is short.
      if (Number(given.headers['content-length'] ?? 1_000) > 300) handing();
      setTimeout(pass, 200);
    });
    asked.pipe(sent);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    handing: () => handed,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const seenIn = async (name: string) => (await state()).seen.filter((one) => one.queue === name);
const numbers = (seen: Seen[]) => seen.map((one) => one.work?.n).sort();

describe('queue triggers', () => {
  test('every message reaches its function once, with its metadata, and leaves the queue', async () => {
    await start();
    await send([{ n: 1 }, { n: 2 }, { n: 3 }]);
    await host.idle();
    const seen = await seenIn('work');
    expect(numbers(seen)).toEqual([1, 2, 3]);
    const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/);
    const first = seen.find((one) => one.work?.n === 1)?.triggerMetadata;
    expect(first).toEqual({
      queueTrigger: { n: 1 },
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      dequeueCount: 1,
      popReceipt: expect.any(String),
      insertionTime: moment,
      expirationTime: moment,
      nextVisibleTime: moment,
      n: 1,
    });
    // Hidden from everybody else for ten minutes: after a crash only what does not rely on the queue comes sooner.
    const hiddenFor = Date.parse(String(first?.nextVisibleTime)) - Date.now();
    expect(hiddenFor).toBeGreaterThan(580_000);
    expect(hiddenFor).toBeLessThanOrEqual(600_000);
    expect((await queue.getProperties()).approximateMessagesCount).toBe(0);
  });

  test('the host makes no queue: it waits for the app to make it', async () => {
    await start({ settings: { FIXTURE_QUEUE: 'not-yet-made' } });
    const late = new QueueClient(azurite.connectionString, 'not-yet-made');
    await host.idle();
    expect(await late.exists()).toBe(false);
    await late.create();
    await late.sendMessage(Buffer.from('{"n":1}').toString('base64'));
    await host.idle();
    expect(numbers(await seenIn('work'))).toEqual([1]);
  });

  test('a message sent before the host starts is not forgotten', async () => {
    await start();
    await host.stop();
    await queue.sendMessage(Buffer.from('{"n":9}').toString('base64'));
    host = await fixture.start({
      storage: azurite.connectionString,
      settings: { FIXTURE_QUEUE: queue.name },
    });
    await host.idle();
    expect(numbers(await seenIn('work'))).toEqual([9]);
  });

  test('a failed message is tried again and succeeds', async () => {
    await start();
    await send([{ n: 1, failures: 2 }]);
    await host.idle();
    const counts = (await seenIn('work')).map((one) => one.triggerMetadata?.dequeueCount);
    expect(counts).toEqual([1, 2, 3]);
    expect(await seenIn('poison')).toEqual([]);
  });

  test('a message that keeps failing goes to the poison queue after the last try', async () => {
    await start({ queues: { maxDequeueCount: 3 } });
    await send([{ n: 1, failures: 99 }, { n: 2 }]);
    await host.idle();
    expect(numbers(await seenIn('work'))).toEqual([1, 1, 1, 2]);
    expect(numbers(await seenIn('poison'))).toEqual([1]);
  });

  test('a retry waits for the visibility timeout of host.json', async () => {
    await start({ queues: { visibilityTimeout: '00:00:01' } });
    await send([{ n: 1, failures: 1 }]);
    const began = Date.now();
    await host.idle();
    expect(Date.now() - began).toBeGreaterThan(600);
    expect(numbers(await seenIn('work'))).toEqual([1, 1]);
  });

  test('what is not base64 is poison, unless host.json says there is no encoding', async () => {
    await start();
    const poison = new QueueClient(azurite.connectionString, `${queue.name}-poison`);
    await queue.sendMessage('{"n":1}');
    // Padding left off is no base64 either, to .NET.
    await queue.sendMessage('eyJuIjoxfQ');
    await host.idle({ ignoreDelayed: true });
    expect(await seenIn('work')).toEqual([]);
    expect((await queue.getProperties()).approximateMessagesCount).toBe(0);
    // A poison queue has no poison queue: what its function cannot be given stays there, hidden.
    expect(await seenIn('poison')).toEqual([]);
    expect((await poison.getProperties()).approximateMessagesCount).toBe(2);
    expect((await poison.peekMessages()).peekedMessageItems).toEqual([]);
    await host.stop();

    await start({ queues: { messageEncoding: 'none' } });
    await queue.sendMessage('{"n":1}');
    await host.idle();
    expect(numbers(await seenIn('work'))).toEqual([1]);
  });

  test('what is base64 but no text fails like any other message, without reaching the function', async () => {
    await start({ queues: { maxDequeueCount: 2 } });
    await queue.sendMessage(Buffer.from([0xff, 0xfe]).toString('base64'));
    await host.idle({ ignoreDelayed: true });
    expect(await seenIn('work')).toEqual([]);
    const poison = new QueueClient(azurite.connectionString, `${queue.name}-poison`);
    expect((await poison.getProperties()).approximateMessagesCount).toBe(1);
  });

  test('no more messages run at once than batch size and threshold allow', async () => {
    await start({ queues: { batchSize: 2, newBatchThreshold: 0 } });
    await send(Array.from({ length: 6 }, (_, n) => ({ n, ms: 25 })));
    await host.idle();
    expect((await state()).peak).toBe(2);
    expect(await seenIn('work')).toHaveLength(6);
  });

  test('idle waits also for a message that is just being fetched, where it ignores what is delayed', async () => {
    const slow = await slowToHandOut(azurite.queuePort);
    const storage = azurite.connectionString.replace(`:${azurite.queuePort}/`, `:${slow.port}/`);
    try {
      await start({ storage });
      await send([{ n: 1 }]);
      await slow.handing();
      await host.idle({ ignoreDelayed: true });
      expect(numbers(await seenIn('work'))).toEqual([1]);
      await host.stop();
    } finally {
      slow.stop();
    }
  });

  test('idle waits for the messages that messages cause', async () => {
    await start();
    await send([{ n: 1, next: { n: 2, ms: 40, next: { n: 3 } } }]);
    await host.idle();
    expect(numbers(await seenIn('work'))).toEqual([1, 2, 3]);
  });

  test('idle waits for a message that is put off, unless told not to', async () => {
    await start();
    await send([{ n: 1 }], 1);
    await host.idle({ ignoreDelayed: true });
    expect(await seenIn('work')).toEqual([]);
    await host.idle();
    expect(numbers(await seenIn('work'))).toEqual([1]);
  });

  test('a message can be delivered twice, and a failure is told', async () => {
    await start();
    await host.deliver('work', { n: 7 });
    await host.deliver('work', '{"n":7}');
    expect(numbers(await seenIn('work'))).toEqual([7, 7]);
    await expect(host.deliver('work', { n: 8, failures: 1 })).rejects.toThrow('try 8 again');
    await host.deliver('work', { n: 8, failures: 1 }, { dequeueCount: 2 });
    await expect(host.deliver('nobody', {})).rejects.toThrow('work, poisoned');
  });

  test('stopping lets a running message finish and leaves none behind in hiding', async () => {
    await start();
    await send([{ n: 1, ms: 150 }]);
    while ((await state()).peak === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await host.stop();
    expect((await queue.getProperties()).approximateMessagesCount).toBe(0);
  });
});

describe('timers', () => {
  const ticks = async () => (await state()).seen.filter((one) => one.timer === 'tick');

  test('run on demand, with their schedule, and tell a failure', async () => {
    await start();
    await host.invokeTimer('tick', { isPastDue: true });
    await host.invokeTimer('tick');
    const [first, second] = await ticks();
    expect([first?.isPastDue, second?.isPastDue]).toEqual([true, false]);
    const never = '0001-01-01T00:00:00+00:00';
    expect(first?.schedule).toEqual({ adjustForDST: true });
    expect(first?.scheduleStatus).toMatchObject({ last: never, lastUpdated: never });
    const { last, next, lastUpdated } = second?.scheduleStatus ?? {};
    expect(next).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d[05]:00\+00:00$/);
    expect(last).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,2}[1-9])?\+00:00$/);
    expect(lastUpdated).toBe(last);
    expect(Math.abs(Date.parse(last ?? '') - Date.now())).toBeLessThan(5000);
    process.env.FIXTURE_TICK_FAILS = 'yes';
    await expect(host.invokeTimer('tick')).rejects.toThrow('the tick failed');
    delete process.env.FIXTURE_TICK_FAILS;
    await expect(host.invokeTimer('tock')).rejects.toThrow('tick, early');
  });

  test('never overlap themselves', async () => {
    await start();
    await Promise.all([host.invokeTimer('tick'), host.invokeTimer('tick'), host.invokeTimer('tick')]);
    expect(await ticks()).toHaveLength(3);
    expect((await state()).peak).toBe(1);
  });

  test('follow their schedule only when scheduled', async () => {
    const everySecond = { FIXTURE_SCHEDULE: '* * * * * *' };
    await start({ settings: everySecond });
    const manual = host;
    await start({ settings: everySecond, timers: 'scheduled' });
    await new Promise((resolve) => setTimeout(resolve, 2200));
    expect((await ticks()).length).toBeGreaterThanOrEqual(2);
    expect((await ticks()).length).toBeLessThanOrEqual(3);
    // The host keeps no status of a timer that fires more than once a minute.
    expect((await ticks()).at(-1)).toMatchObject({ isPastDue: false, scheduleStatus: null });
    expect((await state()).seen.filter((one) => one.timer === 'early')).toHaveLength(1);
    await host.stop();
    host = manual;
    expect((await state()).seen.filter((one) => one.timer)).toEqual([]);
  });

  describe('with a status that outlasts the host', () => {
    const day = { FIXTURE_SCHEDULE: '0 0 4 * * *' };
    const at = (days: number, time = '04:00:00') =>
      `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${time}+00:00`;
    let folder: string;
    let timerStatus: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'timers-'));
      timerStatus = join(folder, 'timers.json');
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));
    /** Starts with this status and says what ran of itself. */
    async function startedWith(tick: object | undefined, settings = day): Promise<Seen[]> {
      if (tick) await writeFile(timerStatus, JSON.stringify({ tick }));
      await start({ settings, timers: 'scheduled', timerStatus });
      await host.idle();
      const ran = await ticks();
      await host.stop();
      return ran;
    }
    const kept = async () => JSON.parse(await readFile(timerStatus, 'utf8')).tick as Record<string, string>;

    test('a run that was missed is made up for at once and once, and is said to be past due', async () => {
      const missed = { Last: at(-4), Next: at(-3), LastUpdated: at(-4) };
      expect(await startedWith(missed)).toMatchObject([
        {
          isPastDue: true,
          scheduleStatus: { last: missed.Last, next: missed.Next, lastUpdated: missed.LastUpdated },
        },
      ]);
      const { Last = '', Next = '' } = await kept();
      expect(Math.abs(Date.parse(Last) - Date.now())).toBeLessThan(5_000);
      expect(Date.parse(Next)).toBeGreaterThan(Date.now());
      expect(await startedWith(undefined)).toEqual([]);
    });

    test('a new timer is not past due, but its first run is not missed either', async () => {
      await rm(timerStatus);
      expect(await startedWith(undefined)).toEqual([]);
      expect(await kept()).toMatchObject({ Last: '0001-01-01T00:00:00+00:00' });
      const sinceThen = { Last: '0001-01-01T00:00:00+00:00', Next: at(-1), LastUpdated: at(-1, '03:00:00') };
      expect(await startedWith(sinceThen)).toMatchObject([{ isPastDue: true }]);
    });

    test('a schedule that was changed meanwhile makes nothing past due', async () => {
      const hourly = { Last: at(-4), Next: at(-4, '05:00:00'), LastUpdated: at(-4) };
      expect(await startedWith(hourly)).toEqual([]);
      const { Next = '' } = await kept();
      expect(Next).toMatch(/T04:00:00\+00:00$/);
      expect(Date.parse(Next)).toBeGreaterThan(Date.now());
    });

    test('what fires more than once a minute is never past due', async () => {
      const missed = { Last: at(-4), Next: at(-4, '04:00:30'), LastUpdated: at(-4) };
      const ran = await startedWith(missed, { FIXTURE_SCHEDULE: '0,30 * * * * *' });
      expect(ran.filter((one) => one.isPastDue)).toEqual([]);
    });
  });

  test('a schedule that cannot be read or lacks its setting stops the start', async () => {
    await expect(start({ settings: { FIXTURE_SCHEDULE: '*/5 * * *' } })).rejects.toThrow('six are expected');
    const lacking = await bundleFixture(
      'require("@azure/functions").app.timer("tock", { schedule: "%NO_SUCH%", handler: () => {} })',
    );
    await expect(lacking.start()).rejects.toThrow('"tock" needs the app setting NO_SUCH');
    await lacking.remove();
  });
});

describe('the admin route', () => {
  const run = (name: string, body: string) =>
    fetch(`${host.url}/admin/functions/${name}`, { method: 'POST', body }).then(({ status }) => status);

  test('runs a timer or a queue function and refuses the rest', async () => {
    await start();
    expect(await run('tick', '{}')).toBe(202);
    expect(await run('work', '{"input":"{\\"n\\":4}"}')).toBe(202);
    await host.idle();
    const { seen } = await state();
    expect(seen.filter((one) => one.timer === 'tick')).toHaveLength(1);
    expect(numbers(seen.filter((one) => one.queue === 'work'))).toEqual([4]);
    expect(await run('nobody', '{}')).toBe(404);
    expect(await run('work', 'not json')).toBe(400);
    expect(await run('state', '{}')).toBe(400);
    expect((await fetch(`${host.url}/admin/functions/tick`)).status).toBe(404);
  });
});
