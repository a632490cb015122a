import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIfStale } from '../scripts/build.ts';
import { PortInUseError } from './functions-host/listen.ts';
import { FolderInUseError, type HeldFolder, HOLDER, holdFolder } from './hold-folder.ts';
import { makeSample } from './sample/sample.ts';
import { CLOCK, MICROSOFT_365, NoFunctionsError, STORAGE, startWorld, WORKBENCH } from './world.ts';

const STEPS = 20;

/** Why a folder cannot be had, by the system's code for it. */
const UNUSABLE: ReadonlyMap<string, string> = new Map([
  ['EEXIST', 'it is a file'],
  ['ENOTDIR', 'what is to hold it is a file'],
  ['EACCES', 'writing there is not allowed'],
  ['EPERM', 'writing there is not allowed'],
  ['EROFS', 'it can only be read'],
  ['ENOSPC', 'there is no room left'],
]);

export interface Given {
  readonly empty: boolean;
  readonly fresh: boolean;
  readonly port: number;
  readonly data: string;
  readonly verbose: boolean;
}

/** The app's port and, beside it, Microsoft 365's; both step on together past what is taken. */
async function startOnFreePorts(given: Given, certificateFolder: string) {
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

/** Why a folder is not ours, and what to do; throws what nobody can do anything about. */
function whyNotHeld(folder: string, error: unknown): string {
  if (error instanceof FolderInUseError)
    return `Another Guildhall is already running on this data: ${error.address ?? folder}. Stop it, or give this one another folder with --data. If it runs no more, remove ${error.file}.`;
  const why = error instanceof Error && 'code' in error ? UNUSABLE.get(String(error.code)) : undefined;
  if (why === undefined) throw error;
  return `Nothing can be kept in ${folder}: ${why}. Name another folder with --data.`;
}

/** Takes the data for this process, or says why not. */
async function hold(folder: string): Promise<HeldFolder | undefined> {
  try {
    return await holdFolder(folder);
  } catch (error) {
    console.error(whyNotHeld(folder, error));
    return undefined;
  }
}

/** Stands in a folder while the sample is made there; one that was killed meanwhile has left it behind. */
const UNFINISHED = 'sample-unfinished';

/** Takes away a sample that is not whole; true if there was one. */
export async function forgetUnfinished(folder: string): Promise<boolean> {
  if (!(await readdir(folder)).includes(UNFINISHED)) return false;
  await forget(folder);
  return true;
}

/** Takes away what Guildhall keeps there. Whatever else lies in the folder is somebody else's. */
export async function forget(folder: string): Promise<void> {
  const files = [MICROSOFT_365, WORKBENCH, CLOCK, UNFINISHED];
  // Whoever was killed while writing one of them has left its beginning.
  const isOurs = (name: string) => name === STORAGE || files.includes(name.replace(/\.\d+\.tmp$/, ''));
  const ours = (await readdir(folder)).filter(isOurs);
  await Promise.all(ours.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

export async function run(given: Given, certificateFolder: string): Promise<void> {
  const held = await hold(given.data);
  if (!held) {
    process.exitCode = 1;
    return;
  }
  if (await buildIfStale()) console.log('Built the pages and the function app.');
  if (given.fresh) await forget(given.data);
  else if (await forgetUnfinished(given.data))
    console.log('The last start was killed before its sample was whole, so that is not kept.');
  const kept = (await readdir(given.data)).filter((name) => !name.startsWith(HOLDER));
  // A folder that is there and holds nothing is as good as none.
  const known = kept.length > 0;
  if (known && !given.empty && !kept.includes(STORAGE))
    console.log(`${given.data} holds other files, so no sample community is made there.`);
  let making = !known && !given.empty;
  if (making) await writeFile(join(given.data, UNFINISHED), '');
  const world = await startOnFreePorts(given, certificateFolder).catch(async (error: unknown) => {
    if (!(error instanceof NoFunctionsError)) throw error;
    if (making) await forget(given.data);
    await held.free();
    console.error(
      'The function app started without any function. Why stands above, as it would in the log in Azure.',
    );
    return undefined;
  });
  if (!world) {
    process.exitCode = 1;
    return;
  }
  await held.say(`${world.url}/workbench/`);
  let stopping: Promise<void> | undefined;
  const end = async () => {
    await world.stop();
    // Half a sample is worse than none, and the next start would take it for a whole one.
    if (making) await forget(given.data);
    await held.free();
    console.log(
      making ? 'Stopped. The sample was not whole yet, so it is not kept.' : 'Stopped. Everything is kept.',
    );
  };
  const stop = () => {
    stopping ??= end();
    return stopping;
  };
  // The last of them is what a terminal says that is closed.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // The worker in Azure exits without waiting for what the app has begun beside its answers, and so does this one.
    process.on(signal, () => void stop().then(() => process.exit()));
  }
  if (making) {
    console.log('Making a sample community, as its people would have …');
    try {
      await makeSample(world);
      making = false;
      await rm(join(given.data, UNFINISHED), { force: true });
    } catch (error) {
      const interrupted = stopping !== undefined;
      await stop();
      if (interrupted) return;
      throw error;
    }
  }
  if (!stopping) console.log(`\nGuildhall is ready: open ${world.url}/workbench/ (Ctrl+C stops it)\n`);
}
