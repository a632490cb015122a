/** How the stand-in for office.js in a frame talks with the workbench around it; Outlook's own way is not published. */

export interface EmailAddress {
  displayName: string;
  emailAddress: string;
}

/** What office.js knows of the item at once. In compose mode everything else is asked for. */
export type ItemStart =
  | { mode: 'compose'; itemType: 'appointment' | 'message' }
  | {
      mode: 'read';
      itemType: 'appointment';
      /** As Exchange Web Services write it. */
      itemId: string;
      subject: string;
      /** ISO, UTC */
      start: string;
      end: string;
      organizer: EmailAddress;
      required: EmailAddress[];
      optional: EmailAddress[];
      seriesId: string | null;
    }
  | {
      mode: 'read';
      itemType: 'message';
      itemId: string;
      subject: string;
      from: EmailAddress;
      created: string;
    };

export interface Start {
  user: EmailAddress & { timeZone: string };
  language: string;
  theme: 'default' | 'dark' | 'contrast';
  /** Whether this Outlook has nested app authentication; one on Windows that has not is an older one. */
  nested: boolean;
  item: ItemStart | null;
}

/** The calls of an item that is composed or whose body is read, by the names of office.js. */
export interface Calls {
  'subject.get': { args: []; value: string };
  'subject.set': { args: [text: string]; value: undefined };
  'start.get': { args: []; value: string };
  'end.get': { args: []; value: string };
  'required.get': { args: []; value: EmailAddress[] };
  'required.add': { args: [people: EmailAddress[]]; value: undefined };
  'optional.get': { args: []; value: EmailAddress[] };
  'optional.add': { args: [people: EmailAddress[]]; value: undefined };
  'body.get': { args: [type: 'html' | 'text']; value: string };
  'body.type': { args: []; value: 'html' | 'text' };
  'body.prepend': { args: [html: string, type: 'html' | 'text']; value: undefined };
  'body.insert': { args: [html: string, type: 'html' | 'text']; value: undefined };
  'recurrence.get': { args: []; value: boolean };
  /** The id as Exchange Web Services write it. */
  save: { args: []; value: string };
  'id.get': { args: []; value: string };
}
export type CallName = keyof Calls;

export interface Failure {
  code: number;
  name: string;
  message: string;
}

export type Request =
  | { office: 'start'; id: number }
  | { office: 'call'; id: number; call: CallName; args: unknown[] }
  | { office: 'bridge'; id: number; message: string }
  | { office: 'open'; id: number; url: string }
  /** Answered with the dialog's number. */
  | { office: 'dialog.open'; id: number; url: string; width: number; height: number; prompt: boolean }
  | { office: 'dialog.close'; id: number; dialog: number };

export type Answer = { office: 'answer'; id: number; value?: unknown; failure?: Failure };
/** What the workbench says by itself. */
export type Told =
  | { office: 'theme'; theme: Start['theme'] }
  | { office: 'item'; item: ItemStart | null }
  | { office: 'dialog.message'; dialog: number; message: string; origin: string }
  | { office: 'dialog.event'; dialog: number; error: number };
/** What the page in a dialog says to the workbench. */
export interface ToParent {
  office: 'to-parent';
  message: string;
  /** Of the page that may have it. */
  targetOrigin: string;
}

/** The name of the query parameter that Office adds to a dialog's first address, and keeps in its session storage. */
export const HOST_INFO = '_host_Info';
export const hostInfo = (nested: boolean): string =>
  `Outlook$${nested ? 'Web' : 'Win32'}$16.01$en-GB$$isDialog$`;

export const isOffice = (data: unknown): data is { office: string } =>
  typeof data === 'object' && data !== null && 'office' in data && typeof data.office === 'string';

/** Office's errors in use: code and name as its documentation lists them. */
export const ERRORS = {
  notSaved: { code: 9023, name: 'ItemNotSaved', message: 'The item has not been saved yet.' },
  saveFailed: {
    code: 9021,
    name: 'SaveError',
    message: 'Connection error occurred while trying to save the item on the server.',
  },
  tooLong: {
    code: 9011,
    name: 'DataExceedsMaximumSize',
    message: 'The size of the data object has been exceeded.',
  },
  notHtml: { code: 9029, name: 'InvalidFormatError', message: 'The body is in plain text.' },
  notSupported: { code: 5000, name: 'OperationNotSupported', message: 'The operation is not supported.' },
  notShared: {
    code: 5000,
    name: 'OperationNotSupported',
    message: 'The current folder or mailbox isn’t shared.',
  },
  untrusted: {
    code: 12004,
    name: 'DialogAddressNotTrusted',
    message: 'The domain of the URL is not included in the AppDomains element in the manifest.',
  },
  insecure: {
    code: 12005,
    name: 'DialogRequiresHttps',
    message: 'The URL must use HTTPS.',
  },
  openAlready: {
    code: 12007,
    name: 'DialogAlreadyOpened',
    message: 'The operation failed because this add-in already has an active dialog.',
  },
  ignored: {
    code: 12009,
    name: 'DialogIgnored',
    message: 'The user chose to ignore the dialog box.',
  },
  blocked: {
    code: 12011,
    name: 'PopupsBlocked',
    message: 'The browser blocks the dialog box.',
  },
} satisfies Record<string, Failure>;

/** Why a dialog that was open is of no use any more, as its event names it. */
export const DIALOG_EVENTS = { notFound: 12002, insecure: 12003, closed: 12006 } as const;
