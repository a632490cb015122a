import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { startFunctionsHost } from '../../local/functions-host/host.ts';

type Options = Parameters<typeof startFunctionsHost>[0];

export interface Bundled {
  folder: string;
  start(
    options?: Partial<Options> & { queues?: object; routePrefix?: string; functionTimeout?: string },
  ): ReturnType<typeof startFunctionsHost>;
  remove(): Promise<void>;
}

/** Bundles the fixture app, or other source, as the product's function app is bundled. */
export async function bundleFixture(source?: string): Promise<Bundled> {
  const folder = await mkdtemp(join(tmpdir(), 'functions-host-'));
  const bundle = join(folder, 'main.cjs');
  const hostJson = join(folder, 'host.json');
  await build({
    ...(source === undefined
      ? { entryPoints: [join(import.meta.dirname, 'functions-host.fixture.ts')] }
      : { stdin: { contents: source, resolveDir: import.meta.dirname } }),
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['@azure/functions-core'],
    // The storage SDK asks for its own place, which CommonJS does not give it.
    banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
    define: { 'import.meta.url': 'importMetaUrl' },
    logLevel: 'silent',
  });
  return {
    folder,
    start: async ({ queues, routePrefix = '', functionTimeout, ...options } = {}) => {
      const extensions = { http: { routePrefix }, queues };
      await writeFile(hostJson, JSON.stringify({ version: '2.0', functionTimeout, extensions }));
      return startFunctionsHost({
        bundle,
        hostJson,
        storage: '',
        port: 0,
        timers: 'manual',
        polling: 'eager',
        ...options,
        settings: {
          AzureWebJobsStorage: options.storage ?? '',
          FIXTURE_QUEUE: 'work',
          FIXTURE_SCHEDULE: '0 */5 * * * *',
          ...options.settings,
        },
      });
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Sends a byte for each character and returns the whole answer, once the other side closes. */
export function raw(url: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text, 'latin1'));
    let answer = '';
    socket.on('data', (data) => {
      answer += data.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
