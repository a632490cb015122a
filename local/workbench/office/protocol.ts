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
  /** Whether this Outlook has nested app authentication. */
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
  | { office: 'open'; id: number; url: string };

export type Answer = { office: 'answer'; id: number; value?: unknown; failure?: Failure };
/** What the workbench says by itself. */
export type Told = { office: 'theme'; theme: Start['theme'] } | { office: 'item'; item: ItemStart | null };

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
} satisfies Record<string, Failure>;
