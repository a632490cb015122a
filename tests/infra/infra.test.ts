import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../functions/settings.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const bicep = read('infra/modules/app.bicep');
const operations = read('docs/operations.md');

/** Every Bicep file's text. */
function bicepFiles(): string[] {
  return readdirSync(new URL('infra', root), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.bicep'))
    .map((path) => read(`infra/${path}`));
}

/** The names in the first column of the table whose heading cell is `heading`. */
function named(heading: string): string[] {
  const [, table = ''] = operations.split(`| ${heading} |`);
  const [rows = ''] = table.split('\n\n');
  return [...rows.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name);
}

const settings = [...bicep.matchAll(/name: '([A-Z]\w+)',?\s+value:/g)].map(([, name = '']) => name);

describe('the infrastructure', () => {
  it('sets exactly the settings that the operations guide explains', () => {
    expect(settings.length).toBeGreaterThan(10);
    expect(settings).toEqual(named('In Azure'));
  });

  it('gives the function app everything it needs to start, and no secret', () => {
    const guid = '6f2c1f0e-5b1d-4c51-9d0e-0a4f7f6d2b11';
    const values = settings.map((name) => [
      name,
      /Uri$|URL$/.test(name) ? `https://${name.toLowerCase().replaceAll('_', '-')}.example.com/` : guid,
    ]);
    const started = readSettings(Object.fromEntries(values));
    expect(started).toMatchObject({
      clientId: guid,
      clientSecret: undefined,
      managedIdentityClientId: guid,
      allowedTenants: [guid],
      storage: {
        tableUrl: 'https://azurewebjobsstorage--tableserviceuri.example.com',
        queueUrl: 'https://azurewebjobsstorage--queueserviceuri.example.com',
      },
    });
  });

  it('leaves no setting of the function app unexplained', () => {
    const known = [...named('In Azure'), ...named('Elsewhere only')];
    const used = [
      ...read('functions/settings.ts').matchAll(/^\s+(AzureWebJobs\w+|[A-Z]+(?:_[A-Z]+)+):/gm),
    ].map(([, name]) => name);
    expect(used.length).toBeGreaterThan(8);
    expect(used.filter((name) => !known.includes(name ?? ''))).toEqual([]);
  });

  it('switches off keys, passwords and unencrypted ways in', () => {
    const storage = read('infra/modules/storage.bicep');
    expect(storage).toContain('allowSharedKeyAccess: false');
    expect(storage).toContain("minimumTlsVersion: 'TLS1_2'");
    expect(bicep).toContain('httpsOnly: true');
    expect(bicep.match(/allow: false/g)).toHaveLength(2);
    for (const text of bicepFiles()) expect(text).not.toMatch(/listKeys|CLIENT_SECRET|AccountKey|@secure/);
  });

  it('gives a value for every parameter it cannot do without', () => {
    const main = read('infra/main.bicep');
    const required = [...main.matchAll(/^param (\w+) \w+$/gm)].map(([, name]) => name);
    const declared = [...main.matchAll(/^param (\w+)/gm)].map(([, name]) => name);
    const given = Object.keys(JSON.parse(read('infra/main.parameters.json')).parameters);
    expect(given).toEqual(expect.arrayContaining(required));
    expect(declared).toEqual(expect.arrayContaining(given));
  });

  it('passes to each module the parameters it declares', () => {
    const main = read('infra/main.bicep');
    const modules = [...main.matchAll(/module \w+ '([^']+)' = \{[\s\S]*?params: \{\n([\s\S]*?)\n {2}\}/g)];
    expect(modules).toHaveLength(4);
    for (const [, path = '', params = ''] of modules) {
      const passed = [...params.matchAll(/^\s+(\w+):/gm)].map(([, name]) => name);
      const declared = [...read(`infra/${path}`).matchAll(/^param (\w+)/gm)].map(([, name]) => name);
      expect(passed.sort()).toEqual(declared.sort());
    }
  });
});

describe('the app registration', () => {
  const registration = JSON.parse(read('infra/entra/app-registration.json'));

  it('is asked for the token that the API accepts', () => {
    expect(registration.identifierUris).toEqual([
      JSON.parse(read('appPackage/manifest.json'))
        .webApplicationInfo.resource.replaceAll('${{', '${')
        .replaceAll('}}', '}')
        .replace('CLIENT_ID', 'ENTRA_CLIENT_ID'),
    ]);
    expect(registration.api.requestedAccessTokenVersion).toBe(2);
    expect(registration.api.oauth2PermissionScopes).toMatchObject([
      { value: 'access_as_user', type: 'User', isEnabled: true },
    ]);
  });

  it('lets Teams, Outlook and Microsoft 365 in on desktop, web and mobile', () => {
    const [scope] = registration.api.oauth2PermissionScopes;
    const clients: { appId: string; delegatedPermissionIds: string[] }[] =
      registration.api.preAuthorizedApplications;
    expect(clients.map(({ appId }) => appId)).toEqual([
      '1fec8e78-bce4-4aaf-ab1b-5451cc387264', // Teams, desktop and mobile
      '5e3ce6c0-2b1f-4285-8d4b-75ee78787346', // Teams, web
      '4765445b-32c6-49b0-83e6-1d93765276ca', // Microsoft 365, web
      '0ec893e0-5785-4de6-99da-4ed124e5296c', // Microsoft 365, desktop
      'd3590ed6-52b3-4102-aeff-aad2292ab01c', // Microsoft 365, mobile; Outlook, desktop
      'bc59ab01-8403-45c6-8796-ac3ef710b3e3', // Outlook, web
      '27922004-5251-4030-b22d-91ecd9a37ea4', // Outlook, mobile
    ]);
    for (const { delegatedPermissionIds } of clients) expect(delegatedPermissionIds).toEqual([scope.id]);
  });
});

describe('what the Functions host notes down by itself', () => {
  const { logging } = JSON.parse(read('functions/host.json'));

  it('is no request: its address names the note, and with it the time and the place it came from', () => {
    // Application Insights' requests are what the host logs in this category, and nothing else is in it.
    expect(logging.logLevel['Host.Results']).toBe('None');
    expect(logging.applicationInsights.httpAutoCollectionOptions).toMatchObject({
      enableHttpTriggerExtendedInfoCollection: false,
    });
    // The host's own middleware writes each request's path, at a level below.
    expect(logging.logLevel.Microsoft).toBe('Warning');
    expect(logging.applicationInsights.enableLiveMetrics).toBe(false);
  });

  it('is no call that a request caused: a row’s address names the note as well', () => {
    expect(logging.applicationInsights.enableDependencyTracking).toBe(false);
    // Nothing in the worker collects by itself, and no agent is put into it from outside.
    expect(Object.keys(JSON.parse(read('package.json')).dependencies)).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(/applicationinsights|monitor-opentelemetry|opentelemetry/),
      ]),
    );
    for (const text of bicepFiles()) {
      expect(text).not.toMatch(/ApplicationInsightsAgent|APPINSIGHTS_|diagnosticSettings/i);
    }
  });

  it('is still everything the app says: its own lines, and what went wrong', () => {
    expect(logging.logLevel.default).toBe('Information');
    expect(logging.applicationInsights.samplingSettings.excludedTypes).toBe('Exception;Trace');
  });

  it('is asked for by nothing in the operations guide: every question goes to what is there', () => {
    const [, guide = ''] = operations.split('## Logs');
    const queries = [...guide.matchAll(/```kusto\n([\s\S]*?)```/g)].map(([, query = '']) => query);
    expect(queries.length).toBeGreaterThan(2);
    for (const query of queries) expect(query).not.toMatch(/\b(requests|dependencies)\b/);
  });
});
