import { randomUUID } from 'node:crypto';
import type { InvocationRequest, InvocationResponse, TypedData } from './core-api.ts';
import { describe, type Log, type RegisteredFunction, Worker, within } from './worker.ts';

export { describe, FunctionAppError, type Log, type LogLine, type RegisteredFunction } from './worker.ts';

/** How long a function that exceeds its timeout may still take to end before its whole worker is restarted. */
const TIMEOUT_GRACE_MS = 2_000;

/** One invocation ran longer than host.json allows. */
class FunctionTimeoutError extends Error {
  constructor(name: string, timeout: string) {
    super(`Timeout value of ${timeout} was exceeded by function: Functions.${name}`);
    this.name = 'FunctionTimeoutError';
  }
}

export interface FunctionAppOptions {
  /** Absolute path of the CommonJS bundle. */
  bundle: string;
  /** How long one invocation may take, in seconds; undefined for as long as it likes. */
  timeoutSeconds: number | undefined;
  log: Log;
}

/** The host's side of the function app: which functions there are, and the one way to run them. */
export class FunctionApp {
  readonly functions: ReadonlyMap<string, RegisteredFunction>;
  /** How many invocations run now, and how many were ever started. */
  running = 0;
  started = 0;

  readonly #options: FunctionAppOptions;
  #worker: Worker;
  #restarting: Promise<void> | undefined;
  #whenQuiet: (() => void)[] = [];

  private constructor(options: FunctionAppOptions, worker: Worker) {
    this.#options = options;
    this.#worker = worker;
    this.functions = new Map(worker.functions);
  }

  static async start(options: FunctionAppOptions): Promise<FunctionApp> {
    const app = new FunctionApp(options, await Worker.start(options.bundle, options.log));
    if (app.functions.size === 0) {
      options.log({ level: 'warning', message: `No functions were found in ${options.bundle}` });
    }
    return app;
  }

  /** Runs one invocation through hooks and handler; rejects with what the function threw, or if it takes too long. */
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
      return await this.#run(fn.name, {
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
      this.#options.log({
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

  /** Ends the worker: what still runs in it is lost. */
  async terminate(): Promise<void> {
    await this.#restarting;
    await this.#worker.end();
  }

  #quiet(): void {
    const waiting = this.#whenQuiet;
    if (waiting.length === 0) return;
    this.#whenQuiet = [];
    for (const resolve of waiting) resolve();
  }

  async #run(name: string, request: InvocationRequest): Promise<InvocationResponse> {
    // What comes while the worker is restarted waits for the new one.
    if (this.#restarting) await this.#restarting;
    const worker = this.#worker;
    const run = worker.invoke(name, request);
    const { timeoutSeconds } = this.#options;
    if (timeoutSeconds === undefined) return run;
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<'too long'>((resolve) => {
      timer = setTimeout(() => resolve('too long'), timeoutSeconds * 1_000).unref();
    });
    try {
      const first = await Promise.race([run, tooLong]);
      if (first !== 'too long') return first;
    } finally {
      clearTimeout(timer);
    }
    await this.#timedOut(name, request.invocationId, worker, run);
    throw new FunctionTimeoutError(name, timeSpan(timeoutSeconds));
  }

  /**
   * A function that does not end within the grace takes its whole worker with it. Other invocations in that worker are
   * lost: the host hears nothing of them any more, and each fails when its own timeout is over.
   */
  async #timedOut(
    functionName: string,
    invocationId: string,
    worker: Worker,
    run: Promise<unknown>,
  ): Promise<void> {
    const { log, timeoutSeconds = 0 } = this.#options;
    const about = { functionName, invocationId };
    log({
      level: 'error',
      message: `Timeout value of ${timeSpan(timeoutSeconds)} exceeded by function 'Functions.${functionName}' (Id: '${invocationId}'). Initiating cancellation.`,
      ...about,
    });
    const ended = await within(
      run.catch(() => {}),
      TIMEOUT_GRACE_MS,
    );
    if (ended || worker !== this.#worker) return;
    log({
      level: 'warning',
      message: `A function timeout has occurred. Restarting worker process executing invocationId '${invocationId}'.`,
      ...about,
    });
    this.#restarting ??= this.#restart().finally(() => {
      this.#restarting = undefined;
    });
    await this.#restarting;
  }

  async #restart(): Promise<void> {
    await this.#worker.end();
    this.#worker = await Worker.start(this.#options.bundle, this.#options.log);
  }
}

/** A duration as .NET writes it. */
function timeSpan(seconds: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${two(seconds / 3_600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** A trace of its own per invocation, made of the id that is random already. */
function newTraceParent(invocationId: string): string {
  const hex = invocationId.replaceAll('-', '');
  return `00-${hex}-${hex.slice(16)}-00`;
}
