import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { API } from '../domain/api.ts';
import { LIVE_BEAT_MS } from '../domain/sessions/live-contract.ts';
import { testWorld } from '../tests/support/world.ts';
import { plannedSession } from './fixtures.ts';
import { worker } from './worker.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const WRITERS = 20;
/** How often each of the writers captures a note. */
const BETWEEN_NOTES_MS = 12_000;
const SECONDS = 16;

interface Room {
  readonly url: string;
  readonly path: string;
  readonly token: string;
  readonly count: number;
}

interface Seen {
  /** Of a refresh, in milliseconds. */
  readonly p95: number;
  readonly longest: number;
  /** Notes that were acknowledged and that some panel was not told. */
  readonly lost: number;
  readonly refused: number;
}

/** P14: so many open panels of one session on one instance, 20 of them capturing. */
export async function panels(count: number): Promise<Seen & { storageCalls: number }> {
  const world = await testWorld();
  const apps = await worker([
    {
      bundle: `${root}dist/functions/main.cjs`,
      hostJson: `${root}dist/functions/host.json`,
      storage: world.storage,
      settings: world.settingsFor(world.url),
    },
  ]);
  // A process of its own, so that asking does not take the server's time.
  const child = fork(fileURLToPath(import.meta.url), ['panels'], { execArgv: process.execArgv });
  try {
    const [priya] = world.microsoft365.people;
    if (!priya) throw new Error('nobody is here');
    const params = await plannedSession(world, priya);
    const path = API.followSession.path
      .replace('{communityId}', params.communityId)
      .replace('{sessionId}', params.sessionId);
    const token = await world.microsoft365.userToken(priya.id);
    const room: Room = { url: apps.urls[0] ?? '', path, token, count };
    child.send(room);
    // First everything is warmed up.
    await once(child, 'message');
    const before = await apps.storageCalls();
    const from = performance.now();
    const [seen] = (await once(child, 'message')) as [Seen];
    const seconds = (performance.now() - from) / 1_000;
    return { ...seen, storageCalls: ((await apps.storageCalls()) - before) / seconds };
  } finally {
    child.kill();
    apps.stop();
    await world.stop();
  }
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function people({ url, path, token, count }: Room) {
  const agent = new Agent({ keepAlive: true });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const captured = new Set<string>();
  const times: number[] = [];
  let refused = 0;

  const send = (method: 'GET' | 'PUT', to: string, body?: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const sent = request(`${url}${to}`, { method, headers, agent }, (answer) => {
        let text = '';
        answer.on('data', (part: Buffer) => {
          text += part;
        });
        answer.once('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      });
      sent.once('error', reject);
      sent.end(body);
    });

  const panel = () => {
    const told = new Set<string>();
    let cursor = '';
    let pause = LIVE_BEAT_MS;
    const ask = async () => {
      const from = performance.now();
      const { status, text } = await send('GET', cursor ? `${path}?since=${cursor}` : path);
      times.push(performance.now() - from);
      if (status !== 200) {
        refused += 1;
        return;
      }
      const live = JSON.parse(text) as { cursor: string; notes: { id: string }[]; askAgainMs: number | null };
      for (const { id } of live.notes) told.add(id);
      cursor = live.cursor;
      pause = live.askAgainMs ?? LIVE_BEAT_MS;
    };
    return { told, ask, pause: () => pause };
  };

  const capture = async () => {
    const id = crypto.randomUUID();
    const note = {
      kind: 'insight',
      text: 'Asking first',
      agendaItemId: null,
      tags: [],
      ownerId: null,
      due: null,
    };
    const to = `${path.replace(/live$/, 'notes')}/${id}`;
    const { status } = await send('PUT', to, JSON.stringify({ note, secret: null }));
    if (status === 200) captured.add(id);
    else refused += 1;
  };

  const open = Array.from({ length: count }, panel);
  /** All panels for so long, each beginning at a moment of its own. */
  async function sit(seconds: number): Promise<void> {
    const end = performance.now() + seconds * 1_000;
    const asking = open.map(async (one, index) => {
      await wait((index * LIVE_BEAT_MS) / count);
      while (performance.now() < end) {
        const next = performance.now() + one.pause();
        await one.ask();
        await wait(Math.max(0, next - performance.now()));
      }
    });
    const writing = open.slice(0, WRITERS).map(async (_, index, { length }) => {
      await wait((index * BETWEEN_NOTES_MS) / length);
      while (performance.now() < end) {
        await capture();
        await wait(BETWEEN_NOTES_MS);
      }
    });
    await Promise.all([...asking, ...writing]);
  }

  return {
    sit,
    measured: async (): Promise<Seen> => {
      const during = times.splice(0).sort((a, b) => a - b);
      // What was captured last may be told a second later.
      await wait(1_500);
      for (const one of open) await one.ask();
      const lost = open.reduce(
        (sum, { told }) => sum + [...captured].filter((id) => !told.has(id)).length,
        0,
      );
      const at = (share: number) => during[Math.floor((during.length - 1) * share)] ?? Number.NaN;
      return { p95: at(0.95), longest: at(1), lost, refused };
    },
    forget: () => void times.splice(0),
  };
}

if (process.argv[2] === 'panels') {
  // A parent that was killed cannot stop us.
  process.once('disconnect', () => process.exit());
  process.once('message', (room) => {
    void (async () => {
      const { sit, measured, forget } = people(room as Room);
      await sit(5);
      forget();
      process.send?.('warm');
      await sit(SECONDS);
      process.send?.(await measured());
    })();
  });
}
