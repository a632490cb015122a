import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Schedule } from './schedule.ts';
import { dotNetTime, type ScheduleStatus } from './trigger-data.ts';

/** What .NET has for no moment at all. */
export const NEVER = new Date('0001-01-01T00:00:00Z');

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const statuses = z.record(z.string(), z.object({ Last: moment, Next: moment, LastUpdated: moment }));

/**
 * Keeps each timer's status over restarts, so that a run that fell due meanwhile is noticed. The host keeps it in a blob
 * a timer, and a lease there lets only one instance listen; here it is one file, whose folder one process holds.
 */
export class ScheduleMonitor {
  readonly #file: string | undefined;
  readonly #known = new Map<string, ScheduleStatus>();
  #saving: Promise<void> = Promise.resolve();

  private constructor(file: string | undefined) {
    this.#file = file;
  }

  /** Without a file nothing outlasts the host. */
  static async open(file: string | undefined): Promise<ScheduleMonitor> {
    const monitor = new ScheduleMonitor(file);
    const text = file === undefined ? '' : await readFile(file, 'utf8').catch(() => '');
    for (const [name, status] of Object.entries(statusesIn(text))) {
      monitor.#known.set(name, { last: status.Last, next: status.Next, lastUpdated: status.LastUpdated });
    }
    return monitor;
  }

  status(timer: string): ScheduleStatus | undefined {
    return this.#known.get(timer);
  }

  async update(timer: string, status: ScheduleStatus): Promise<void> {
    this.#known.set(timer, status);
    this.#saving = this.#saving.then(() => this.#save());
    await this.#saving;
  }

  /**
   * What is known of a timer when its host starts, and whether a run fell due while there was none. A timer that was
   * never seen, or whose schedule has changed so that the expected run lies back, is not past due.
   */
  async start(
    timer: string,
    schedule: Schedule,
    now: Date,
  ): Promise<{ status: ScheduleStatus; isPastDue: boolean }> {
    const known = this.status(timer);
    if (!known) {
      const next = schedule.next(now);
      await this.update(timer, { last: NEVER, next, lastUpdated: now });
      return { status: { last: NEVER, next, lastUpdated: NEVER }, isPastDue: false };
    }
    const since = [known.last, known.lastUpdated].find((at) => at.getTime() !== NEVER.getTime()) ?? now;
    const expected = schedule.next(since);
    if (known.next.getTime() === expected.getTime()) return { status: known, isPastDue: now > known.next };
    const status =
      now > expected
        ? { last: NEVER, next: schedule.next(now), lastUpdated: now }
        : { last: NEVER, next: expected, lastUpdated: since };
    await this.update(timer, status);
    return { status, isPastDue: false };
  }

  async #save(): Promise<void> {
    if (this.#file === undefined) return;
    const all = [...this.#known].map(([name, { last, next, lastUpdated }]) => [
      name,
      { Last: dotNetTime(last), Next: dotNetTime(next), LastUpdated: dotNetTime(lastUpdated) },
    ]);
    const beside = `${this.#file}.${process.pid}.tmp`;
    await writeFile(beside, JSON.stringify(Object.fromEntries(all)));
    await rename(beside, this.#file);
  }
}

/** A file that cannot be read is as good as none. */
function statusesIn(text: string): z.output<typeof statuses> {
  try {
    return statuses.catch({}).parse(JSON.parse(text));
  } catch {
    return {};
  }
}
