import { RECIPIENTS_MAX } from '../../domain/shared/mail.ts';
import { beginning } from '../../domain/shared/text.ts';

/** The item that Outlook shows beside the pane. Office.js answers through callbacks; here it answers as promises. */

export type ItemMode = 'appointment-compose' | 'appointment-read' | 'message-compose' | 'message-read';

/** Why Outlook refused a call, by Office.js' own name, such as ItemNotSaved. */
export class OutlookRefused extends Error {
  readonly code: string;
  constructor({ name, message }: { name: string; message: string }) {
    super(message);
    this.name = 'OutlookRefused';
    this.code = name;
  }
}

type Callback<T> = (result: Office.AsyncResult<T>) => void;

/** The calls that Outlook on the web and the new one on Windows take at a time. */
const AT_ONCE = 3;
let running = 0;
const waiting: (() => void)[] = [];

async function promised<T>(call: (callback: Callback<T>) => void): Promise<T> {
  if (running < AT_ONCE) running += 1;
  else await new Promise<void>((begin) => waiting.push(begin));
  try {
    return await new Promise<T>((resolve, reject) =>
      call(({ status, value, error }) =>
        status === Office.AsyncResultStatus.Succeeded ? resolve(value) : reject(new OutlookRefused(error)),
      ),
    );
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

const shown = () => Office.context.mailbox.item;

/** null while nothing is chosen in Outlook. */
export function itemMode(): ItemMode | null {
  const item = shown();
  if (!item) return null;
  const composes = 'saveAsync' in item && typeof item.saveAsync === 'function';
  const appointment = item.itemType === Office.MailboxEnums.ItemType.Appointment;
  return `${appointment ? 'appointment' : 'message'}-${composes ? 'compose' : 'read'}`;
}

const forRest = (id: string) =>
  Office.context.mailbox.convertToRestId(id, Office.MailboxEnums.RestVersion?.v2_0 ?? 'v2.0');

/** Graph's id of the item that is read. */
export const readItemId = (): string => forRest((shown() as Office.AppointmentRead).itemId);

export const bodyText = (): Promise<string> =>
  promised((callback) =>
    (shown() as Office.AppointmentRead).body.getAsync(Office.CoercionType.Text, callback),
  );

/** Puts HTML where the cursor is in what is composed. */
export const insertHtml = (html: string): Promise<void> =>
  promised((callback) =>
    (shown() as Office.MessageCompose).body.setSelectedDataAsync(
      html,
      { coercionType: Office.CoercionType.Html },
      callback,
    ),
  );

export const insertText = (text: string): Promise<void> =>
  promised((callback) =>
    (shown() as Office.MessageCompose).body.setSelectedDataAsync(
      text,
      { coercionType: Office.CoercionType.Text },
      callback,
    ),
  );

/** Whether what is composed can hold links and lists. */
export const composesHtml = async (): Promise<boolean> =>
  (await promised<Office.CoercionType>((callback) =>
    (shown() as Office.MessageCompose).body.getTypeAsync(callback),
  )) === Office.CoercionType.Html;

/** The subject of the item that is read. */
export const subjectRead = (): string => (shown() as Office.MessageRead).subject;

const composedNow = () => shown() as Office.AppointmentCompose;

export interface ComposedAppointment {
  readonly subject: string;
  /** ISO, UTC */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly isSeries: boolean;
}

/** What the person has typed into the appointment so far. */
export async function readComposed(): Promise<ComposedAppointment> {
  const item = composedNow();
  const [subject, start, end, pattern] = await Promise.all([
    promised<string>((callback) => item.subject.getAsync(callback)),
    promised<Date>((callback) => item.start.getAsync(callback)),
    promised<Date>((callback) => item.end.getAsync(callback)),
    promised<Office.Recurrence>((callback) => item.recurrence.getAsync(callback)),
  ]);
  return {
    subject,
    startsAt: start.toISOString(),
    endsAt: end.toISOString(),
    // null for a single appointment.
    isSeries: Boolean(pattern),
  };
}

interface Person {
  readonly mail: string;
  readonly name: string;
  readonly type: 'required' | 'optional';
}

/** As addresses are compared. */
const ownMail = () => Office.context.mailbox.userProfile.emailAddress.toLowerCase();

/** The addresses of everybody on the appointment but its host, whom some Outlooks list too. */
export async function composedPeople(): Promise<string[]> {
  const item = composedNow();
  const there = await Promise.all(
    [item.requiredAttendees, item.optionalAttendees].map((list) =>
      promised<Office.EmailAddressDetails[]>((callback) => list.getAsync(callback)),
    ),
  );
  const host = ownMail();
  const mails = there.flat().map(({ emailAddress }) => emailAddress.toLowerCase());
  return mails.filter((mail) => mail !== host);
}

/** Adds those who are not on the appointment yet, and for whom there is room. */
export async function addAttendees(people: readonly Person[]): Promise<void> {
  const item = composedNow();
  const lists = { required: item.requiredAttendees, optional: item.optionalAttendees };
  const known = new Set(await composedPeople());
  const missing = people
    .filter(({ mail }) => !known.has(mail.toLowerCase()))
    .slice(0, Math.max(0, RECIPIENTS_MAX - known.size));
  for (const type of ['required', 'optional'] as const) {
    const added = missing
      .filter((one) => one.type === type)
      .map(({ name, mail }) => ({ displayName: beginning(name, 255), emailAddress: mail }));
    // Outlook takes at most 100 at once.
    for (let from = 0; from < added.length; from += 100)
      await promised<void>((callback) => lists[type].addAsync(added.slice(from, from + 100), callback));
  }
}

/** Whether the appointment is in somebody else's calendar, which the person may write in. */
export async function isInSharedCalendar(): Promise<boolean> {
  const item = composedNow();
  // Older Outlooks do not have it, and show no pane in other people's calendars either.
  if (typeof item.getSharedPropertiesAsync !== 'function') return false;
  try {
    const { owner } = await promised<Office.SharedProperties>((callback) =>
      item.getSharedPropertiesAsync(callback),
    );
    return owner.toLowerCase() !== ownMail();
  } catch (problem) {
    // It fails in a calendar that nobody shares.
    if (problem instanceof OutlookRefused) return false;
    throw problem;
  }
}

export const setSubject = (subject: string): Promise<void> =>
  promised((callback) => composedNow().subject.setAsync(subject, callback));

/** Puts HTML at the beginning of the body; what stands there stays. */
export const prependHtml = (html: string): Promise<void> =>
  promised((callback) =>
    composedNow().body.prependAsync(html, { coercionType: Office.CoercionType.Html }, callback),
  );

export const bodyHtml = (): Promise<string> =>
  promised((callback) => composedNow().body.getAsync(Office.CoercionType.Html, callback));

/** Saves the appointment without sending it; its id is Graph's. */
export const saveAppointment = async (): Promise<string> =>
  forRest(await promised<string>((callback) => composedNow().saveAsync(callback)));

/** null before it was saved. */
export async function composedItemId(): Promise<string | null> {
  try {
    return forRest(await promised<string>((callback) => composedNow().getItemIdAsync(callback)));
  } catch (problem) {
    if (problem instanceof OutlookRefused) return null;
    throw problem;
  }
}
