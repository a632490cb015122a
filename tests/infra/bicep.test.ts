import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../functions/settings.ts';
import {
  AZD,
  azdParameters,
  deploymentOf,
  diagnosticsOf,
  filledIn,
  findBicep,
  provisioned,
  withFolder,
} from './bicep.ts';
import {
  addressProblems,
  type Deployment,
  identityProblems,
  roleProblems,
  secretProblems,
  settingProblems,
  settingsOf,
  shapeProblems,
  site,
} from './deployment.ts';
import { FORBIDDEN } from './forbidden.ts';
import { guide, named } from './guide.ts';
import { settingsReadInAzure } from './settings-read.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bicep = findBicep() ?? '';

describe.skipIf(!bicep)('the Bicep files', () => {
  let all: Deployment;

  beforeAll(async () => {
    all = await deploymentOf(bicep);
  });

  it('compile without an error or a warning, all but one that was put beside them to be warned of', async () => {
    const found = await withFolder(async (folder) => {
      cpSync(join(root, 'infra'), folder, { recursive: true });
      writeFileSync(join(folder, 'modules/unused.bicep'), 'param nobodyReadsThis string\n');
      return diagnosticsOf(bicep, folder);
    });
    expect(found).toEqual([
      expect.stringMatching(/modules\/unused\.bicep\(1,7\) : Warning no-unused-params/),
    ]);
  });

  it('get every parameter they need and none they do not have', async () => {
    const { problems } = await provisioned(bicep, AZD, { regoin: 'westeurope' });
    expect(problems.join('\n')).toContain('"regoin"');
  });

  it('leave no way in with a key, a password or an old TLS, and ask Flex Consumption for nothing it refuses', () => {
    expect(shapeProblems(all)).toEqual([]);
    expect(secretProblems(all)).toEqual([]);
  });

  it('set every setting that the code reads, and none that nobody reads', () => {
    expect(settingProblems(all, settingsReadInAzure())).toEqual([]);
  });

  it('set exactly the settings that the operations guide explains', () => {
    expect(Object.keys(settingsOf(all))).toEqual(named('In Azure'));
  });

  it('open storage, the package and Entra with the app’s identity alone', () => {
    expect(identityProblems(all)).toEqual([]);
    expect(roleProblems(all)).toEqual([]);
  });

  it('take the app’s address from the app', () => {
    expect(addressProblems(all)).toEqual([]);
  });

  it('take a domain of one’s own instead, in lower case', async () => {
    const withDomain = await deploymentOf(bicep, { CUSTOM_DOMAIN: 'Guildhall.example.com' });
    expect(addressProblems(withDomain, 'guildhall.example.com')).toEqual([]);
  });

  it.each(FORBIDDEN)('would be refused with %s', (_, change, problem) => {
    const copy = structuredClone(all);
    change(copy);
    const problems = [
      ...shapeProblems(copy),
      ...secretProblems(copy),
      ...settingProblems(copy, settingsReadInAzure()),
      ...identityProblems(copy),
      ...roleProblems(copy),
      ...addressProblems(copy),
    ];
    expect(problems.join('\n')).toContain(problem);
  });

  it('give the function app everything it needs to start', () => {
    const known = (name: string, value: string) => {
      if (!value.startsWith('[')) return value;
      const host = name.toLowerCase().replaceAll('_', '-');
      return /Uri$|URL$/.test(name) ? `https://${host}.example.com/` : AZD.ENTRA_CLIENT_ID;
    };
    const settings = Object.entries(settingsOf(all)).map(([name, value]) => [name, known(name, value)]);
    const tenant = all.outputs.AZURE_TENANT_ID;
    expect(readSettings(Object.fromEntries(settings))).toMatchObject({
      tenantId: tenant,
      clientId: AZD.ENTRA_CLIENT_ID,
      clientSecret: undefined,
      managedIdentityClientId: AZD.ENTRA_CLIENT_ID,
      allowedTenants: [tenant],
      publicUrl: 'https://public-url.example.com',
      hideAttendeesAbove: 25,
      storage: {
        tableUrl: 'https://azurewebjobsstorage--tableserviceuri.example.com',
        queueUrl: 'https://azurewebjobsstorage--queueserviceuri.example.com',
      },
    });
  });

  it('are what azd provisions, and the app they make is the one it deploys to', () => {
    const azure = readFileSync(join(root, 'infra/azure.yaml'), 'utf8');
    const said = (name: string) => new RegExp(`^ +${name}: (.+)$`, 'm').exec(azure)?.[1];
    const { main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect([said('provider'), said('path'), said('host'), said('language')]).toEqual([
      'bicep',
      '.',
      'function',
      'js',
    ]);
    expect(/^services:\n {2}(\w+):$/m.exec(azure)?.[1]).toBe(site(all).tags?.['azd-service-name']);
    expect(resolve(root, 'infra', said('project') ?? '')).toBe(dirname(resolve(root, main)));
  });

  it('put out what the operations guide reads, and take what it sets', async () => {
    const reading = [...guide.matchAll(/azd --cwd infra env get-value (\w+)/g)].map(([, name = '']) => name);
    const setting = [...guide.matchAll(/azd --cwd infra env set (\w+)/g)].map(([, name = '']) => name);
    const taken = Object.values(await azdParameters()).join();
    expect(reading).toContain('PUBLIC_DOMAIN');
    expect(reading.filter((name) => !(name in all.outputs))).toEqual([]);
    expect(setting).toContain('CUSTOM_DOMAIN');
    expect(setting.filter((name) => !taken.includes(`\${${name}`))).toEqual([]);
  });

  it('take nothing that they put out themselves, which azd would give them again for ever', async () => {
    const given = Object.values(await azdParameters());
    for (const name of Object.keys(all.outputs)) {
      for (const value of given) expect(value).not.toMatch(new RegExp(`\\$\\{${name}\\b`));
    }
  });
});

describe('azd’s parameter file', () => {
  it('is filled in as azd does it, and says what nothing gives', async () => {
    const { allowedTenants = '', environmentName = '' } = await azdParameters();
    expect(filledIn(environmentName, AZD)).toBe('guildhall');
    expect(filledIn(allowedTenants, AZD)).toBe('');
    expect(() => filledIn(environmentName, {})).toThrow('nothing gives AZURE_ENV_NAME');
  });
});
