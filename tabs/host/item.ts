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

const promised = <T>(call: (callback: Callback<T>) => void): Promise<T> =>
  new Promise((resolve, reject) =>
    call(({ status, value, error }) =>
      status === Office.AsyncResultStatus.Succeeded ? resolve(value) : reject(new OutlookRefused(error)),
    ),
  );

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
