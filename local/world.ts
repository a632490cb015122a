import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AppIdentity, manifestFor } from '../scripts/package-app.ts';
import { type Azurite, startAzurite } from './azurite.ts';
import { localCertificate } from './certificate.ts';
import { restoreClock, setAhead, WorldClock } from './clock.ts';
import type { Mount } from './functions-host/dispatch.ts';
import { type FunctionsHost, type FunctionsHostOptions, startFunctionsHost } from './functions-host/host.ts';
import { PortInUseError } from './functions-host/listen.ts';
import { type Microsoft365, publishedApp, startMicrosoft365 } from './microsoft365/server.ts';
import { workbench } from './workbench/server.ts';

/** The local app registration: made up, the same on every machine, and worth nothing anywhere else. */
export const LOCAL_APP = {
  clientId: '5d0c1f3e-6a7b-4c8d-9e0f-1a2b3c4d5e6f',
  clientSecret: 'only-for-one-machine',
  domain: 'localhost',
};

/** What lies in the folder of a world: storage, what the local Microsoft 365 knows, and what the workbench does. */
export const STORAGE = 'azurite';
export const MICROSOFT_365 = 'microsoft365.json';
export const WORKBENCH = 'workbench.json';
export const CLOCK = 'clock.json';
/** Within the storage's folder: in Azure, too, the timers' status stands in the storage account. */
const TIMERS = 'timers.json';

const root = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export interface WorldOptions {
  /** Where everything is kept, or 'memory' to forget it at stop(). */
  readonly folder: string | 'memory';
  /** Where the certificate is kept; NODE_EXTRA_CA_CERTS must name its CA before the process starts. */
  readonly certificateFolder: string;
  /** 0 takes any free one. */
  readonly ports?: {
    readonly app: number;
    readonly microsoft365: number;
    readonly table?: number;
    readonly queue?: number;
  };
  readonly timers?: 'scheduled' | 'manual';
  /** How often the queues are looked into: as in Azure if absent, or eagerly for tests. */
  readonly polling?: 'as-configured' | 'eager';
  /** Which queue and timer functions this instance runs; all if absent. */
  readonly listensFor?: FunctionsHostOptions['listensFor'];
  readonly log?: (line: { level: string; message: string; functionName?: string }) => void;
  /** Further handlers on the app's origin, beside the workbench. */
  readonly mount?: readonly Mount[];
  /** The built function app, if not dist/functions. */
  readonly functionsFolder?: string;
  /** App settings beside those that make the function app meet this machine. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface LocalWorld {
  readonly url: string;
  readonly microsoft365: Microsoft365;
  readonly host: FunctionsHost;
  readonly storage: string;
  /** Every row of a table as it is stored, without a request. */
  rowsOf: Azurite['rowsOf'];
  keepRows: Azurite['keepRows'];
  messagesIn: Azurite['messagesIn'];
  readonly clock: WorldClock;
  settingsFor: Surroundings['settingsFor'];
  /** Ends everything gently, so that Azurite writes down what it holds. */
  stop(): Promise<void>;
}

/** What the function app meets on this machine, and the settings that make it meet that. */
export interface Surroundings {
  readonly microsoft365: Microsoft365;
  readonly storage: string;
  readonly messagesIn: Azurite['messagesIn'];
  readonly rowsOf: Azurite['rowsOf'];
  readonly keepRows: Azurite['keepRows'];
  settingsFor(publicUrl: string): Record<string, string>;
  stop(): Promise<void>;
}

/** The function app started without any function, as it does in Azure where it throws while it loads. */
export class NoFunctionsError extends Error {}

const identity: AppIdentity = { domain: LOCAL_APP.domain, clientId: LOCAL_APP.clientId, version: '1.0.0' };

/** Where the registration for Azure lets codes be sent to. */
function registeredRedirects(): { web: string[]; spa: string[] } {
  const text = readFileSync(root('infra/entra/app-registration.json'), 'utf8');
  const { web, spa } = JSON.parse(text.replaceAll(/\$\{PUBLIC_DOMAIN\}/g, LOCAL_APP.domain));
  return { web: web.redirectUris, spa: spa.redirectUris };
}

