import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
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
  type TypedData,
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

/** One loaded function app: what it registered, and the one way to run it. */
export class FunctionApp {
  readonly functions = new Map<string, RegisteredFunction>();
  /** How many invocations run now, and how many were ever started. */
  running = 0;
  started = 0;

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
  #whenQuiet: (() => void)[] = [];

  constructor(log: Log) {
    this.#log = log;
  }

  static async load(bundle: string, log: Log): Promise<FunctionApp> {
    const app = new FunctionApp(log);
    try {
      loadBundle(bundle, app.#core());
    } catch (error) {
      throw new FunctionAppError(`The function app ${bundle} failed while loading: ${describe(error)}`, {
        cause: error,
      });
    }
    if (!app.#model || app.functions.size === 0) {
      throw new FunctionAppError(`No functions found: ${bundle} registered none`);
    }
    const capabilities = await app.#model.getCapabilities?.({});
    if (capabilities?.HttpUri) {
      throw new FunctionAppError(
        'The local host does not run HTTP streaming: leave out app.setup({ enableHttpStream: true })',
      );
    }
    await app.#runHooks('appStart', {
      ...app.#hookData(app.#appLevelHookData),
      functionAppDirectory: dirname(bundle),
    });
    app.#startupOver = true;
    return app;
  }

  /** Runs one invocation through hooks and handler; rejects with what the function threw. */
  async invoke(
    fn: RegisteredFunction,
    data: TypedData,
    triggerMetadata: Record<string, TypedData> | null = null,
    traceParent?: string,
    traceState = '',
  ): Promise<InvocationResponse> {
    this.running++;
    this.started++;
    const invocationId = randomUUID();
    try {
      return await this.#invoke(fn, {
        invocationId,
        inputData: [{ name: fn.triggerName, data }],
        triggerMetadata,
        traceContext: {
          traceParent: traceParent ?? newTraceParent(invocationId),
          traceState,
          attributes: {},
        },
      });
    } catch (error) {
      this.#log({
        level: 'error',
        message: `Executed 'Functions.${fn.name}' (Failed): ${describe(error)}`,
        functionName: fn.name,
        invocationId,
      });
      throw error;
    } finally {
      this.running--;
      if (this.running === 0) this.#quiet();
    }
  }

  /** Resolves once nothing runs. */
  async quiet(): Promise<void> {
    if (this.running > 0) await new Promise<void>((resolve) => this.#whenQuiet.push(resolve));
  }

  async terminate(): Promise<void> {
    await this.#runHooks('appTerminate', this.#hookData(this.#appLevelHookData));
  }

  #quiet(): void {
    const waiting = this.#whenQuiet;
    if (waiting.length === 0) return;
    this.#whenQuiet = [];
    for (const resolve of waiting) resolve();
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

export function describe(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message;
  // An error from another realm is no instance of ours but still has a stack.
  if (typeof error === 'object' && error !== null && 'stack' in error) return String(error.stack);
  return String(error);
}

/** A trace of its own per invocation, made of the id that is random already. */
function newTraceParent(invocationId: string): string {
  const hex = invocationId.replaceAll('-', '');
  return `00-${hex}-${hex.slice(16)}-00`;
}
