import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changedPaths, testsFor } from './changed-tests.ts';
import { checkBudgets } from './check-budgets.ts';
import { ensureBicep } from './ensure-bicep.ts';
import { ensureChromium } from './ensure-chromium.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const REPORT = `${root}dist/test-report.json`;

/** Runs a tool of the project; its output appears at once where `loud`, and otherwise only if it fails. */
function run(name: string, args: string[], loud = false): Promise<boolean> {
  return new Promise((resolve) => {
    const started = performance.now();
    const [tool = '', ...rest] = args;
    const child = spawn(process.execPath, [`${root}node_modules/${tool}`, ...rest], {
      cwd: root,
      stdio: loud ? 'inherit' : 'pipe',
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
    });
    let said = '';
    child.stdout?.on('data', (part) => (said += String(part)));
    child.stderr?.on('data', (part) => (said += String(part)));
    child.on('exit', (code) => {
      const seconds = ((performance.now() - started) / 1_000).toFixed(1);
      if (code !== 0 && said) console.log(said);
      console.log(`${code === 0 ? 'ok' : 'FAILED'}  ${name} (${seconds} s)`);
      resolve(code === 0);
    });
  });
}

/** A file that takes longer is to be divided, or waits for something that it need not wait for. */
const FILE_MAX_SECONDS = 20;

/** Names the ten slowest files, and every one that takes too long. */
function tellSlowest(files: readonly { name: string; startTime: number; endTime: number }[]): void {
  const slowest = files
    .map(({ name, startTime, endTime }) => ({
      name: relative(root, name),
      seconds: (endTime - startTime) / 1_000,
    }))
    .sort((a, b) => b.seconds - a.seconds);
  const [first] = slowest;
  if (!first) return;
  console.log('Slowest test files:');
  slowest.slice(0, 10).forEach(({ name, seconds }) => {
    console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
  });
  for (const { name, seconds } of slowest)
    if (seconds > FILE_MAX_SECONDS) console.log(`over ${FILE_MAX_SECONDS} s: ${name}`);
}

const TSX = 'tsx/dist/cli.mjs';

await mkdir(`${root}dist`, { recursive: true });
await rm(REPORT, { force: true });
const chromium = await ensureChromium();
console.log(chromium ? `ok  Chromium: ${chromium}` : 'FAILED  no Chromium');
const bicep = ensureBicep();
console.log(
  bicep
    ? `ok  Bicep compiler: ${bicep}`
    : 'skipped  no Bicep compiler can be had here: infra/ is not compiled',
);
const checks = [
  Boolean(chromium),
  ...(await Promise.all([
    run('format, lint and import rules', ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']),
    run('types', ['typescript/bin/tsc', '-p', '.']),
  ])),
  await run('production build', [TSX, 'scripts/build.ts']),
];
const budgets = checks.at(-1) ? await checkBudgets() : false;
const given = process.argv.slice(2);
const onlyChanged = given.find((one) => one === '--changed' || one.startsWith('--changed='));
const changed = onlyChanged ? testsFor(changedPaths(onlyChanged.split('=')[1])) : undefined;
if (onlyChanged) console.log(`ok  tests of what has changed: ${changed?.join(' ') ?? 'all of them'}`);
const files = [...given.filter((one) => one !== onlyChanged), ...(changed ?? [])];
const tests =
  changed?.length === 0 ||
  (checks.at(-1) === true &&
    (await run(
      'tests',
      [
        'vitest/vitest.mjs',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${REPORT}`,
        ...files,
      ],
      true,
    )));

const report = JSON.parse(await readFile(REPORT, 'utf8').catch(() => '{}')) as {
  numPassedTests?: number;
  numFailedTests?: number;
  testResults?: { name: string; startTime: number; endTime: number }[];
  numPendingTests?: number;
};
tellSlowest(report.testResults ?? []);
const broken = [...checks, budgets].filter((passed) => !passed).length;
if (broken > 0) console.log(`${broken} of the checks above failed.`);
const skipped = report.numPendingTests ? `, ${report.numPendingTests} skipped` : '';
console.log(
  `${report.numPassedTests ?? 0} passed, ${(report.numFailedTests ?? 0) + broken} failed${skipped}`,
);
process.exitCode = tests && broken === 0 ? 0 : 1;
