import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guide, named } from './guide.ts';
import { settingsRead } from './settings-read.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** The text of every file below `folder` whose name has this ending. */
function texts(folder: string, ending: string): [string, string][] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => [`${folder}/${path}`, read(`${folder}/${path}`)]);
}

describe('the app’s settings', () => {
  it('are each explained in the operations guide, once', () => {
    const explained = [...named('In Azure'), ...named('Elsewhere only')];
    expect(settingsRead().length).toBeGreaterThan(8);
    expect(settingsRead().filter((name) => !explained.includes(name))).toEqual([]);
    expect(explained).toEqual([...new Set(explained)]);
  });

  it('are explained only where something reads them', () => {
    expect(named('Elsewhere only').filter((name) => !settingsRead().includes(name))).toEqual([]);
  });

  it('are read in one place', () => {
    const reading = texts('functions', '.ts').filter(([, text]) => text.includes('process.env'));
    expect(reading.map(([path]) => path)).toEqual(['functions/main.ts']);
    expect(read('functions/main.ts').match(/process\.env/g)).toHaveLength(1);
  });
});

/** As the file writes it, before the domain is put into it. */
const onDomain = (path: string) => ['https://$', '{PUBLIC_DOMAIN}', path].join('');

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

  it('lets codes come back to the pages that ask for them, and to Outlook', () => {
    const [dialog] = /'\/[\w-]+\.html'/.exec(read('tabs/host/dialog-message.ts')) ?? [];
    expect(registration.web.redirectUris).toEqual([onDomain('/consent.html')]);
    expect(registration.spa.redirectUris).toEqual([
      onDomain('').replace('https', 'brk-multihub'),
      onDomain(dialog?.slice(1, -1) ?? ''),
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
    for (const [, text] of texts('infra', '.bicep')) {
      expect(text).not.toMatch(/ApplicationInsightsAgent|APPINSIGHTS_|diagnosticSettings/i);
    }
  });

  it('is still everything the app says: its own lines, and what went wrong', () => {
    expect(logging.logLevel.default).toBe('Information');
    expect(logging.applicationInsights.samplingSettings.excludedTypes).toBe('Exception;Trace');
  });

  it('is asked for by nothing in the operations guide: every question goes to what is there', () => {
    const [, logs = ''] = guide.split('## Logs');
    const queries = [...logs.matchAll(/```kusto\n([\s\S]*?)```/g)].map(([, query = '']) => query);
    expect(queries.length).toBeGreaterThan(2);
    for (const query of queries) expect(query).not.toMatch(/\b(requests|dependencies)\b/);
  });
});
