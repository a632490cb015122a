import type { FunctionApp, RegisteredFunction } from './function-app.ts';
import type { Schedule } from './schedule.ts';
import { NEVER, type ScheduleMonitor } from './schedule-monitor.ts';
import { type ScheduleStatus, timerData } from './trigger-data.ts';

// Not longer: a clock that is set meanwhile must not leave a timer asleep for weeks.
const LONGEST_TIMEOUT_MS = 60_000;

/** Runs one timer-triggered function; two runs of it never overlap. */
export class Timer {
  readonly #fn: RegisteredFunction;
  readonly #app: FunctionApp;
  readonly #schedule: Schedule;
  /** None where the schedule fires more than once a minute, or the function wants none. */
  readonly #monitor: ScheduleMonitor | undefined;
  #status: ScheduleStatus;
  #tail: Promise<void> = Promise.resolve();
  #timeout: NodeJS.Timeout | undefined;
  #isScheduled = false;
  #stopped = false;

  constructor(fn: RegisteredFunction, schedule: Schedule, app: FunctionApp, monitor: ScheduleMonitor) {
    this.#fn = fn;
    this.#schedule = schedule;
    this.#app = app;
    const monitored = fn.trigger.useMonitor !== false && !schedule.isSubMinute;
    this.#monitor = monitored ? monitor : undefined;
    this.#status = { last: NEVER, next: schedule.next(new Date()), lastUpdated: NEVER };
  }

  /** Follows the schedule from now on; a run that fell due while no host ran is made up for at once, and once only. */
  async start(): Promise<void> {
    this.#isScheduled = true;
    const started = await this.#monitor?.start(this.#fn.name, this.#schedule, new Date());
    if (started) this.#status = started.status;
    const isPastDue = started?.isPastDue === true;
    const runsNow = isPastDue || this.#fn.trigger.runOnStartup === true;
    if (runsNow) this.#runThenArm(isPastDue, () => new Date());
    else this.#arm();
  }

  /** Starts nothing more and waits for the run under way, but not longer than `drained`. */
  async stop(drained: Promise<void>): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timeout);
    await Promise.race([this.#tail, drained]);
  }

  /**
   * Runs it by hand, after any run still under way; rejects with what the function threw. To the schedule such a run is
   * none, as long as there is a schedule that is followed.
   */
  run(isPastDue = false): Promise<void> {
    return this.#serialised(async () => {
      const at = new Date();
      await this.#invoke(isPastDue, at).finally(() => {
        if (!this.#isScheduled) this.#status = this.#statusAfter(at);
      });
    });
  }

  /** The clock was set: a run that has fallen due meanwhile is made up for now, and once only. */
  async clockMoved(): Promise<void> {
    if (!this.#isScheduled || this.#stopped) return;
    clearTimeout(this.#timeout);
    if (this.#status.next.getTime() > Date.now()) return this.#arm();
    this.#runThenArm(true, () => new Date());
    await this.#tail;
  }

  #serialised(work: () => Promise<void>): Promise<void> {
    const run = this.#tail.then(work);
    this.#tail = run.catch(() => {});
    return run;
  }

  #runThenArm(isPastDue: boolean, at: () => Date): void {
    const arm = () => this.#arm();
    this.#serialised(async () => {
      const began = at();
      // A run that failed is a run: nobody repeats it before the next one is due.
      await this.#invoke(isPastDue, began).catch(() => {});
      this.#status = this.#statusAfter(began);
      await this.#monitor?.update(this.#fn.name, this.#status);
    }).then(arm, arm);
  }

  #arm(): void {
    if (this.#stopped) return;
    const { next } = this.#status;
    const wait = Math.max(0, next.getTime() - Date.now());
    this.#timeout = setTimeout(
      () => {
        if (wait > LONGEST_TIMEOUT_MS) return this.#arm();
        // Timers fire a little early at times; without this the next run would be the same one once more.
        this.#runThenArm(false, () => new Date(Math.max(Date.now(), next.getTime())));
      },
      Math.min(wait, LONGEST_TIMEOUT_MS),
    );
  }

  async #invoke(isPastDue: boolean, at: Date): Promise<void> {
    await this.#app.invoke(this.#fn, timerData(this.#monitor && this.#status, isPastDue), {
      TimerTrigger: { string: at.toUTCString() },
    });
  }

  #statusAfter(run: Date): ScheduleStatus {
    return { last: run, next: this.#schedule.next(run), lastUpdated: run };
  }
}
