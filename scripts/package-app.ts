/** Fills the app manifest's template and makes the package that Teams, Outlook and microsoft365.com install. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { TeamsManifestV1D30 } from '@microsoft/app-manifest';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { zipSync } from 'fflate';
import { NOTICES } from '../domain/api.ts';

export type Manifest = TeamsManifestV1D30.TeamsManifestV1D30;

export type AppIdentity = {
  /** The host name the app is served from, such as guildhall.example.com. */
  domain: string;
  /** The application (client) id of the Entra app registration; it is the Teams app's id too. */
  clientId: string;
  version: string;
};

const template = new URL('../appPackage/manifest.json', import.meta.url);
const usage =
  'npm run package -- --domain guildhall.example.com --client-id GUID [--version 1.0.0] [--out dist/guildhall.zip]';

/** The manifest for one installation. It is not checked here: `packageApp` does that. */
export function manifestFor({ domain, clientId, version }: AppIdentity): Manifest {
  const values: Record<string, string> = {
    PUBLIC_DOMAIN: domain,
    CLIENT_ID: clientId,
    APP_VERSION: version,
  };
  const filled = JSON.parse(
    readFileSync(template, 'utf8').replace(/\$\{\{(\w+)\}\}/g, (placeholder, name: string) =>
      // Through JSON, so that no value can break out of the string it stands in.
      JSON.stringify(values[name] ?? placeholder).slice(1, -1),
    ),
  );
  return { ...filled, activities: { activityTypes: activityTypes() } };
}

/** The notices that areas have, as Teams' own settings list them. */
function activityTypes() {
  return Object.entries(NOTICES).map(([type, { about, template: templateText }]) => ({
    type,
    description: about,
    templateText,
  }));
}

/** What Microsoft's schema for this manifest version has against it: one sentence a fault, none when it is valid. */
export function manifestFaults(manifest: unknown): string[] {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  const valid = ajv.compile(schema());
  if (valid(manifest)) return [];
  return (valid.errors ?? []).map((fault) => {
    const extra = fault.keyword === 'additionalProperties' ? `: ${fault.params.additionalProperty}` : '';
    return `${fault.instancePath || 'the manifest'} ${fault.message}${extra}`;
  });
}

/** The bytes of the app package; the same input always gives the same bytes. */
export function packageApp(identity: AppIdentity): Uint8Array {
  const manifest = manifestFor(checked(identity));
  const faults = manifestFaults(manifest);
  if (faults.length > 0) throw new PackageError(`The manifest is not valid:\n  ${faults.join('\n  ')}`);
  const files: Record<string, Uint8Array> = {
    'manifest.json': new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`),
  };
  for (const icon of Object.values(manifest.icons)) files[icon] = readFileSync(new URL(icon, template));
  // The zip format has no time zone: a fixed local time is the same bytes everywhere.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
}

/** Input that no package can be made of; the message says which and what to give instead. */
export class PackageError extends Error {}

function checked({ domain, clientId, version }: AppIdentity): AppIdentity {
  const host = domain.toLowerCase();
  if (!/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/.test(host))
    throw new PackageError(
      `--domain "${domain}" is not a public host name. Give the bare name, without https://, port or path: guildhall.example.com`,
    );
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(clientId))
    throw new PackageError(
      `--client-id "${clientId}" is not a GUID. Give the Application (client) ID of the app registration in Entra.`,
    );
  if (!/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(version))
    throw new PackageError(`--version "${version}" is not three numbers, such as 1.0.0.`);
  return { domain: host, clientId: clientId.toLowerCase(), version };
}

function schema(): object {
  const path = '@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.schema.json';
  return JSON.parse(readFileSync(createRequire(import.meta.url).resolve(path), 'utf8'));
}

function productVersion(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}

/** Reads the command line, writes the package and says so; throws a PackageError on input it cannot use. */
export function run(args: string[]): string {
  const options = {
    domain: { type: 'string' },
    'client-id': { type: 'string' },
    version: { type: 'string' },
    out: { type: 'string' },
  } as const;
  const { values } = understood(() => parseArgs({ args, options }));
  const missing = (['domain', 'client-id'] as const).filter((name) => !values[name]);
  if (missing.length > 0)
    throw new PackageError(`${missing.map((name) => `--${name}`).join(' and ')} missing. Use: ${usage}`);
  const identity = checked({
    domain: values.domain ?? '',
    clientId: values['client-id'] ?? '',
    version: values.version ?? productVersion(),
  });
  const file = resolve(values.out ?? 'dist/guildhall.zip');
  const bytes = packageApp(identity);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  return `Guildhall ${identity.version} for ${identity.domain} is in ${file}. Upload it in the Teams admin center.`;
}

function understood<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new PackageError(`${error instanceof Error ? error.message : error}\nUse: ${usage}`);
  }
}

if (process.argv[1] === import.meta.filename) {
  try {
    console.log(run(process.argv.slice(2)));
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
