import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { localCertificate } from '../local/certificate.ts';

const folder = fileURLToPath(new URL('../.guildhall/certificate', import.meta.url));

/**
 * Runs `work` in a process that trusts the local Microsoft 365. Node reads whom to trust only when a process starts,
 * so this process runs the same program once more if it does not yet.
 */
export async function trusting(work: (certificateFolder: string) => Promise<void>): Promise<void> {
  endWithNpm();
  const { caFile } = await localCertificate(folder);
  if (process.env.NODE_EXTRA_CA_CERTS === caFile) return work(folder);
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, NODE_EXTRA_CA_CERTS: caFile },
  });
  // A terminal's Ctrl+C reaches both processes; a signal sent to this one alone is passed on.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

/**
 * npm passes SIGTERM to the shell it started this program in, and that shell ends without passing it on. All that is
 * seen of it here is another parent.
 */
function endWithNpm(): void {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}
