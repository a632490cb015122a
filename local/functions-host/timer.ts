import type { FunctionApp, RegisteredFunction } from './function-app.ts';
import type { Schedule } from './schedule.ts';

// Not longer: a clock that is set meanwhile must not leave a timer asleep for weeks.
const LONGEST_TIMEOUT_MS = 60_000;
const LATE_MS = 1000;

/** Runs one timer-triggered function; two runs of it never overlap. */
export class Timer {
  readonly #fn: RegisteredFunction;
  readonly #app: FunctionApp;
  readonly #schedule: Schedule;
  #last: Date | undefined;
  #tail: Promise<void> = Promise.resolve();
  #timeout: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(fn: RegisteredFunction, schedule: Schedule, app: FunctionApp) {
    this.#fn = fn;
    this.#schedule = schedule;
    this.#app = app;
  }

  start(): void {
    if (this.#fn.trigger.runOnStartup === true) this.#runLogged(false);
    this.#arm(this.#schedule.next(new Date()));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timeout);
    await this.#tail;
  }

  /** Runs it after any run still under way; rejects with what the function threw. */
  run(isPastDue = false): Promise<void> {
    const run = this.#tail.then(() => this.#invoke(isPastDue));
    this.#tail = run.catch(() => {});
    return run;
  }

  #arm(due: Date): void {
    if (this.#stopped) return;
    const wait = Math.max(0, due.getTime() - Date.now());
    this.#timeout = setTimeout(
      () => {
        const late = Date.now() - due.getTime();
        if (late < 0) return this.#arm(due);
        this.#runLogged(late > LATE_MS);
        void this.#tail.then(() =>
          this.#arm(this.#schedule.next(new Date(Math.max(Date.now(), due.getTime())))),
        );
      },
      Math.min(wait, LONGEST_TIMEOUT_MS),
    );
  }

  #runLogged(isPastDue: boolean): void {
    this.run(isPastDue).catch(() => {
      // The app has logged it; the next tick comes anyway.
    });
  }

  async #invoke(isPastDue: boolean): Promise<void> {
    const now = new Date();
    const status = {
      Last: this.#last?.toISOString() ?? '0001-01-01T00:00:00',
      LastUpdated: (this.#last ?? now).toISOString(),
      Next: this.#schedule.next(now).toISOString(),
    };
    this.#last = now;
    await this.#app.invoke(this.#fn, {
      json: JSON.stringify({
        Schedule: { AdjustForDST: true },
        ScheduleStatus: status,
        IsPastDue: isPastDue,
      }),
    });
  }
}
