import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startFunctionsHost } from '../../local/functions-host/host.ts';
import type { TestWorld } from './world.ts';

interface Given {
  readonly settings: Record<string, string>;
  readonly storage: string;
  /** How far its clock is ahead of ours. */
  readonly aheadMs: number;
}

export interface FunctionAppProcess {
  readonly url: string;
  /** Ends it at once, as the platform may: whatever it has begun is cut off. */
  kill(): Promise<void>;
}

const functions = fileURLToPath(new URL('../../dist/functions', import.meta.url));

/** Another instance of the built function app on the storage and the Microsoft 365 of a world, in a process of its own. */
export async function functionAppProcess(
  world: TestWorld,
  { aheadMs = 0 } = {},
): Promise<FunctionAppProcess> {
  const child = fork(fileURLToPath(import.meta.url), ['child'], { execArgv: ['--import', 'tsx'] });
  const given: Given = { settings: world.settingsFor(world.url), storage: world.storage, aheadMs };
  child.send(given);
  const [url] = (await once(child, 'message')) as [string];
  return { url, kill: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function setClockAhead(aheadMs: number): void {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given: [] | [string | number | Date]) {
      if (given.length === 0) super(Real.now() + aheadMs);
      else super(...given);
    }
    static override now = () => Real.now() + aheadMs;
  } as DateConstructor;
}

if (process.argv[2] === 'child') {
  // A parent that was killed cannot stop us.
  process.once('disconnect', () => process.exit());
  process.once('message', (given) => {
    const { settings, storage, aheadMs } = given as Given;
    setClockAhead(aheadMs);
    void startFunctionsHost({
      bundle: `${functions}/main.cjs`,
      hostJson: `${functions}/host.json`,
      settings,
      storage,
      port: 0,
      timers: 'manual',
      polling: 'eager',
    }).then(({ url }) => process.send?.(url));
  });
}
