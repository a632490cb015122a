import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { type Deployment, deployment } from './deployment.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The compiler as NuGet has it, pinned so that the same warnings are found everywhere. */
export const PACKAGE = { name: 'Azure.Bicep.CommandLine.linux-x64', version: '0.49.2' };
/** Where scripts/ensure-bicep.ts puts it. */
export const CACHE = join(root, '.guildhall/bicep');

const restored = join(CACHE, 'packages', PACKAGE.name.toLowerCase(), PACKAGE.version, 'tools/bicep');
const ofAzureCli = join(process.env.AZURE_CONFIG_DIR ?? join(homedir(), '.azure'), 'bin/bicep');

/** A compiler that can also say what a deployment would make, which older ones cannot. */
export function findBicep(): string | undefined {
  return [restored, 'bicep', ofAzureCli].find((path) => {
    const help = spawnSync(path, ['snapshot', '--help'], { encoding: 'utf8' });
    return help.status === 0 && help.stdout.includes('--mode');
  });
}

function run(bicep: string, args: string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(bicep, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (part) => (said += String(part)));
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = said.split('\n').filter(Boolean);
      resolve(code !== 0 && lines.length === 0 ? [`bicep ${args[0]} ended with ${code}`] : lines);
    });
  });
}

/** Compiles the files below `folder`; what comes back are the errors and the warnings. */
export async function diagnosticsOf(bicep: string, folder: string): Promise<string[]> {
  return run(bicep, ['lint', '--no-restore', '--pattern', `${relative(root, folder)}/**/*.bicep`]);
}

/** A folder of its own inside the repository: Bicep refers to other files by relative paths only. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'run-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const parameters = z.object({
  parameters: z.record(z.string(), z.object({ value: z.string() })),
});

/** The parameter file's values as azd fills them in: `${NAME}`, or `${NAME=what it is otherwise}`. */
export async function azdParameters(): Promise<Record<string, string>> {
  const file = parameters.parse(JSON.parse(await readFile(join(root, 'infra/main.parameters.json'), 'utf8')));
  return Object.fromEntries(Object.entries(file.parameters).map(([name, { value }]) => [name, value]));
}

export function filledIn(value: string, environment: Record<string, string>): string {
  return value.replaceAll(/\$\{(\w+)(?:=([^}]*))?\}/g, (_, name: string, otherwise?: string) => {
    const found = environment[name] ?? otherwise;
    if (found === undefined) throw new Error(`nothing gives ${name}`);
    return found;
  });
}

const PLACE = [
  ['--subscription-id', '22222222-2222-4222-8222-222222222222'],
  ['--tenant-id', '33333333-3333-4333-8333-333333333333'],
  ['--location', 'westeurope'],
].flat();

/** What `azd provision` would make with these values in its environment, or why it would not begin. */
export async function provisioned(
  bicep: string,
  environment: Record<string, string>,
  more: Record<string, string> = {},
): Promise<{ problems: string[]; deployment?: Deployment }> {
  return withFolder(async (folder) => {
    const given = Object.entries({ ...(await azdParameters()), ...more });
    const lines = given.map(([name, value]) => {
      const text = filledIn(value, environment).replaceAll('\\', '\\\\').replaceAll("'", "\\'");
      return `param ${name} = '${text}'`;
    });
    const using = relative(folder, join(root, 'infra/main.bicep')).replaceAll('\\', '/');
    const file = join(folder, 'main.bicepparam');
    await writeFile(file, `using '${using}'\n${lines.join('\n')}\n`);
    const problems = await run(bicep, ['snapshot', file, '--mode', 'overwrite', ...PLACE]);
    if (problems.length > 0) return { problems };
    const written = await readFile(join(folder, 'main.snapshot.json'), 'utf8');
    return { problems, deployment: deployment.parse(JSON.parse(written)) };
  });
}

/** What azd has in its environment when it provisions for the first time. */
export const AZD = {
  AZURE_ENV_NAME: 'guildhall',
  AZURE_LOCATION: 'westeurope',
  ENTRA_CLIENT_ID: '11111111-1111-4111-8111-111111111111',
};

/** What `azd provision` would make, with these values in its environment besides those it always has. */
export async function deploymentOf(
  bicep: string,
  environment: Record<string, string> = {},
): Promise<Deployment> {
  const { problems, deployment: made } = await provisioned(bicep, { ...AZD, ...environment });
  if (!made) throw new Error(problems.join('\n'));
  return made;
}
