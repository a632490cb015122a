import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { API } from '../domain/api.ts';
import { startFunctionsHost } from '../local/functions-host/host.ts';
import { testWorld } from '../tests/support/world.ts';
import { plannedSession } from './fixtures.ts';
import { median, send } from './load.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const TURNS = 7;

async function baseline(storage: string) {
  const bundle = `${root}dist/bench/main.cjs`;
  await build({
    entryPoints: [`${root}bench/baseline-app.ts`],
    outfile: bundle,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    external: ['@azure/functions-core'],
    logLevel: 'warning',
  });
  return startFunctionsHost({
    bundle,
    hostJson: `${root}dist/functions/host.json`,
    settings: { AzureWebJobsStorage: storage },
    storage,
    port: 0,
    timers: 'manual',
  });
}

/** P5 and P6: capturing a note over one raw insert, and an authenticated answer from memory over a bare echo. */
export async function requests() {
  // Lines are logged into nothing on both sides: keeping them would be the bench's own cost.
  const world = await testWorld({ log: () => {} });
  const plain = await baseline(world.storage);
  try {
    const [priya] = world.microsoft365.people;
    if (!priya) throw new Error('nobody is here');
    const { communityId, sessionId } = await plannedSession(world, priya);
    const headers = {
      authorization: `Bearer ${await world.microsoft365.userToken(priya.id)}`,
      'content-type': 'application/json',
    };
    const body = JSON.stringify({
      note: {
        kind: 'insight',
        text: 'Asking before advising changed what the team brought to me within two weeks.',
        agendaItemId: null,
        tags: [],
        ownerId: null,
        due: null,
      },
      secret: null,
    });
    const note = `${world.url}${API.captureNote.path.replace('{communityId}', communityId).replace('{sessionId}', sessionId).replace('{noteId}', '{id}')}`;
    const search = `${world.url}${API.searchKnowledge.path.replace('{communityId}', communityId)}?q=nothing`;
    const ours: number[] = [];
    const raw: number[] = [];
    const cached: number[] = [];
    const echo: number[] = [];
    let failed = 0;
    for (let turn = 0; turn <= TURNS; turn += 1) {
      const one = await send({ url: note, method: 'PUT', headers, body, requests: 300, concurrency: 1 });
      const two = await send({
        url: `${plain.url}/insert/{id}`,
        method: 'PUT',
        headers,
        body,
        requests: 300,
        concurrency: 1,
      });
      const three = await send({ url: search, method: 'GET', headers, requests: 4_000, concurrency: 16 });
      const four = await send({
        url: `${plain.url}/echo?said=nothing`,
        method: 'GET',
        headers,
        requests: 4_000,
        concurrency: 16,
      });
      failed += one.failed + two.failed + three.failed + four.failed;
      // The first turn warms everything up and does not count.
      if (turn === 0) continue;
      ours.push(one.p50);
      raw.push(two.p50);
      cached.push(three.perSecond);
      echo.push(four.perSecond);
    }
    return {
      failed,
      note: median(ours),
      insert: median(raw),
      noteRatio: median(ours.map((value, turn) => value / (raw[turn] ?? Number.NaN))),
      cached: median(cached),
      echo: median(echo),
      cachedRatio: median(cached.map((value, turn) => value / (echo[turn] ?? Number.NaN))),
    };
  } finally {
    await plain.stop();
    await world.stop();
  }
}
