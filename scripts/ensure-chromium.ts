import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium, isHeadlessShell } from '../tests/support/chromium.ts';

function runs(command: string, args: string[]): boolean {
  const { status } = spawnSync(command, args, {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

const SHELL = 'chromium-headless-shell';

/** Whether Debian's package can be added without another one being changed or removed. */
function onlyAdds(name: string): boolean {
  const { status, stdout } = spawnSync('apt-get', ['install', '-s', '--no-install-recommends', name], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return status === 0 && /^Inst /m.test(stdout) && !/^(Remv |Inst \S+ \[)/m.test(stdout);
}

/**
 * The path of a Chromium for the browser tests: one that is there, or Debian's package, or Playwright's own download.
 * Says in one sentence what to do where none of them can be had. Where it may, it adds Debian's headless shell, with
 * which the browser tests take half of the processor time.
 */
export async function ensureChromium(): Promise<string | undefined> {
  const there = findChromium();
  const asRoot = process.getuid?.() === 0;
  const sudo = asRoot ? [] : ['sudo', '-n'];
  const apt = (...args: string[]) => {
    const [command = '', ...rest] = [...sudo, 'apt-get', ...args];
    return runs(command, rest);
  };
  const install = (name: string) => apt('install', '-y', '--no-install-recommends', name);
  const debian = process.platform === 'linux' && runs('which', ['apt-get']);
  if (there) {
    // Nobody is asked for a password, and no machine is changed more than by one package, for the sake of speed.
    const slow = !process.env.CHROMIUM_PATH && !isHeadlessShell(there);
    if (slow && asRoot && debian && onlyAdds(SHELL)) {
      console.log(`Installing Debian’s ${SHELL}, which is faster than ${there} …`);
      install(SHELL);
    }
    return findChromium();
  }
  if (debian) {
    console.log('No Chromium found: installing Debian’s package …');
    apt('update');
    if (!install(SHELL)) install('chromium');
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
