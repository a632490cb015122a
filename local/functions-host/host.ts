import { AppSettings } from './app-settings.ts';
import { dispatcher, type Mount } from './dispatch.ts';
import {
  describe,
  FunctionApp,
  FunctionAppError,
  type Log,
  type RegisteredFunction,
} from './function-app.ts';
import { type HostJson, readHostJson } from './host-json.ts';
import { startHttpFront } from './http-front.ts';
import { QueueListener } from './queue-listener.ts';
import { type Route, RouteTable } from './routes.ts';
import { parseSchedule } from './schedule.ts';
import { Timer } from './timer.ts';

export { FunctionAppError, type LogLine } from './function-app.ts';
export { PortInUseError } from './listen.ts';

export interface FunctionsHostOptions {
  /** Absolute path of the function app's CommonJS bundle. */
  bundle: string;
  /** Absolute path of host.json. */
  hostJson: string;
  /** App settings: put into process.env before the bundle is loaded, taken out again by stop(). */
  settings: Record<string, string>;
  /** Connection string of AzureWebJobsStorage, for queue triggers. */
  storage: string;
  /** 0 takes any free one. */
  port: number;
  timers: 'scheduled' | 'manual';
  /** Handlers for paths that are not the function app's, such as the workbench. */
  mount?: Mount[];
  log?: Log;
}

export interface FunctionInfo {
  name: string;
  type: string;
  route?: string;
  methods?: readonly string[];
  authLevel?: string;
  schedule?: string;
  queue?: string;
}

export interface FunctionsHost {
  url: string;
  functions: readonly FunctionInfo[];
  /** Runs a timer now, after any run under way; rejects with what the function threw. */
  invokeTimer(name: string, options?: { isPastDue?: boolean }): Promise<void>;
  /** Runs a queue function with a message that never was in its queue; rejects with what the function threw. */
  deliver(name: string, message: unknown, options?: { dequeueCount?: number }): Promise<void>;
  /**
   * Resolves when no invocation runs and every queue the app listens to is empty. A message that is hidden until
   * later counts too, unless `ignoreDelayed`.
   */
  idle(options?: { ignoreDelayed?: boolean }): Promise<void>;
  /** Finishes what runs, then closes; process.env is as it was before. */
  stop(): Promise<void>;
}

const STOP_PATIENCE_MS = 10_000;
const IDLE_RECHECK_MS = { first: 4, longest: 50 };

