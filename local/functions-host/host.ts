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
import { type MessageCount, QueueListener } from './queue-listener.ts';
import { type Route, RouteTable } from './routes.ts';
import { parseSchedule } from './schedule.ts';
import { ScheduleMonitor } from './schedule-monitor.ts';
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
  /** Where the timers' status is kept over restarts; without it a run that was missed meanwhile is not made up for. */
  timerStatus?: string;
  /** Tests look into the queues more often than host.json says, so as not to wait most of the time. */
  polling?: 'as-configured' | 'eager';
  /** Looks into a queue without a request, where the storage is in this process: a request only fetches what waits. */
  messagesIn?: ((queue: string) => MessageCount) | undefined;
  /** Which functions this instance listens for: Flex Consumption gives each queue and timer function its own. */
  listensFor?: (fn: { name: string; type: string }) => boolean;
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
  /** The clock was set: timers that have fallen due run, and queues are looked into. */
  clockMoved(): Promise<void>;
  /**
   * Ends as the host does: it takes nothing more, gives what runs ten seconds, and ends the worker without waiting for
   * anything else. process.env is as it was before.
   */
  stop(): Promise<void>;
}

/** What the host gives invocations that are under way when it is told to stop. */
const DRAIN_MS = 10_000;
const IDLE_RECHECK_MS = { first: 4, longest: 50 };

/** Starts the stand-in for the Azure Functions host around an unchanged function app. */
export async function startFunctionsHost(options: FunctionsHostOptions): Promise<FunctionsHost> {
  const log = options.log ?? (() => {});
  const hostJson = await readHostJson(options.hostJson);
  const settings = new AppSettings(options.settings);
  const restoreSettings = settings.apply();
  let app: FunctionApp | undefined;
  const listeners: { stop(drained: Promise<void>): Promise<void> }[] = [];
  const stop = async () => {
    let deadline: NodeJS.Timeout | undefined;
    const drained = new Promise<void>((resolve) => {
      deadline = setTimeout(() => {
        log({ level: 'warning', message: 'Something still ran ten seconds after the host was told to stop' });
        resolve();
      }, DRAIN_MS);
    });
    const stopped = await Promise.allSettled(listeners.map((listener) => listener.stop(drained)));
    clearTimeout(deadline);
    for (const one of stopped) {
      if (one.status === 'rejected')
        log({ level: 'error', message: `The host did not stop cleanly: ${describe(one.reason)}` });
    }
    await app?.terminate();
    restoreSettings();
  };

  try {
    const timeoutSeconds = hostJson.functionTimeout;
    app = await FunctionApp.start({ bundle: options.bundle, timeoutSeconds, log });
    const running = app;
    const monitor = await ScheduleMonitor.open(options.timerStatus);
    const { functions, routes, queues, timers } = bind(app, hostJson, settings, monitor, options);
    for (const queue of queues.values()) {
      listeners.push(queue);
      queue.start();
    }
    for (const timer of timers.values()) {
      listeners.push(timer);
      if (options.timers === 'scheduled') await timer.start();
    }
    const mounts = options.mount ?? [];
    const front = await startHttpFront(
      options.port,
      dispatcher({ app, routes, queues, timers, mounts, log }),
    );
    listeners.push({ stop: (drained) => front.stop(Promise.race([running.quiet(), drained])) });

    let stopped: Promise<void> | undefined;
    return {
      url: `http://localhost:${front.port}`,
      functions,
      invokeTimer: async (name, { isPastDue } = {}) => named(timers, name, 'timer').run(isPastDue),
      deliver: async (name, message, { dequeueCount } = {}) =>
        named(queues, name, 'queue').deliver(message, dequeueCount),
      idle: ({ ignoreDelayed = false } = {}) => idle(running, [...queues.values()], ignoreDelayed),
      clockMoved: async () => {
        for (const queue of queues.values()) queue.poll();
        for (const timer of timers.values()) await timer.clockMoved();
      },
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
function bind(
  app: FunctionApp,
  hostJson: HostJson,
  settings: AppSettings,
  monitor: ScheduleMonitor,
  options: FunctionsHostOptions,
) {
  const { log = () => {}, listensFor = () => true, messagesIn } = options;
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
        const eager = options.polling === 'eager';
        const added = (to: string) => {
          for (const listener of queues.values()) if (listener.queue === to) listener.poll();
        };
        const listener = { connection, settings: queueSettings, eager, added, messagesIn, log };
        if (listensFor({ name, type })) queues.set(name, new QueueListener(fn, queue, app, listener));
        return { name, type, queue };
      }
      case 'timerTrigger': {
        const schedule = settings.resolve(name, trigger.schedule);
        if (listensFor({ name, type }))
          timers.set(name, new Timer(fn, parseSchedule(schedule), app, monitor));
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
    // What has been sent to the app comes in first.
    await new Promise(setImmediate);
    const before = app.started;
    const left = await Promise.all(queues.map((queue) => queue.left(ignoreDelayed)));
    if (app.running === 0 && app.started === before && left.every((count) => count === 0)) return;
    queues.forEach((queue, index) => {
      if (left[index]) queue.poll();
    });
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
