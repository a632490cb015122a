import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { API } from '../domain/api.ts';
import { testWorld } from '../tests/support/world.ts';
import { plannedSession } from './fixtures.ts';
import { type Load, type Measured, median, sender } from './load.ts';
import { worker } from './worker.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Even, so that each goes first as often as the other. */
const TURNS = 40;
/** Turns that warm everything up and do not count. */
const WARM = 4;

async function baselineBundle(): Promise<string> {
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
  return bundle;
}

/** P5 and P6: capturing a note over one raw insert, and an authenticated answer from memory over a bare echo. */
export async function requests() {
  const world = await testWorld();
  const both = { hostJson: `${root}dist/functions/host.json`, storage: world.storage };
  const apps = await worker([
    { ...both, bundle: `${root}dist/functions/main.cjs`, settings: world.settingsFor(world.url) },
    { ...both, bundle: await baselineBundle(), settings: { AzureWebJobsStorage: world.storage } },
  ]);
  try {
    const [url, plainUrl] = apps.urls;
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
    const note = `${url}${API.captureNote.path.replace('{communityId}', communityId).replace('{sessionId}', sessionId).replace('{noteId}', '{id}')}`;
    const search = `${url}${API.searchKnowledge.path.replace('{communityId}', communityId)}?q=nothing`;
    const capture = { url: note, method: 'PUT', headers, body, requests: 100, concurrency: 1 } as const;
    const insert = { ...capture, url: `${plainUrl}/insert/{id}` };
    const fromMemory = { url: search, method: 'GET', headers, requests: 1_000, concurrency: 16 } as const;
    const echo = { ...fromMemory, url: `${plainUrl}/echo?said=nothing` };
    // First what is answered from memory, while nobody writes: afterwards the index would be reading new notes.
    const answers = await turnAbout(fromMemory, echo);
    const writes = await turnAbout(capture, insert);
    return {
      failed: answers.failed + writes.failed,
      note: median(writes.ours.map(({ p50 }) => p50)),
      insert: median(writes.plain.map(({ p50 }) => p50)),
      noteRatio: median(writes.ours.map(({ p50 }, turn) => p50 / (writes.plain[turn]?.p50 ?? Number.NaN))),
      memory: median(answers.ours.map(({ perSecond }) => perSecond)),
      echo: median(answers.plain.map(({ perSecond }) => perSecond)),
      memoryRatio: median(
        answers.ours.map(({ perSecond }, turn) => perSecond / (answers.plain[turn]?.perSecond ?? Number.NaN)),
      ),
    };
  } finally {
    apps.stop();
    await world.stop();
  }
}

/**
 * The two loads by turns, short ones, so that a machine that slows down does so for both; which one goes first changes,
 * so that neither always finds what the other has left behind.
 */
async function turnAbout(ours: Load, plain: Load) {
  const measured = { ours: [] as Measured[], plain: [] as Measured[], failed: 0 };
  const { send, stop } = sender();
  for (let turn = 0; turn < WARM + TURNS; turn += 1) {
    const order = turn % 2 === 0 ? (['ours', 'plain'] as const) : (['plain', 'ours'] as const);
    for (const which of order) {
      const one = await send(which === 'ours' ? ours : plain);
      measured.failed += one.failed;
      if (turn >= WARM) measured[which].push(one);
    }
  }
  stop();
  return measured;
}
