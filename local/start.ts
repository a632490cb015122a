import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../scripts/build.ts';
import { trusting } from '../scripts/trusting.ts';
import { FolderInUseError, TABLES } from './azurite.ts';
import { PortInUseError } from './functions-host/listen.ts';
import { makeSample } from './sample/sample.ts';
import { type LocalWorld, startWorld } from './world.ts';

const USAGE = `npm start -- [--empty] [--fresh] [--port 7071] [--data FOLDER] [--verbose]

  --empty     start without the sample community
  --fresh     forget everything there was and start anew
  --port      where the app and the workbench listen (the next free one if taken)
  --data      where everything is kept (.guildhall/data)
  --verbose   print every request`;

const root = fileURLToPath(new URL('..', import.meta.url));
const STEPS = 20;

function options() {
  try {
    const { values } = parseArgs({
      options: {
        empty: { type: 'boolean', default: false },
        fresh: { type: 'boolean', default: false },
        port: { type: 'string', default: '7071' },
        data: { type: 'string', default: join(root, '.guildhall/data') },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (values.help || !Number.isInteger(port) || port < 1 || port > 65_000) return undefined;
    return { ...values, port, data: resolve(values.data) };
  } catch {
    return undefined;
  }
}

/** The app's port and, beside it, Microsoft 365's; both step on together past what is taken. */
async function startOnFreePorts(given: NonNullable<ReturnType<typeof options>>, certificateFolder: string) {
  for (let step = 0; ; step += 1) {
    const port = given.port + step * 2;
    try {
      return await startWorld({
        folder: given.data,
        certificateFolder,
        ports: { app: port, microsoft365: port + 1 },
        timers: 'scheduled',
        log: ({ level, message, functionName }) => {
          if (given.verbose || level === 'error') console.log(`${functionName ?? 'host'}: ${message}`);
        },
      });
    } catch (error) {
      const taken = error instanceof PortInUseError || (error as { code?: string }).code === 'EADDRINUSE';
      if (!taken || step >= STEPS) throw error;
      console.log(`Port ${port} or ${port + 1} is taken, trying ${port + 2}.`);
    }
  }
}

async function run(given: NonNullable<ReturnType<typeof options>>, certificateFolder: string): Promise<void> {
  if (await buildIfStale()) console.log('Built the pages and the function app.');
  if (given.fresh) await rm(given.data, { recursive: true, force: true });
  // A folder that is there and holds nothing is as good as none.
  const there = await readdir(given.data).catch((): string[] => []);
  const known = there.length > 0;
  if (known && !given.empty && !there.includes(TABLES))
    console.log(`${given.data} holds other files, so no sample community is made there.`);
  let world: LocalWorld;
  try {
    world = await startOnFreePorts(given, certificateFolder);
  } catch (error) {
    if (!(error instanceof FolderInUseError)) throw error;
    console.error(
      `Guildhall is running already with ${given.data}. Stop it first, or give another --data folder.`,
    );
    process.exitCode = 1;
    return;
  }
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= world.stop().then(() => console.log('Stopped. Everything is kept.'));
    return stopping;
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  if (!known && !given.empty) {
    console.log('Making a sample community, as its people would have …');
    try {
      await makeSample(world);
    } catch (error) {
      // Half a sample is worse than none, and the next start would take it for a whole one.
      const interrupted = stopping !== undefined;
      await stop();
      await rm(given.data, { recursive: true, force: true });
      if (interrupted) return;
      throw error;
    }
  }
  if (!stopping) console.log(`\nGuildhall is ready: open ${world.url}/workbench/ (Ctrl+C stops it)\n`);
}

const given = options();
if (!given) {
  console.log(USAGE);
  process.exitCode = 2;
} else {
  await trusting((certificateFolder) => run(given, certificateFolder));
}