/** Starts the stand-in for the Azure Functions host around an unchanged function app. */
export async function startFunctionsHost(options: FunctionsHostOptions): Promise<FunctionsHost> {
  const log = options.log ?? (() => {});
  const hostJson = await readHostJson(options.hostJson);
  const settings = new AppSettings(options.settings);
  const restoreSettings = settings.apply();
  const toStop: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const stopPart of toStop.splice(0).reverse()) await patiently(stopPart, log);
    restoreSettings();
  };

  try {
    const app = await FunctionApp.load(options.bundle, log);
    toStop.push(() => app.terminate());
    const { functions, routes, queues, timers } = bind(app, hostJson, settings, options);
    for (const queue of queues.values()) {
      await queue.start();
      toStop.push(() => queue.stop());
    }
    for (const timer of timers.values()) {
      if (options.timers === 'scheduled') timer.start();
      toStop.push(() => timer.stop());
    }
    const mounts = options.mount ?? [];
    const front = await startHttpFront(
      options.port,
      dispatcher({ app, routes, queues, timers, mounts, log }),
    );
    toStop.push(() => front.stop(app.quiet()));

    let stopped: Promise<void> | undefined;
    return {
      url: `http://localhost:${front.port}`,
      functions,
      invokeTimer: async (name, { isPastDue } = {}) => named(timers, name, 'timer').run(isPastDue),
      deliver: async (name, message, { dequeueCount } = {}) =>
        named(queues, name, 'queue').deliver(message, dequeueCount),
      idle: ({ ignoreDelayed = false } = {}) => idle(app, [...queues.values()], ignoreDelayed),
      stop: () => {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ties what the app registered to routes, queues and timers. */
function bind(app: FunctionApp, hostJson: HostJson, settings: AppSettings, options: FunctionsHostOptions) {
  const log = options.log ?? (() => {});
  const { http, queues: queueSettings } = hostJson.extensions;
  const routes: Route<RegisteredFunction>[] = [];
  const queues = new Map<string, QueueListener>();
  const timers = new Map<string, Timer>();
  const functions = [...app.functions.values()].map((fn): FunctionInfo => {
    refuseUnknownBindings(fn);
    if (fn.metadata.retryOptions) {
      log({ level: 'warning', message: 'A retry policy is not run locally', functionName: fn.name });
    }
    const { name, trigger } = fn;
    const { type } = trigger;
    switch (type) {
      case 'httpTrigger': {
        const route = `${http.routePrefix}/${settings.resolve(name, trigger.route) || name}`.replace(
          /^\/+|\/+$/g,
          '',
        );
        const methods = Array.isArray(trigger.methods) ? trigger.methods.map(String) : ['GET', 'POST'];
        routes.push({ name, template: route, methods, target: fn });
        return { name, type, route, methods, authLevel: String(trigger.authLevel ?? 'anonymous') };
      }
      case 'queueTrigger': {
        const queue = settings.resolve(name, trigger.queueName);
        const connection = settings.connection(name, trigger.connection, options.storage);
        queues.set(name, new QueueListener(fn, queue, connection, app, queueSettings, log));
        return { name, type, queue };
      }
      case 'timerTrigger': {
        const schedule = settings.resolve(name, trigger.schedule);
        timers.set(name, new Timer(fn, parseSchedule(schedule), app));
        return { name, type, schedule };
      }
      default:
        return { name, type };
    }
  });
  return { functions, routes: new RouteTable(routes), queues, timers };
}

async function idle(app: FunctionApp, queues: QueueListener[], ignoreDelayed: boolean): Promise<void> {
  let recheck = IDLE_RECHECK_MS.first;
  for (;;) {
    await app.quiet();
    const before = app.started;
    const left = await Promise.all(queues.map((queue) => queue.left(ignoreDelayed)));
    if (app.running === 0 && app.started === before && left.every((count) => count === 0)) return;
    for (const queue of queues) queue.hurry(0);
    await new Promise((resolve) => setTimeout(resolve, recheck));
    recheck = Math.min(recheck * 1.5, IDLE_RECHECK_MS.longest);
  }
}

function named<T>(all: ReadonlyMap<string, T>, name: string, kind: string): T {
  const found = all.get(name);
  if (found) return found;
  throw new Error(`There is no ${kind} function "${name}", only: ${[...all.keys()].join(', ') || 'none'}`);
}

function refuseUnknownBindings(fn: RegisteredFunction): void {
  for (const { type, direction } of Object.values(fn.metadata.bindings)) {
    const known =
      direction === 'out' ? ['http'] : ['httpTrigger', 'queueTrigger', 'timerTrigger', 'warmupTrigger'];
    if (!known.includes(type)) {
      throw new FunctionAppError(
        `"${fn.name}" uses the binding "${type}", which the local host does not run`,
      );
    }
  }
}

/** A part that hangs or fails must not keep the others from stopping. */
async function patiently(stopPart: () => Promise<void>, log: Log): Promise<void> {
  let patience: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    patience = setTimeout(() => {
      log({ level: 'warning', message: 'Something still ran ten seconds after the host was told to stop' });
      resolve();
    }, STOP_PATIENCE_MS);
  });
  try {
    await Promise.race([stopPart(), tooLong]);
  } catch (error) {
    log({ level: 'error', message: `The host did not stop cleanly: ${describe(error)}` });
  } finally {
    clearTimeout(patience);
  }
}
