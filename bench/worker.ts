import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type FunctionsHostOptions, startFunctionsHost } from '../local/functions-host/host.ts';

type App = Pick<FunctionsHostOptions, 'bundle' | 'hostJson' | 'settings' | 'storage'>;

/**
 * Runs function apps in a process of their own, as the Functions worker does. Beside the local storage they would be
 * measured together with what that does to a process: it watches every promise.
 */
export async function worker(
  apps: readonly App[],
): Promise<{ urls: string[]; storageCalls: () => Promise<number>; stop: () => void }> {
  const child = fork(fileURLToPath(import.meta.url), ['child'], { execArgv: process.execArgv });
  child.send(apps);
  const [urls] = (await once(child, 'message')) as [string[]];
  return {
    urls,
    /** What all requests so far have cost. */
    storageCalls: async () => {
      child.send('storageCalls');
      const [calls] = (await once(child, 'message')) as [number];
      return calls;
    },
    stop: () => void child.kill(),
  };
}

if (process.argv[2] === 'child') {
  // A parent that was killed cannot stop us.
  process.once('disconnect', () => process.exit());
  const lines: string[] = [];
  // Read only when asked, because reading them would count as time of the app.
  const log = ({ message }: { message: string }) => {
    if (message.startsWith('{"event":"request"')) lines.push(message);
  };
  const storageCalls = () =>
    lines.reduce((sum, line) => sum + (JSON.parse(line) as { storageCalls: number }).storageCalls, 0);
  process.once('message', (apps) => {
    process.on('message', () => process.send?.(storageCalls()));
    void (async () => {
      const hosts = [];
      for (const app of apps as App[])
        hosts.push(await startFunctionsHost({ ...app, port: 0, timers: 'manual', log }));
      process.send?.(hosts.map(({ url }) => url));
    })();
  });
}
