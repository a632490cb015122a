import { dirname } from 'node:path';
import { format } from 'node:util';
import {
  type Binding,
  type CoreInvocationContext,
  type CoreModule,
  Disposable,
  type FunctionCallback,
  type FunctionMetadata,
  FunctionsSystemError,
  type HookCallback,
  type InvocationRequest,
  type InvocationResponse,
  type LogCategory,
  type LogLevel,
  type ProgrammingModel,
} from './core-api.ts';
import { loadBundle } from './load-bundle.ts';

export interface LogLine {
  level: string;
  message: string;
  functionName?: string;
  invocationId?: string;
}
export type Log = (line: LogLine) => void;

export interface RegisteredFunction {
  name: string;
  triggerName: string;
  trigger: Binding;
  metadata: FunctionMetadata;
  callback: FunctionCallback;
}

type HookName = 'appStart' | 'appTerminate' | 'preInvocation' | 'postInvocation' | 'log';

/** The function app could not be started; its message says what to mend. */
export class FunctionAppError extends Error {}

/** How long the host waits for the appTerminate hooks before it kills the process. */
const TERMINATE_GRACE_MS = 5_000;

/**
 * One loaded copy of the function app, as a process of the Node worker holds it. It lives in the host's own process:
 * once it is ended, nothing of it reaches the host any more, neither results nor log lines, but a call it has under way
 * to storage or to Graph goes on, where the kernel would have cut it off.
 */
export class Worker {
  readonly functions = new Map<string, RegisteredFunction>();

