import { readSettings } from '../../functions/settings.ts';
import { named } from './guide.ts';

const ENOUGH_TO_START: Record<string, string> = {
  ENTRA_TENANT_ID: '11111111-1111-4111-8111-111111111111',
  ENTRA_CLIENT_ID: '11111111-1111-4111-8111-111111111111',
  ENTRA_CLIENT_SECRET: 'a secret',
  PUBLIC_URL: 'https://guildhall.example.com',
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
};

/** The names of all settings that the app asks its environment for. */
export function settingsRead(): string[] {
  const names = new Set<string>();
  const environment = new Proxy(ENOUGH_TO_START, {
    get(target, name) {
      if (typeof name === 'string') names.add(name);
      return Reflect.get(target, name);
    },
    has(target, name) {
      if (typeof name === 'string') names.add(name);
      return Reflect.has(target, name);
    },
  });
  readSettings(environment);
  return [...names];
}

/** Those of them that are not for one machine or another cloud only. */
export function settingsReadInAzure(): string[] {
  const elsewhere = named('Elsewhere only');
  return settingsRead().filter((name) => !elsewhere.includes(name));
}
