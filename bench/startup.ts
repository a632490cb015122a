import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { median } from './load.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const RUNS = 9;

/** The packages the function app is made of, imported one by one as an unbundled app would. */
const PACKAGES = [
  '@azure/functions',
  '@azure/data-tables',
  '@azure/storage-queue',
  '@azure/identity',
  '@azure/msal-node',
  '@microsoft/microsoft-graph-client',
  'jose',
  'zod',
  'stemmer',
  'papaparse',
  'windows-iana',
];

/** The worker provides this module, as it does here; without it the SDK warns about each function. */
const PROVIDING_CORE = `
  import { createRequire, Module } from 'node:module';
  const core = { version: '4', hostVersion: '4', registerFunction() {}, registerHook() {}, setProgrammingModel() {} };
  const load = Module.prototype.require;
  Module.prototype.require = function (id) { return id === '@azure/functions-core' ? core : load.call(this, id); };
`;

const GUID = '11111111-1111-4111-8111-111111111111';

function time(program: string): number {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `${PROVIDING_CORE}; const from = performance.now(); ${program}; console.log('took', performance.now() - from); process.exit(0);`,
    ],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        ENTRA_TENANT_ID: GUID,
        ENTRA_CLIENT_ID: GUID,
        ENTRA_CLIENT_SECRET: 'secret',
        PUBLIC_URL: 'https://example.com',
        AzureWebJobsStorage: 'UseDevelopmentStorage=true',
      },
    },
  );
  const took = /took ([\d.]+)/.exec(stdout)?.[1];
  if (!took) throw new Error(`the import failed: ${stderr}`);
  return Number(took);
}

/** P1: how long importing the bundled function app takes, over importing its packages unbundled. */
export async function startup() {
  const { main } = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as { main: string };
  const bundled: number[] = [];
  const unbundled: number[] = [];
  // In turns, so that a busy moment of the machine falls on both.
  for (let turn = 0; turn < RUNS; turn += 1) {
    // The Functions worker requires a CommonJS app.
    bundled.push(time(`createRequire(process.cwd() + '/')('./${main}')`));
    unbundled.push(time(`${PACKAGES.map((name) => `await import('${name}')`).join('; ')}`));
  }
  return {
    bundled: median(bundled),
    unbundled: median(unbundled),
    ratio: median(bundled) / median(unbundled),
  };
}
