import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Another running process has the folder: two would overwrite each other's data. */
export class FolderInUseError extends Error {
  /** Where it is served, if that was said. */
  readonly address: string | undefined;

  constructor(folder: string, file: string, owner: number, address?: string) {
    super(`Process ${owner} uses ${folder}. Stop it first; if it is no longer Guildhall, remove ${file}`);
    this.address = address;
  }
}

export interface HeldFolder {
  /** Tells whoever comes later where to look. */
  say(address: string): Promise<void>;
  free(): Promise<void>;
}

/** Says whose the folder is: a process, and in a second line its address. */
export const HOLDER = 'in-use-by.pid';
const held = new Set<string>();

/** Holds the folder for this process, and for no other. */
export async function holdFolder(path: string): Promise<HeldFolder> {
  const folder = resolve(path);
  const file = join(folder, HOLDER);
  await mkdir(folder, { recursive: true });
  while (!(await take(file))) {
    const [first = '', address] = (await read(file)).split('\n');
    const owner = Number(first);
    if (owner === process.pid ? held.has(folder) : isAlive(owner)) {
      throw new FolderInUseError(folder, file, owner, address);
    }
    await rm(file, { force: true });
  }
  held.add(folder);
  return {
    say: (address) => writeFile(file, `${process.pid}\n${address}`),
    free: async () => {
      held.delete(folder);
      await rm(file, { force: true });
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

async function take(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

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