/** Starts storage and Microsoft 365 without the function app. */
export async function startSurroundings(options: WorldOptions): Promise<Surroundings> {
  const { folder, ports = { app: 0, microsoft365: 0 } } = options;
  if (folder !== 'memory') await mkdir(folder, { recursive: true });
  const { key, cert } = await localCertificate(options.certificateFolder);
  const microsoft365 = await startMicrosoft365({
    key,
    cert,
    port: ports.microsoft365,
    ...(folder !== 'memory' && { dataFile: join(folder, MICROSOFT_365) }),
    app: {
      clientId: LOCAL_APP.clientId,
      clientSecret: LOCAL_APP.clientSecret,
      appIdUri: `api://${LOCAL_APP.domain}/${LOCAL_APP.clientId}`,
      redirects: registeredRedirects(),
    },
    settings: { teamsApp: publishedApp(manifestFor(identity)) },
  });
  try {
    const azurite = await startAzurite({
      folder: folder === 'memory' ? 'memory' : join(folder, STORAGE),
      ...(ports.table && { tablePort: ports.table }),
      ...(ports.queue && { queuePort: ports.queue }),
    });
    return {
      microsoft365,
      storage: azurite.connectionString,
      messagesIn: azurite.messagesIn,
      rowsOf: azurite.rowsOf,
      keepRows: azurite.keepRows,
      settingsFor: (publicUrl) => ({
        AzureWebJobsStorage: azurite.connectionString,
        ENTRA_TENANT_ID: microsoft365.tenantId,
        ENTRA_CLIENT_ID: LOCAL_APP.clientId,
        ENTRA_CLIENT_SECRET: LOCAL_APP.clientSecret,
        ENTRA_AUTHORITY_HOST: microsoft365.url,
        GRAPH_BASE_URL: microsoft365.url,
        PUBLIC_URL: publicUrl,
        ...options.settings,
      }),
      stop: async () => {
        await azurite.stop();
        await microsoft365.stop();
      },
    };
  } catch (error) {
    await microsoft365.stop();
    throw error;
  }
}

/** Starts storage, Microsoft 365, the function app with its pages, and the workbench, all in this process. */
export async function startWorld(options: WorldOptions): Promise<LocalWorld> {
  const { ports = { app: 0, microsoft365: 0 }, folder } = options;
  // Before anything asks what time it is.
  if (folder !== 'memory') await restoreClock(join(folder, CLOCK));
  const surroundings = await startSurroundings(options);
  try {
    for (let attempt = 1; ; attempt += 1) {
      const port = await portFor(ports.app);
      try {
        return await startApp(options, surroundings, port);
      } catch (error) {
        // Between being found free and being listened on, a port may be taken by somebody else.
        if (ports.app !== 0 || attempt === PORT_TRIES || !(error instanceof PortInUseError)) throw error;
      }
    }
  } catch (error) {
    await surroundings.stop();
    throw error;
  }
}

const PORT_TRIES = 5;

async function startApp(
  options: WorldOptions,
  surroundings: Surroundings,
  port: number,
): Promise<LocalWorld> {
  const { folder } = options;
  const { microsoft365, storage, messagesIn, rowsOf, keepRows, settingsFor } = surroundings;
  const url = `http://localhost:${port}`;
  const clock = new WorldClock(folder === 'memory' ? undefined : join(folder, CLOCK), async () => {
    await host.clockMoved();
    await host.idle({ ignoreDelayed: true });
  });
  const bench = workbench({
    microsoft365,
    assets: root('dist/workbench'),
    manifest: manifestFor(identity),
    appUrl: () => url,
    icon: root('appPackage/color.png'),
    clock,
    ...(folder !== 'memory' && { stateFile: join(folder, WORKBENCH) }),
  });
  const functions = options.functionsFolder ?? root('dist/functions');
  const said: string[] = [];
  let starting = true;
  const host = await startFunctionsHost({
    bundle: join(functions, 'main.cjs'),
    hostJson: join(functions, 'host.json'),
    settings: settingsFor(url),
    storage,
    port,
    timers: options.timers ?? 'manual',
    ...(folder !== 'memory' && { timerStatus: join(folder, STORAGE, TIMERS) }),
    // Without `polling` the queues are asked as the host asks them, so that people see what it does.
    ...(options.polling && { polling: options.polling, messagesIn }),
    ...(options.listensFor && { listensFor: options.listensFor }),
    mount: [{ prefix: '/workbench', handle: bench }, ...(options.mount ?? [])],
    log: (line) => {
      if (starting && line.level === 'error') said.push(line.message);
      options.log?.(line);
    },
  });
  starting = false;
  if (host.functions.length === 0) {
    await host.stop();
    throw new NoFunctionsError(`The function app has no functions. It said: ${said.join('\n')}`);
  }
  const stop = async () => {
    await host.stop();
    await surroundings.stop();
    setAhead(0);
  };
  return { url, microsoft365, host, storage, rowsOf, keepRows, messagesIn, clock, settingsFor, stop };
}

/** The app must know its own address before it starts, so a free port is looked for first. */
async function portFor(wanted: number): Promise<number> {
  if (wanted !== 0) return wanted;
  const { createServer } = await import('node:net');
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
