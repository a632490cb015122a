/** A six-field NCRONTAB expression ({second} {minute} {hour} {day} {month} {day of week}), in UTC. */
export interface Schedule {
  /** The first moment strictly after `after` at which it fires. */
  next(after: Date): Date;
  /** Fires several times in every minute: of such a timer the host keeps no status. */
  readonly isSubMinute: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Field {
  label: string;
  min: number;
  max: number;
  names?: readonly string[];
}

const SECOND: Field = { label: 'second', min: 0, max: 59 };
const MINUTE: Field = { label: 'minute', min: 0, max: 59 };
const HOUR: Field = { label: 'hour', min: 0, max: 23 };
const DAY: Field = { label: 'day', min: 1, max: 31 };
const MONTH: Field = { label: 'month', min: 1, max: 12, names: MONTHS };
const WEEKDAY: Field = { label: 'day of week', min: 0, max: 6, names: DAYS };

// The longest gap of a schedule that ever fires: 29 February on one weekday, over a skipped leap year.
const LONGEST_GAP_YEARS = 41;

export function parseSchedule(expression: string): Schedule {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== 6) {
    throw new Error(
      `The schedule "${expression}" has ${parts.length} fields; six are expected: second minute hour day month weekday`,
    );
  }
  const field = (index: number, of: Field) => parseField(expression, parts[index] ?? '', of);
  const seconds = field(0, SECOND);
  const minutes = field(1, MINUTE);
  const hours = field(2, HOUR);
  const days = field(3, DAY);
  const months = field(4, MONTH);
  const weekdays = field(5, WEEKDAY);

  const next = (after: Date): Date => {
    const at = new Date(Math.floor(after.getTime() / 1000) * 1000 + 1000);
    const end = at.getUTCFullYear() + LONGEST_GAP_YEARS;
    while (at.getUTCFullYear() <= end) {
      if (!months.has(at.getUTCMonth() + 1)) {
        at.setUTCMonth(at.getUTCMonth() + 1, 1);
        at.setUTCHours(0, 0, 0);
      } else if (!days.has(at.getUTCDate()) || !weekdays.has(at.getUTCDay())) {
        at.setUTCDate(at.getUTCDate() + 1);
        at.setUTCHours(0, 0, 0);
      } else if (!hours.has(at.getUTCHours())) at.setUTCHours(at.getUTCHours() + 1, 0, 0);
      else if (!minutes.has(at.getUTCMinutes())) at.setUTCMinutes(at.getUTCMinutes() + 1, 0);
      else if (!seconds.has(at.getUTCSeconds())) at.setUTCSeconds(at.getUTCSeconds() + 1);
      else return at;
    }
    throw new Error(`The schedule "${expression}" never comes round`);
  };
  next(new Date());
  const isSubMinute = seconds.size > 1 && parts.slice(1).every((part) => part === '*');
  return { next, isSubMinute };
}

function parseField(expression: string, text: string, field: Field): Set<number> {
  const wrong = (why: string) =>
    new Error(`The schedule "${expression}" has the ${field.label} "${text}": ${why}`);
  const value = (word: string): number => {
    const named = field.names?.indexOf(word.slice(0, 3).toLowerCase()) ?? -1;
    if (named >= 0 && /^[a-z]{3,}$/i.test(word)) return named + field.min;
    const number = /^\d+$/.test(word) ? Number(word) : Number.NaN;
    if (!(number >= field.min && number <= field.max)) throw wrong(`expected ${field.min} to ${field.max}`);
    return number;
  };

  const values = new Set<number>();
  for (const item of text.split(',')) {
    const [range = '', stepText, ...more] = item.split('/');
    const step = stepText === undefined ? 1 : Number(stepText);
    if (more.length > 0 || !Number.isInteger(step) || step < 1)
      throw wrong('a step is a whole number from 1');
    const [from = '', to, ...rest] = range.split('-');
    if (rest.length > 0) throw wrong('a range has two ends');
    const start = range === '*' ? field.min : value(from);
    const open = range === '*' || (to === undefined && stepText !== undefined);
    const end = open ? field.max : to === undefined ? start : value(to);
    if (end < start) throw wrong('a range runs upwards');
    for (let n = start; n <= end; n += step) values.add(n);
  }
  return values;
}
