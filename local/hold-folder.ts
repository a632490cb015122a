import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Another running process has the folder: two would overwrite each other's data. */
export class FolderInUseError extends Error {
  /** Where it is served, if that was said. */
  readonly address: string | undefined;
  /** What says so. */
  readonly file: string;

  constructor(folder: string, file: string, owner: number, address?: string) {
    super(`Process ${owner} uses ${folder}. Stop it first; if it is no longer Guildhall, remove ${file}`);
    this.address = address;
    this.file = file;
  }
}

export interface HeldFolder {
  /** Tells whoever comes later where to look. */
  say(address: string): Promise<void>;
  free(): Promise<void>;
}

/** Says whose the folder is: a process, and in a second line its address. */
export const HOLDER = 'in-use-by.pid';
/** How often this process holds a folder or is about to: from then on its number may stand there. */
const ours = new Map<string, number>();
/** Nobody takes so long to clear away what was left. */
const CLEARING_MS = 10_000;

/** Holds the folder for this process, and for no other. */
export async function holdFolder(path: string): Promise<HeldFolder> {
  const folder = resolve(path);
  const file = join(folder, HOLDER);
  await mkdir(folder, { recursive: true });
  while (!(await take(folder, file))) {
    const there = await read(file);
    const [first = '', address] = there.split('\n');
    const owner = Number(first);
    if (owner === process.pid ? ours.has(folder) : isAlive(owner)) {
      throw new FolderInUseError(folder, file, owner, address);
    }
    await clear(file, there);
  }
  return {
    say: (address) => writeFile(file, `${process.pid}\n${address}`),
    free: async () => {
      await rm(file, { force: true });
      count(folder, -1);
    },
  };
}

/** As `holdFolder`, but waits its turn; `waiting` is told once why. */
export async function holdInTurn(path: string, waiting: (why: Error) => void): Promise<HeldFolder> {
  for (let told = false; ; told = true) {
    try {
      return await holdFolder(path);
    } catch (error) {
      if (!(error instanceof FolderInUseError)) throw error;
      if (!told) waiting(error);
      await wait(200);
    }
  }
}

function count(folder: string, by: 1 | -1): void {
  const times = (ours.get(folder) ?? 0) + by;
  if (times > 0) ours.set(folder, times);
  else ours.delete(folder);
}

async function take(folder: string, file: string): Promise<boolean> {
  count(folder, 1);
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    count(folder, -1);
    if (isThere(error)) return false;
    throw error;
  }
}

/** One at a time: otherwise the second would take away what the first has just put there, and both would hold it. */
async function clear(file: string, left: string): Promise<void> {
  const clearing = `${file}.clearing`;
  try {
    await mkdir(clearing);
  } catch (error) {
    if (!isThere(error)) throw error;
    const since = await stat(clearing).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - since > CLEARING_MS) await rm(clearing, { recursive: true, force: true });
    await wait(25);
    return;
  }
  try {
    if ((await read(file)) === left) await rm(file, { force: true });
  } finally {
    await rm(clearing, { recursive: true, force: true });
  }
}

const isThere = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** Whoever made the file a moment ago may not yet have written into it. */
async function read(file: string): Promise<string> {
  for (let tries = 0; tries < 20; tries += 1) {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text !== '') return text ?? '';
    await wait(25);
  }
  return '';
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
