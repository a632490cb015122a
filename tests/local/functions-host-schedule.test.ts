import { describe, expect, test } from 'vitest';
import { parseSchedule } from '../../local/functions-host/schedule.ts';

const next = (expression: string, after: string) =>
  parseSchedule(expression).next(new Date(after)).toISOString();

describe('an NCRONTAB schedule', () => {
  test.each([
    ['0 */5 * * * *', '2026-03-01T10:02:30Z', '2026-03-01T10:05:00.000Z'],
    ['0 */5 * * * *', '2026-03-01T10:05:00Z', '2026-03-01T10:10:00.000Z'],
    ['*/10 * * * * *', '2026-12-31T23:59:50.500Z', '2027-01-01T00:00:00.000Z'],
    ['0 30 9 * * 1-5', '2026-03-06T09:30:00Z', '2026-03-09T09:30:00.000Z'],
    ['0 30 9 * * Mon,Wed', '2026-03-09T09:30:00Z', '2026-03-11T09:30:00.000Z'],
    ['15,45 0 8-18/5 * * *', '2026-03-01T08:00:45Z', '2026-03-01T13:00:15.000Z'],
    ['0 0 0 29 2 *', '2026-03-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['0 0 12 1 Jan,Jul *', '2026-02-01T00:00:00Z', '2026-07-01T12:00:00.000Z'],
    ['0 0 0 13 * 5', '2026-01-01T00:00:00Z', '2026-02-13T00:00:00.000Z'],
    ['0 20/20 * * * *', '2026-01-01T00:41:00Z', '2026-01-01T01:20:00.000Z'],
  ])('%s after %s is %s', (expression, after, expected) => {
    expect(next(expression, after)).toBe(expected);
  });

  test.each([
    ['* * * * *', 'six are expected'],
    ['60 * * * * *', 'expected 0 to 59'],
    ['0 0 24 * * *', 'expected 0 to 23'],
    ['0 0 0 0 * *', 'expected 1 to 31'],
    ['0 0 0 * * 7', 'expected 0 to 6'],
    ['0 5-1 * * * *', 'runs upwards'],
    ['0 */0 * * * *', 'a step is'],
    ['0 1-2-3 * * * *', 'two ends'],
    ['0 , * * * *', 'expected 0 to 59'],
    ['0 x * * * *', 'expected 0 to 59'],
    ['0 0 0 31 2 *', 'never comes round'],
  ])('%s is refused: %s', (expression, reason) => {
    expect(() => parseSchedule(expression)).toThrow(reason);
  });
});
