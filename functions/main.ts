import { join } from 'node:path';
import { app, type HttpHandler, type HttpMethod, type InvocationContext } from '@azure/functions';
import { activity } from './activity/area.ts';
import { telling } from './activity/timer.ts';
import { type Area, workOf } from './area.ts';
import { calendar } from './calendar/area.ts';
import { charter } from './charter/area.ts';
import { community } from './community/area.ts';
import { glossary } from './glossary/area.ts';
import { home } from './home/area.ts';
import { type Address, fallback, METHODS } from './http/fallback.ts';
import { openApi } from './http/openapi.ts';
import { handler } from './http/serve.ts';
import { site } from './http/site.ts';
import { inclusion } from './inclusion/area.ts';
import { knowledge } from './knowledge/area.ts';
import { onboarding } from './onboarding/area.ts';
import { outbox } from './outbox/area.ts';
import { codeOf, type Outcome } from './outbox/failures.ts';
import { pilots } from './pilots/area.ts';
import { recognition } from './recognition/area.ts';
import { rhythm } from './rhythm/area.ts';
import { roles } from './roles/area.ts';
import { rota } from './rota/area.ts';
import { safety } from './safety/area.ts';
import { scoring } from './scoring/area.ts';
import { services } from './services.ts';
import { sessions } from './sessions/area.ts';
import { readSettings, type Settings } from './settings.ts';
import { synthesis } from './synthesis/area.ts';
import { newTrace } from './trace.ts';
import type { World } from './world.ts';

/** Every area of Guildhall. */
const AREAS: readonly Area[] = [
  community,
  sessions,
  knowledge,
  glossary,
  scoring,
  pilots,
  charter,
  roles,
  onboarding,
  activity,
  rota,
  rhythm,
  safety,
  recognition,
  inclusion,
  synthesis,
  home,
  calendar,
];

const settings = loadSettings();
const { worldFor, verify, prepare, checkStorage } = services(
  settings,
  AREAS.flatMap(({ search = [] }) => search),
  () => new Date(),
);

// Not awaited: pages need no table, and without storage the functions must still be registered.
app.hook.appStart(prepare);

/** Every path below /api. */
const addresses: Address[] = [];

function address(name: string, method: HttpMethod, path: string, answer: HttpHandler): void {
  addresses.push({ path, method });
  app.http(name, { route: path.slice(1), methods: [method], authLevel: 'anonymous', handler: answer });
}

for (const area of [...AREAS, outbox(workOf(AREAS)), telling(AREAS)]) {
  const { routes = [], http = [], queues = [], timers = [] } = area;
  // The contracts are in domain/<area>/contract.ts under the same names.
  for (const served of routes) {
    const { name, method, path } = served.route;
    address(name, method, path, handler(served, worldFor, verify));
  }
  for (const { name, method, path, run } of http)
    address(name, method, path, (request, context) => run(request, worldFor(newTrace()), context));
  for (const { name, queue, run } of queues)
    app.storageQueue(name, {
      queueName: queue,
      connection: 'AzureWebJobsStorage',
      handler: (message, context) => measured(context, (world) => run(world, message)),
    });
  for (const { name, schedule, run } of timers)
    app.timer(name, {
      schedule,
      handler: (_, context) =>
        measured(context, async (world) => {
          await run(world, settings.allowedTenants);
          return { outcome: 'done' };
        }),
    });
}

address('describeApi', 'GET', '/api/openapi.json', async () => ({
  headers: { 'content-type': 'application/json' },
  body: openApi(),
}));

// For the add-in's dialog: before anybody has signed in, no token tells where to.
address('describeSignIn', 'GET', '/api/sign-in', async () => {
  const { allowedTenants, authorityHost, clientId } = settings;
  // Entra takes people of any organisation only for an application that is registered for several.
  const tenant = allowedTenants.length === 1 ? allowedTenants[0] : 'organizations';
  return { jsonBody: { authority: `${authorityHost}/${tenant}`, clientId } };
});

address('health', 'GET', '/api/health', async () => {
  try {
    await checkStorage();
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

/** Writes one log line for a message or a timer, with its outcome and cost. */
async function measured(context: InvocationContext, work: (world: World) => Promise<Outcome>): Promise<void> {
  const started = performance.now();
  const cost = newTrace();
  let came: Outcome = { outcome: 'done' };
  try {
    came = await work(worldFor(cost));
  } catch (error) {
    came = { outcome: 'failed', code: codeOf(error) };
    throw error;
  } finally {
    const ms = Math.round(performance.now() - started);
    context.log(JSON.stringify({ event: 'work', function: context.functionName, ...came, ms, ...cost }));
  }
}
