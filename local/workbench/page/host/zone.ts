type FrameWindow = Window & typeof globalThis;

/** The zone's distance from UTC, in milliseconds; every zone changes its clocks on a quarter of an hour. */
function offsets(zone: string): (moment: number) => number {
  const quarter = 900_000;
  const known = new Map<number, number>();
  const format = new Intl.DateTimeFormat('en-CA-u-hc-h23', {
    timeZone: zone,
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (moment) => {
    if (Number.isNaN(moment)) return Number.NaN;
    const key = Math.floor(moment / quarter);
    let found = known.get(key);
    if (found === undefined) {
      const parts: Record<string, number> = {};
      for (const { type, value } of format.formatToParts(key * quarter)) parts[type] = Number(value);
      const { year = 0, month = 1, day, hour, minute, second } = parts;
      found = Date.UTC(year, month - 1, day, hour, minute, second) - key * quarter;
      known.set(key, found);
    }
    return found;
  };
}

const fields = ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const;
const saysItsZone = /^\d{4}-\d\d(-\d\d)?$|(Z|GMT|UTC|[+-]\d\d:?\d\d)\)?$/i;

/**
 * Gives a frame the clock of the person one is, as their own computer would: `Date` and `Intl` of its window take the
 * person's zone for the local one, and the time that has been moved forward for now. Explicit zones and UTC stay what
 * they are.
 */
export function applyZone(win: FrameWindow, zone: string, ahead: () => number = () => 0): void {
  const RealDate = win.Date;
  const realNow = RealDate.now.bind(RealDate);
  const now = () => realNow() + ahead();
  // Where a page looks for it, so that it can be replaced there as in any browser.
  RealDate.now = now;
  const offset = offsets(zone);
  /** From a clock's face, counted as if it were UTC, to the moment; a time that comes twice is its first one. */
  const momentOf = (face: number): number => {
    const candidates = [face - offset(face - 86_400_000), face - offset(face + 86_400_000)];
    const right = candidates.filter((moment) => moment + offset(moment) === face);
    return right.length > 0 ? Math.min(...right) : (candidates[0] ?? Number.NaN);
  };
  const faceOf = (date: Date) => new RealDate(date.getTime() + offset(date.getTime()));

  // The machine's own clock face is read before the getters change.
  const { getFullYear, getMonth, getDate, getHours, getMinutes, getSeconds, getMilliseconds } =
    RealDate.prototype;
  const machineFace = (date: Date): number =>
    RealDate.UTC(
      getFullYear.call(date),
      getMonth.call(date),
      getDate.call(date),
      getHours.call(date),
      getMinutes.call(date),
      getSeconds.call(date),
      getMilliseconds.call(date),
    );
  const parse = (text: string): number => {
    const moment = RealDate.parse(text);
    return saysItsZone.test(text.trim()) ? moment : momentOf(machineFace(new RealDate(moment)));
  };

  const own: Record<string, unknown> = {
    getTimezoneOffset(this: Date) {
      return -offset(this.getTime()) / 60_000;
    },
    getYear(this: Date) {
      return this.getFullYear() - 1900;
    },
    toString(this: Date) {
      if (Number.isNaN(this.getTime())) return 'Invalid Date';
      return `${this.toDateString()} ${this.toTimeString()}`;
    },
    toDateString(this: Date) {
      return faceOf(this)
        .toUTCString()
        .replace(/^(\w+), (\d+) (\w+) (\d+) .*$/, '$1 $3 $2 $4');
    },
    toTimeString(this: Date) {
      const minutes = offset(this.getTime()) / 60_000;
      const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
      const sign = minutes < 0 ? '-' : '+';
      const distance = two(Math.abs(minutes) / 60) + two(Math.abs(minutes) % 60);
      return `${faceOf(this).toISOString().slice(11, 19)} GMT${sign}${distance} (${zone})`;
    },
  };
  for (const field of fields) {
    own[`get${field}`] = function (this: Date) {
      return faceOf(this)[`getUTC${field}`]();
    };
    if (field === 'Day') continue;
    own[`set${field}`] = function (this: Date, ...values: [number]) {
      const face = faceOf(this);
      face[`setUTC${field}`](...values);
      return this.setTime(momentOf(face.getTime()));
    };
  }
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const) {
    const really = RealDate.prototype[name];
    own[name] = function (this: Date, locales?: string | string[], options?: Intl.DateTimeFormatOptions) {
      return really.call(this, locales as string, { ...options, timeZone: options?.timeZone ?? zone });
    };
  }
  for (const [name, value] of Object.entries(own)) {
    Object.defineProperty(RealDate.prototype, name, { configurable: true, writable: true, value });
  }

  const ZonedDate: DateConstructor = new Proxy(RealDate, {
    construct(target, given: unknown[], caller) {
      const values =
        given.length > 1 ? [momentOf((RealDate.UTC as (...all: unknown[]) => number)(...given))] : given;
      const [only = now()] = values;
      const settled = typeof only === 'string' ? [parse(only)] : [only];
      return Reflect.construct(target, settled, caller === ZonedDate ? target : caller) as Date;
    },
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === 'parse' ? parse : Reflect.get(target, name)),
  });
  RealDate.prototype.constructor = ZonedDate;
  win.Date = ZonedDate;

  const RealFormat = win.Intl.DateTimeFormat;
  const zoned = (given: unknown[]): unknown[] => {
    const options = given[1] as Intl.DateTimeFormatOptions | undefined;
    return [given[0], { ...options, timeZone: options?.timeZone ?? zone }];
  };
  win.Intl.DateTimeFormat = new Proxy(RealFormat, {
    construct: (target, given: unknown[]) => Reflect.construct(target, zoned(given)) as object,
    apply: (target, _, given: unknown[]) => Reflect.construct(target, zoned(given)) as Intl.DateTimeFormat,
  });
}
