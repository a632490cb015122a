import { beforeEach, expect, test, vi } from 'vitest';
import { addAttendees, composedPeople, isInSharedCalendar, readComposed } from '../../tabs/host/item.ts';

type Callback = (result: object) => void;
type Mail = { emailAddress: string };

const HOST = 'priya@guildhall.example';
let required: Mail[];
let optional: Mail[];
let added: number[];
let running: number;
let most: number;

/** Answers a moment later, as Outlook does, and counts how many calls it was given at a time. */
const answering =
  (value: () => unknown, status = 'succeeded') =>
  (...given: unknown[]) => {
    running += 1;
    most = Math.max(most, running);
    setTimeout(() => {
      running -= 1;
      (given.at(-1) as Callback)({ status, value: value(), error: { name: 'Refused', message: 'Refused' } });
    });
  };
const list = (there: () => Mail[]) => ({
  getAsync: answering(there),
  addAsync: (people: Mail[], callback: Callback) => {
    added.push(people.length);
    there().push(...people);
    answering(() => undefined)(callback);
  },
});
let shared: ((...given: unknown[]) => void) | undefined;

beforeEach(() => {
  [required, optional, added, running, most, shared] = [[], [], [], 0, 0, undefined];
  vi.stubGlobal('Office', {
    AsyncResultStatus: { Succeeded: 'succeeded' },
    context: {
      mailbox: {
        userProfile: { emailAddress: HOST },
        item: {
          requiredAttendees: list(() => required),
          optionalAttendees: list(() => optional),
          subject: { getAsync: answering(() => 'Openers') },
          start: { getAsync: answering(() => new Date(0)) },
          end: { getAsync: answering(() => new Date(0)) },
          recurrence: { getAsync: answering(() => null) },
          get getSharedPropertiesAsync() {
            return shared;
          },
        },
      },
    },
  });
});

const people = (count: number, type: 'required' | 'optional' = 'required') =>
  Array.from({ length: count }, (_, at) => ({
    mail: `${type}${at}@Guildhall.example`,
    name: `P ${at}`,
    type,
  }));

test('people are added by a hundred, and only those who are not on the appointment yet', async () => {
  required = [{ emailAddress: 'REQUIRED7@guildhall.example' }];
  await addAttendees([...people(230), ...people(5, 'optional')]);
  expect(added).toEqual([100, 100, 29, 5]);
});

test('of thirty people those are added for whom an appointment of 480 has room', async () => {
  required = Array.from({ length: 480 }, (_, at) => ({ emailAddress: `guest${at}@elsewhere.example` }));
  await addAttendees(people(30));
  expect(added).toEqual([20]);
});

test('the host, whom some Outlooks list, takes no place', async () => {
  required = [{ emailAddress: HOST }, { emailAddress: 'Ana@guildhall.example' }];
  expect(await composedPeople()).toEqual(['ana@guildhall.example']);
});

test('Outlook is never asked more than three things at a time', async () => {
  await Promise.all([readComposed(), readComposed(), composedPeople(), addAttendees(people(3))]);
  expect(most).toBe(3);
});

test.each([
  ['one’s own calendar, where Outlook refuses to tell', () => answering(() => undefined, 'failed'), false],
  [
    'one’s own calendar, where it tells',
    () => answering(() => ({ owner: 'Priya@guildhall.example' })),
    false,
  ],
  ['somebody else’s', () => answering(() => ({ owner: 'ana@guildhall.example' })), true],
  ['an Outlook that cannot tell', () => undefined, false],
])('a shared calendar is known as such: %s', async (_, told, expected) => {
  shared = told();
  expect(await isInSharedCalendar()).toBe(expected);
});
