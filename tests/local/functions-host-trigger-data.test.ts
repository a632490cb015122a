import { expect, test } from 'vitest';
import { PollingDelay } from '../../local/functions-host/polling-delay.ts';
import { dotNetTime, queueMetadata } from '../../local/functions-host/trigger-data.ts';

const facts = {
  messageId: 'an-id',
  popReceipt: 'a-receipt',
  dequeueCount: 2,
  insertedOn: new Date('2026-11-28T04:30:00.000Z'),
  expiresOn: new Date('9999-12-31T23:59:59.999Z'),
  nextVisibleOn: new Date('2026-11-28T04:40:00.120Z'),
};
const builtIn = {
  DequeueCount: { json: '2' },
  ExpirationTime: { json: '"9999-12-31T23:59:59.999+00:00"' },
  Id: { string: 'an-id' },
  InsertionTime: { json: '"2026-11-28T04:30:00+00:00"' },
  NextVisibleTime: { json: '"2026-11-28T04:40:00.12+00:00"' },
  PopReceipt: { string: 'a-receipt' },
};

test('the metadata of a message tells of it, and repeats its properties as Newtonsoft.Json reads them', () => {
  const text = JSON.stringify({
    n: 5,
    f: 1.5,
    b: true,
    nul: null,
    list: [1],
    o: { x: 1 },
    d: '2026-11-28T04:30:00Z',
    e: '2026-11-28T04:30:00.123+02:00',
    local: '2026-11-28T04:30:00',
    day: '2026-11-28',
    s: 'x',
    // Names are one and the same whatever their case.
    id: 'its own',
  });
  expect(queueMetadata(text, facts)).toEqual({
    QueueTrigger: { string: text },
    ...builtIn,
    Id: { string: 'its own' },
    n: { string: '5' },
    f: { string: '1.5' },
    b: { string: 'True' },
    o: { json: '{"x":1}' },
    d: { string: '11/28/2026 04:30:00' },
    e: { string: '11/28/2026 02:30:00' },
    local: { string: '11/28/2026 04:30:00' },
    day: { string: '2026-11-28' },
    s: { string: 'x' },
  });
});

test.each(['no JSON', '[1, 2]', '"text"', 'null'])(
  'a message that is no object, %s, has no properties',
  (text) => {
    expect(queueMetadata(text, facts)).toEqual({ QueueTrigger: { string: text }, ...builtIn });
  },
);

test('a moment is written as .NET writes it', () => {
  expect(dotNetTime(new Date('0001-01-01T00:00:00Z'))).toBe('0001-01-01T00:00:00+00:00');
  expect(dotNetTime(new Date('2026-11-28T04:30:10.100Z'))).toBe('2026-11-28T04:30:10.1+00:00');
});

test('an empty queue is looked into less and less often, up to the longest interval, until there is a message', () => {
  const delay = new PollingDelay(100, 2_000, () => 0.5);
  const waits = (found: boolean, times: number) =>
    Array.from({ length: times }, (_, index) => delay.next(found && index === 0));
  expect(waits(false, 8)).toEqual([100, 200, 300, 500, 900, 1_700, 2_000, 2_000]);
  expect(waits(true, 3)).toEqual([100, 200, 300]);
  const spread = [0, 1].map((random) => {
    const extreme = new PollingDelay(100, 2_000, () => random);
    extreme.next(true);
    return extreme.next(false);
  });
  expect(spread).toEqual([180, 220]);
});
