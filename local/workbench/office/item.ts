import {
  type CallName,
  type Calls,
  type EmailAddress,
  ERRORS,
  type Failure,
  type ItemStart,
} from './protocol.ts';
import { ask } from './talk.ts';

type Callback = (result: unknown) => void;

/** The options of a call, which come before its callback. */
export const optionsIn = <T extends object>(given: readonly unknown[]): Partial<T> =>
  given.find((one): one is Partial<T> => typeof one === 'object' && one !== null) ?? {};

/** Office's way of answering: a result handed to the last argument, never a promise and never an exception. */
export function later(work: Promise<unknown>, given: readonly unknown[]): void {
  const callback = given.findLast((one): one is Callback => typeof one === 'function');
  const { asyncContext } = optionsIn<{ asyncContext: unknown }>(given);
  work.then(
    (value) => callback?.({ status: 'succeeded', value, asyncContext }),
    (error: Failure) => callback?.({ status: 'failed', error, value: undefined, asyncContext }),
  );
}

const call = <N extends CallName>(name: N, ...args: Calls[N]['args']) =>
  ask<Calls[N]['value']>({ office: 'call', call: name, args });

const coercion = (given: readonly unknown[]): 'html' | 'text' =>
  optionsIn<{ coercionType: string }>(given).coercionType === 'html' ? 'html' : 'text';

const addressOf = (one: string | EmailAddress): EmailAddress =>
  typeof one === 'string' ? { displayName: one, emailAddress: one } : one;

const recipients = (kind: 'required' | 'optional') => ({
  getAsync: (...given: unknown[]) => later(call(`${kind}.get`), given),
  addAsync: (people: (string | EmailAddress)[], ...given: unknown[]) =>
    later(call(`${kind}.add`, people.map(addressOf)), given),
});

const time = (which: 'start' | 'end') => ({
  getAsync: (...given: unknown[]) =>
    later(
      call(`${which}.get`).then((iso) => new Date(iso)),
      given,
    ),
});

const readBody = {
  getAsync: (type: string, ...given: unknown[]) =>
    later(call('body.get', type === 'html' ? 'html' : 'text'), given),
};

const composed = {
  subject: {
    getAsync: (...given: unknown[]) => later(call('subject.get'), given),
    setAsync: (text: string, ...given: unknown[]) => later(call('subject.set', text), given),
  },
  body: {
    ...readBody,
    getTypeAsync: (...given: unknown[]) => later(call('body.type'), given),
    prependAsync: (text: string, ...given: unknown[]) =>
      later(call('body.prepend', text, coercion(given)), given),
    setSelectedDataAsync: (text: string, ...given: unknown[]) =>
      later(call('body.insert', text, coercion(given)), given),
  },
  saveAsync: (...given: unknown[]) => later(call('save'), given),
  getItemIdAsync: (...given: unknown[]) => later(call('id.get'), given),
};

/** The item that is shown, with the members it has in its mode. */
export function item(start: ItemStart): object {
  if (start.mode === 'compose') {
    if (start.itemType === 'message') return { itemType: start.itemType, ...composed };
    return {
      itemType: start.itemType,
      ...composed,
      start: time('start'),
      end: time('end'),
      requiredAttendees: recipients('required'),
      optionalAttendees: recipients('optional'),
      // Fails in one's own calendar, as documented; the workbench has no shared ones.
      getSharedPropertiesAsync: (...given: unknown[]) => later(Promise.reject(ERRORS.notShared), given),
      recurrence: {
        getAsync: (...given: unknown[]) =>
          later(
            call('recurrence.get').then((is) => (is ? {} : null)),
            given,
          ),
      },
    };
  }
  const { itemType, itemId, subject } = start;
  if (itemType === 'message')
    return {
      itemType,
      itemId,
      subject,
      body: readBody,
      from: start.from,
      dateTimeCreated: new Date(start.created),
    };
  return {
    itemType,
    itemId,
    subject,
    body: readBody,
    start: new Date(start.start),
    end: new Date(start.end),
    organizer: start.organizer,
    requiredAttendees: start.required,
    optionalAttendees: start.optional,
    seriesId: start.seriesId,
  };
}
