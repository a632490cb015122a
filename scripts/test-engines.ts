import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../tests/engines/engine.ts';
import { firefox } from '../tests/engines/firefox.ts';
import { journey } from '../tests/engines/journey.ts';
import { webkit } from '../tests/engines/webkit.ts';
import { testWorld } from '../tests/support/world.ts';
import { buildIfStale } from './build.ts';
import { trusting } from './trusting.ts';

const pictures = fileURLToPath(new URL('../dist/engines/', import.meta.url));

/** The path of a program, of the first of these names that is installed. */
function program(...names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** WebKitGTK's own browser, which Debian keeps beside the library, in a folder named after machine and version. */
function miniBrowser(): string | undefined {
  const libraries = '/usr/lib';
  const machines = existsSync(libraries)
    ? readdirSync(libraries).filter((name) => name.endsWith('-linux-gnu'))
    : [];
  const versions = ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'];
  return machines
    .flatMap((machine) => versions.map((version) => join(libraries, machine, version, 'MiniBrowser')))
    .find((path) => existsSync(path));
}

interface Offer {
  readonly name: string;
  /** Debian's packages. */
  readonly packages: string;
  /** Null where something is missing. */
  readonly start: (() => Promise<Engine>) | null;
}

function offers(): Offer[] {
  const fox = process.env.FIREFOX_PATH ?? program('firefox-esr', 'firefox');
  const [driver, browser, display] = [program('WebKitWebDriver'), miniBrowser(), program('xvfb-run')];
  return [
    { name: 'Firefox', packages: 'firefox-esr', start: fox ? () => firefox(fox) : null },
    {
      name: 'WebKit',
      packages: 'webkit2gtk-driver xvfb xauth',
      start: driver && browser && display ? () => webkit(driver, browser) : null,
    },
  ];
}

/** Walks the journey in one engine; says how it went. */
async function walk({ name, start, packages }: Offer, certificateFolder: string): Promise<boolean> {
  if (!start) {
    console.log(`FAILED  ${name} is not installed: apt-get install ${packages}`);
    return false;
  }
  const begun = performance.now();
  const world = await testWorld({ certificateFolder });
  let engine: Engine | undefined;
  try {
    engine = await start();
    await journey(world, engine);
    if (engine.complaints.length > 0) throw new Error(engine.complaints.join('\n'));
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
    console.log(`ok  ${engine.name}: plan, join, note, playbook, close (${seconds} s)`);
    return true;
  } catch (problem) {
    console.log(`FAILED  ${engine?.name ?? name}:`, problem);
    const picture = await engine?.screenshot().catch(() => undefined);
    if (picture) {
      await mkdir(pictures, { recursive: true });
      await writeFile(join(pictures, `${name}.png`), picture);
      console.log(`What it showed: dist/engines/${name}.png`);
    }
    return false;
  } finally {
    await engine?.stop();
    await world.stop();
  }
}

/** A short journey in the engines that `npm test` does not use: WebKit, which iOS has, and Firefox. */
await trusting(async (certificateFolder) => {
  process.env.GUILDHALL_CERTIFICATES = certificateFolder;
  await buildIfStale();
  let passed = true;
  for (const offer of offers()) passed = (await walk(offer, certificateFolder)) && passed;
  process.exitCode = passed ? 0 : 1;
});
