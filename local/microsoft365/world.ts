import type { Signer } from './entra/signer.ts';
import type { Faults } from './faults.ts';
import type { Notifier } from './notifier.ts';
import type { RequestLog } from './requests.ts';
import type { Settings } from './settings.ts';
import type { Store } from './state.ts';

/** What every part of the local Microsoft 365 is handed. */
export interface World {
  /** https://localhost:PORT */
  origin: string;
  now: () => Date;
  app: AppRegistration;
  settings: Settings;
  store: Store;
  signer: Signer;
  faults: Faults;
  requests: RequestLog;
  notifier: Notifier;
  /** Looks whether meetings have ended, before anybody is told of their reports. */
  beforeReports: () => void;
}

export interface AppRegistration {
  clientId: string;
  clientSecret: string;
  appIdUri: string;
  /** Where codes may be sent, by platform; anywhere if absent. */
  redirects?: { web: readonly string[]; spa: readonly string[] };
}
