import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';

export interface Load {
  readonly url: string;
  readonly method: 'GET' | 'PUT';
  readonly headers: Record<string, string>;
  /** {id} in the URL becomes a new UUID each time. */
  readonly body?: string;
  readonly requests: number;
  readonly concurrency: number;
}

export interface Measured {
  readonly p50: number;
  readonly perSecond: number;
  readonly failed: number;
}

/** Sends loads from a process of its own, one after another, so that sending does not take the server's time. */
export function sender() {
  const child = fork(fileURLToPath(import.meta.url), ['child'], { execArgv: process.execArgv });
  return {
    send: async (load: Load): Promise<Measured> => {
      child.send(load);
      const [measured] = (await once(child, 'message')) as [Measured];
      return measured;
    },
    stop: () => void child.kill(),
  };
}

function ask(agent: Agent, load: Load): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      load.url.replace('{id}', crypto.randomUUID()),
      { method: load.method, headers: load.headers, agent },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.once('error', reject);
    sent.end(load.body);
  });
}

async function run(load: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.concurrency });
  const times: number[] = [];
  let left = load.requests;
  let failed = 0;
  const started = performance.now();
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const from = performance.now();
      if ((await ask(agent, load)) !== 200) failed += 1;
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: load.concurrency }, lane));
  const seconds = (performance.now() - started) / 1_000;
  agent.destroy();
  return { p50: median(times), perSecond: load.requests / seconds, failed };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

if (process.argv[2] === 'child') {
  // A parent that was killed cannot stop us.
  process.once('disconnect', () => process.exit());
  process.on('message', (load) => {
    void run(load as Load).then((measured) => process.send?.(measured));
  });
}
