import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../tests/support/chromium.ts';

function runs(command: string, args: string[]): boolean {
  const { status } = spawnSync(command, args, {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

/**
 * The path of a Chromium for the browser tests: one that is there, or Debian's package, or Playwright's own download.
 * Says in one sentence what to do where none of them can be had.
 */
export async function ensureChromium(): Promise<string | undefined> {
  const there = findChromium();
  if (there) return there;
  const asRoot = process.getuid?.() === 0;
  const sudo = asRoot ? [] : ['sudo', '-n'];
  const apt = (...args: string[]) => {
    const [command = '', ...rest] = [...sudo, 'apt-get', ...args];
    return runs(command, rest);
  };
  if (process.platform === 'linux' && runs('which', ['apt-get'])) {
    console.log('No Chromium found: installing Debian’s package …');
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium');
    const installed = findChromium();
    if (installed) return installed;
  }
  console.log('No Chromium found: asking Playwright for its own …');
  const playwright = fileURLToPath(new URL('../node_modules/playwright-core/cli.js', import.meta.url));
  runs(process.execPath, [playwright, 'install', 'chromium']);
  const downloaded = findChromium();
  if (!downloaded) {
    console.log('Install Chrome or Chromium, or name one in CHROMIUM_PATH, and run this again.');
  }
  return downloaded;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await ensureChromium()) ? 0 : 1;
