import { join } from 'node:path';
import { app, type HttpHandler, type HttpMethod, type InvocationContext } from '@azure/functions';
import { madeOnce } from '../domain/shared/made-once.ts';
import type { ListedFunctions } from './function-list.ts';
import { type Address, fallback, METHODS } from './http/fallback.ts';
import { site } from './http/site.ts';
import { readSettings, type Settings } from './settings.ts';

/** What `listFunctions` gives, put here by the build: to ask the areas a cold start would have to load all of them. */
declare const FUNCTIONS: readonly ListedFunctions[];

const settings = loadSettings();
const runtime = madeOnce(async () => new (await import('./runtime.ts')).Runtime(settings));

// Not awaited: pages need no table, and without storage the functions must still be registered. Where it cannot be
// loaded, every call says so.
app.hook.appStart(
  () =>
    void runtime().then(
      (loaded) => loaded.prepare(),
      () => {},
    ),
);

/** Every path below /api. */
const addresses: Address[] = [];

function address(name: string, method: HttpMethod, path: string, answer: HttpHandler): void {
  addresses.push({ path, method });
  app.http(name, { route: path.slice(1), methods: [method], authLevel: 'anonymous', handler: answer });
}

/** A handler that is loaded when it is first called. */
function loaded<Input, Output>(
  load: () => Promise<(input: Input, context: InvocationContext) => Output | Promise<Output>>,
): (input: Input, context: InvocationContext) => Promise<Output> {
  const handler = madeOnce(load);
  return async (input, context) => (await handler())(input, context);
}

for (const { area, http, queues, timers } of FUNCTIONS) {
  for (const { name, method, path } of http)
    address(
      name,
      method,
      path,
      loaded(async () => (await runtime()).answering(area, name)),
    );
  for (const { name, queue } of queues)
    app.storageQueue(name, {
      queueName: queue,
      connection: 'AzureWebJobsStorage',
      handler: loaded(async () => (await runtime()).consuming(area, name)),
    });
  for (const { name, schedule } of timers)
    app.timer(name, { schedule, handler: loaded(async () => (await runtime()).timing(area, name)) });
}

address('describeApi', 'GET', '/api/openapi.json', async () => {
  const { openApi } = await import('./http/openapi.ts');
  return { headers: { 'content-type': 'application/json' }, body: openApi() };
});

// For the add-in's dialog: before anybody has signed in, no token tells where to.
address('describeSignIn', 'GET', '/api/sign-in', async () => {
  const { allowedTenants, authorityHost, clientId } = settings;
  // Entra takes people of any organisation only for an application that is registered for several.
  const tenant = allowedTenants.length === 1 ? allowedTenants[0] : 'organizations';
  return { jsonBody: { authority: `${authorityHost}/${tenant}`, clientId } };
});

address('health', 'GET', '/api/health', async () => {
  try {
    await (await runtime()).checkStorage();
    return { jsonBody: { status: 'ok', storage: 'ok' } };
  } catch {
    return { status: 503, jsonBody: { status: 'degraded', storage: 'unavailable' } };
  }
});

// Takes every request that no other route takes, including those for pages. The Functions host tries routes in the
// order of the functions' names, so this name must be the last one.
app.http('zFallback', {
  route: '{*path}',
  methods: METHODS,
  authLevel: 'anonymous',
  handler: fallback(addresses, site(settings.tabsFolder ?? join(__dirname, 'tabs'), settings.authorityHost)),
});

/**
 * The app settings. If an app throws while it loads, the host reports success with no functions, and only stderr has
 * the reason. The host takes a line's level from the word "error" in it.
 */
function loadSettings(): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(JSON.stringify({ level: 'error', event: 'cannot-start', message }));
    throw error;
  }
}
