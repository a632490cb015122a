import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { generate } from 'selfsigned';
import { build } from 'vite';
import { workbench } from '../../../local/workbench/server.ts';
import { manifest } from './manifest.ts';
import { startOffice } from './office.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The workbench, freshly built, around the fixture tab. Over https, as `authenticate` opens nothing else. */
export async function serveWorkbench() {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-'));
  const assets = join(folder, 'workbench');
  const [tab, { private: key, cert }, office] = await Promise.all([
    bundle({
      entryPoints: [here('./tab.ts')],
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      logLevel: 'error',
    }),
    generate([{ name: 'commonName', value: 'localhost' }]),
    startOffice(),
    build({
      configFile: here('../../../local/workbench/vite.config.ts'),
      logLevel: 'error',
      build: { outDir: assets },
    }),
  ]);
  const script = tab.outputFiles[0]?.text ?? '';
  const page =
    '<!doctype html><meta charset="utf-8"><title>Tab</title><body><script type="module" src="/tab.js"></script>';

  let origin = '';
  const handle = workbench({
    microsoft365: office.office,
    assets,
    manifest,
    appUrl: () => origin,
    stateFile: join(folder, 'channels.json'),
  });
  const apiCalls: string[] = [];
  const server: Server = createServer({ key, cert }, (req, res) => {
    const url = req.url ?? '/';
    if (url.startsWith('/workbench')) return handle(req, res);
    if (url === '/tab.js') return void res.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    if (url.startsWith('/api/')) {
      apiCalls.push(url);
      return void res.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    }
    res.writeHead(200, { 'content-type': 'text/html' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  origin = `https://localhost:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    apiCalls,
    ...office,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
      await office.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
