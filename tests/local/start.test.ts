import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FolderInUseError, HOLDER, holdFolder, holdInTurn } from '../../local/hold-folder.ts';
import { forget, forgetUnfinished } from '../../local/run.ts';

// No process has a number this high.
const NOBODYS = '4194999\nhttp://localhost:1/workbench/';

let folder: string;
const started: Start[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'));
});
afterAll(async () => {
  for (const { shell } of started) if (shell.exitCode === null) shell.kill('SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

interface Start {
  shell: ChildProcess;
  /** Waits until it has printed this. */
  says(what: RegExp | string): Promise<string>;
  ended: Promise<number | null>;
}

function npmStart(data: string, port: number, ...more: string[]): Start {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const args = ['start', '--', ...more, '--data', data, '--port', String(port)];
  // In a group of its own, as a terminal gives it one.
  const shell = spawn('npm', args, { cwd: join(import.meta.dirname, '../..'), env, detached: true });
  let said = '';
  const heard = new Set<() => void>();
  for (const stream of [shell.stdout, shell.stderr]) {
    stream.on('data', (part) => {
      said += String(part);
      for (const look of heard) look();
    });
  }
  const start: Start = {
    shell,
    says: (what) =>
      new Promise((resolve) => {
        const look = () => {
          if (!(typeof what === 'string' ? said.includes(what) : what.test(said))) return;
          heard.delete(look);
          resolve(said);
        };
        heard.add(look);
        look();
      }),
    ended: new Promise((resolve) => shell.on('exit', resolve)),
  };
  started.push(start);
  return start;
}

/** What a terminal that is closed says to all that runs in it. */
const closeTerminal = ({ shell }: Start) => process.kill(-(shell.pid ?? Number.NaN), 'SIGHUP');

describe('npm start', () => {
  const port = 20_000 + (process.pid % 20_000);

  test('twice at once with the same data: one runs until npm is told to end, the other says what to do', async () => {
    const data = join(folder, 'data');
    const both = [npmStart(data, port, '--empty'), npmStart(data, port, '--empty')];
    const refused = await Promise.race(both.map((one) => one.ended.then(() => one)));
    const running = both.find((one) => one !== refused);
    expect(await refused.ended).toBe(1);
    const said = await refused.says('Another Guildhall');
    expect(said).toMatch(/is already running on this data: .+\. Stop it, or give this one another folder/);
    expect(said).not.toContain('   at ');

    await running?.says(/ready: open http:\S+/);
    expect(await readFile(join(data, HOLDER), 'utf8')).toMatch(/^\d+\nhttp:\/\/localhost:\d+\/workbench\/$/);
    running?.shell.kill('SIGTERM');
    await running?.says('Stopped. Everything is kept.');
    expect(await readdir(data)).toEqual(['azurite', 'microsoft365.json']);
    // Six processes come and go here.
  }, 60_000);

  test('ends gently when its terminal is closed, and keeps no half of a sample', async () => {
    const data = join(folder, 'half');
    const start = npmStart(data, port + 4);
    await start.says('Making a sample community');
    closeTerminal(start);
    const said = await start.says('Stopped.');
    expect(said).toContain('Stopped. The sample was not whole yet, so it is not kept.');
    expect(said).not.toContain('   at ');
    expect(await readdir(data)).toEqual([]);
  }, 30_000);

  test('on what is no folder says so in words', async () => {
    const file = join(folder, 'thesis.md');
    await writeFile(file, 'Years of work');
    const refused = npmStart(file, 20_000);
    expect(await refused.ended).toBe(1);
    expect(await refused.says('Nothing can be kept')).toMatch(
      /Nothing can be kept in .+thesis\.md: it is a file\. Name another folder with --data\.\s*$/,
    );
    expect(await readFile(file, 'utf8')).toBe('Years of work');
  });
});

test('starting fresh forgets what Guildhall kept in a folder, and nothing else that lies there', async () => {
  const data = join(folder, 'fresh');
  await mkdir(join(data, 'azurite'), { recursive: true });
  await writeFile(join(data, 'azurite', 'table.json'), '{}');
  await writeFile(join(data, 'microsoft365.json'), '{}');
  await writeFile(join(data, 'microsoft365.json.4711.tmp'), '{');
  // Where a tab was added to a channel. Left behind it would pass for somebody else's, and no sample be made.
  await writeFile(join(data, 'workbench.json'), '[]');
  await writeFile(join(data, 'microsoft365.json.mine'), '{}');
  await writeFile(join(data, 'thesis.md'), 'Years of work');
  await forget(data);
  expect(await readdir(data)).toEqual(['microsoft365.json.mine', 'thesis.md']);
});

test('a sample whose making was killed is forgotten at the next start, a whole one is not', async () => {
  const data = join(folder, 'killed');
  await mkdir(join(data, 'azurite'), { recursive: true });
  expect(await forgetUnfinished(data)).toBe(false);
  expect(await readdir(data)).toEqual(['azurite']);
  await writeFile(join(data, 'sample-unfinished'), '');
  expect(await forgetUnfinished(data)).toBe(true);
  expect(await readdir(data)).toEqual([]);
});

describe('a folder that is held', () => {
  test('is held by one of many that come at once, and free again afterwards', async () => {
    const contested = join(folder, 'contested');
    const tried = await Promise.allSettled(Array.from({ length: 8 }, () => holdFolder(contested)));
    const [held, ...others] = tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(others).toEqual([]);
    for (const one of tried) {
      if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(FolderInUseError);
    }
    await held?.free();
    await (await holdFolder(contested)).free();
  });

  test('is held by one of many also where its last holder ended without letting go', async () => {
    for (let round = 0; round < 5; round += 1) {
      const left = join(folder, `left-${round}`);
      await mkdir(left);
      await writeFile(join(left, HOLDER), NOBODYS);
      const tried = await Promise.allSettled(Array.from({ length: 8 }, () => holdFolder(left)));
      expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });

  test('tells whoever comes later where it is served', async () => {
    const served = join(folder, 'served');
    const held = await holdFolder(served);
    await held.say('http://localhost:7071/workbench/');
    await expect(holdFolder(served)).rejects.toMatchObject({ address: 'http://localhost:7071/workbench/' });
    await held.free();
  });

  test('is nobody’s once its process is gone', async () => {
    await writeFile(join(folder, HOLDER), NOBODYS);
    await (await holdFolder(folder)).free();
  });

  test('is waited for in turn, and why is said once', async () => {
    const contested = join(folder, 'turns');
    const first = await holdFolder(contested);
    const reasons: string[] = [];
    const second = holdInTurn(contested, ({ message }) => {
      reasons.push(message);
      setTimeout(() => void first.free(), 250);
    });
    await (await second).free();
    expect(reasons).toEqual([expect.stringContaining(`Process ${process.pid} uses ${contested}.`)]);
  });
});