  readonly #log: Log;
  readonly #hooks: Record<HookName, HookCallback[]> = {
    appStart: [],
    appTerminate: [],
    preInvocation: [],
    postInvocation: [],
    log: [],
  };
  readonly #appHookData = {};
  readonly #appLevelHookData = {};
  #model: ProgrammingModel | undefined;
  #startupOver = false;
  #state: 'running' | 'ending' | 'ended' = 'running';

  private constructor(log: Log) {
    this.#log = log;
  }

  /**
   * Loads the bundle. A throw while it loads is no failure to the host: it then finds no functions, and the reason
   * stands only on the worker's stderr.
   */
  static async start(bundle: string, log: Log): Promise<Worker> {
    const worker = new Worker(log);
    const stderr = captureStderr();
    try {
      loadBundle(bundle, worker.#core());
    } catch (error) {
      worker.functions.clear();
      console.error(describe(error));
    } finally {
      for (const line of stderr.release()) log({ level: levelOfStderr(line), message: line });
    }
    const capabilities = await worker.#model?.getCapabilities?.({});
    if (capabilities?.HttpUri) {
      throw new FunctionAppError(
        'The local host does not run HTTP streaming: leave out app.setup({ enableHttpStream: true })',
      );
    }
    await worker.#runHooks('appStart', {
      ...worker.#hookData(worker.#appLevelHookData),
      functionAppDirectory: dirname(bundle),
    });
    worker.#startupOver = true;
    return worker;
  }

  /** Runs one invocation; rejects with what the function threw, and never settles once the worker has ended. */
  async invoke(name: string, request: InvocationRequest): Promise<InvocationResponse> {
    const fn = this.functions.get(name);
    if (!fn)
      throw new FunctionsSystemError(`Function code for '${name}' is not loaded and cannot be invoked.`);
    try {
      return await this.#invoke(fn, request);
    } finally {
      if (this.#state !== 'running') await new Promise<never>(() => {});
    }
  }

  /**
   * Ends the worker as the host's WorkerTerminate does: it runs the appTerminate hooks and exits. It waits for nothing
   * else, neither for invocations under way nor for what a function has begun beside its answer.
   */
  async end(): Promise<void> {
    this.#state = 'ending';
    const hooks = this.#runHooks('appTerminate', this.#hookData(this.#appLevelHookData)).catch((error) =>
      this.#log({ level: 'error', message: `An appTerminate hook failed: ${describe(error)}` }),
    );
    await within(hooks, TERMINATE_GRACE_MS);
    this.#state = 'ended';
  }

  async #invoke(fn: RegisteredFunction, request: InvocationRequest): Promise<InvocationResponse> {
    const model = this.#model as ProgrammingModel;
    const hookData = {};
    let invocationContext: unknown;
    const core: CoreInvocationContext = {
      invocationId: request.invocationId,
      request,
      metadata: fn.metadata,
      state: undefined,
      log: (level, category, message) =>
        this.#write(level, category, message, {
          functionName: fn.name,
          invocationId: request.invocationId,
          hookData,
          invocationContext,
        }),
    };
    const invocation = model.getInvocationModel(core);
    const { context, inputs } = await invocation.getArguments();
    invocationContext = context;

    const before = { invocationContext: context, inputs, functionCallback: fn.callback };
    if (this.#hooks.preInvocation.length > 0) {
      core.state = 'preInvocationHooks';
      Object.assign(before, this.#hookData(hookData));
      await this.#runHooks('preInvocation', before);
    }

    const after: { result: unknown; error: unknown; inputs: unknown[]; invocationContext: unknown } = {
      invocationContext: context,
      inputs: before.inputs,
      result: null,
      error: null,
    };
    core.state = 'invocation';
    try {
      after.result = await invocation.invokeFunction(context, before.inputs, before.functionCallback);
    } catch (error) {
      after.error = error ?? new Error('Unknown error');
    }
    if (this.#hooks.postInvocation.length > 0) {
      core.state = 'postInvocationHooks';
      Object.assign(after, this.#hookData(hookData));
      await this.#runHooks('postInvocation', after);
    }
    core.state = undefined;

    if (after.error !== null && after.error !== undefined) throw after.error;
    return invocation.getResponse(context, after.result);
  }

  #hookData(hookData: object): { hookData: object; appHookData: object } {
    return { hookData, appHookData: this.#appHookData };
  }

  async #runHooks(name: HookName, context: object): Promise<void> {
    for (const callback of this.#hooks[name]) await callback(context);
  }

  #write(
    level: LogLevel,
    category: LogCategory,
    message: string,
    of: { functionName?: string; invocationId?: string; hookData?: object; invocationContext?: unknown } = {},
  ): void {
    if (this.#state === 'ended') return;
    const line = { level, message };
    if (this.#hooks.log.length > 0) {
      const context = {
        ...line,
        category,
        ...this.#hookData(of.hookData ?? {}),
        invocationContext: of.invocationContext,
      };
      try {
        for (const callback of this.#hooks.log) callback(context);
        // Hooks may reword or mute what the app logs, never what the host says.
        if (category === 'user') Object.assign(line, { level: context.level, message: context.message });
      } catch {
        // A broken log hook must not break the function it watches.
      }
    }
    if (line.level === 'none') return;
    if (category !== 'user' && (line.level === 'debug' || line.level === 'trace')) return;
    const { functionName, invocationId } = of;
    this.#log(functionName && invocationId ? { ...line, functionName, invocationId } : line);
  }

  #core(): CoreModule {
    return {
      version: '3.12.0',
      hostVersion: '4.1042.0',
      Disposable,
      registerFunction: (metadata, callback) => this.#register(metadata, callback),
      registerHook: (name, callback) => this.#registerHook(name, callback),
      setProgrammingModel: (model) => {
        this.#model = model;
      },
      getProgrammingModel: () => this.#model,
      log: (level, category, message) => this.#write(level, category, message),
    };
  }

  #register(metadata: FunctionMetadata, callback: FunctionCallback): Disposable {
    if (this.#startupOver) {
      throw new FunctionsSystemError('A function can only be registered during app startup.');
    }
    const { name } = metadata;
    if (this.functions.has(name)) throw new FunctionsSystemError(`Two functions are named "${name}"`);
    const found = Object.entries(metadata.bindings).find(([, binding]) => /trigger$/i.test(binding.type));
    if (!found) throw new FunctionsSystemError(`The function "${name}" has no trigger`);
    const [triggerName, trigger] = found;
    this.functions.set(name, { name, triggerName, trigger, metadata, callback });
    return new Disposable(() => this.functions.delete(name));
  }

  #registerHook(name: string, callback: HookCallback): Disposable {
    const hooks = Object.hasOwn(this.#hooks, name) ? this.#hooks[name as HookName] : undefined;
    if (!hooks) throw new FunctionsSystemError(`Unrecognized hook "${name}"`);
    hooks.push(callback);
    return new Disposable(() => {
      const at = hooks.indexOf(callback);
      if (at >= 0) hooks.splice(at, 1);
    });
  }
}

/** Keeps what is written to the console's stderr until it is released; loading a bundle is synchronous. */
function captureStderr(): { release(): string[] } {
  const { error, warn } = console;
  const lines: string[] = [];
  const keep = (...parts: unknown[]) => {
    lines.push(...format(...parts).split('\n'));
  };
  Object.assign(console, { error: keep, warn: keep });
  return {
    release: () => {
      Object.assign(console, { error, warn });
      return lines;
    },
  };
}

/** The host knows nothing of a stderr line but its text, and takes its level from words in it. */
function levelOfStderr(line: string): string {
  if (/warn/i.test(line)) return 'warning';
  return /error|fail|severe|unhandled exception/i.test(line) ? 'error' : 'information';
}

export function describe(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message;
  // An error from another realm is no instance of ours but still has a stack.
  if (typeof error === 'object' && error !== null && 'stack' in error) return String(error.stack);
  return String(error);
}

/** Waits for `what`, but no longer than this; true if it came in time. */
export async function within(what: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([what.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
