export interface Address {
  address: string;
  name: string;
}

export interface Moment {
  dateTime: string;
  /** as it was sent: a Windows or IANA name */
  timeZone: string;
}

export type Response =
  | 'none'
  | 'organizer'
  | 'tentativelyAccepted'
  | 'accepted'
  | 'declined'
  | 'notResponded';

export interface ResponseStatus {
  response: Response;
  time: string;
}

/** What Graph says where a response has never been given. */
export const never = '0001-01-01T00:00:00Z';

export interface Attendee {
  type: 'required' | 'optional' | 'resource';
  status: ResponseStatus;
  emailAddress: Address;
  proposedNewTime?: { start: Moment; end: Moment };
}

export interface ItemBody {
  contentType: 'html' | 'text';
  content: string;
}

export interface Location {
  displayName: string;
  locationType: string;
  uniqueId?: string;
  uniqueIdType?: string;
  [other: string]: unknown;
}

/** What the organiser decides and every copy shows. */
export interface Shared {
  subject: string;
  body: ItemBody;
  start: Moment;
  end: Moment;
  isAllDay: boolean;
  location: Location;
  attendees: Attendee[];
  isOnlineMeeting: boolean;
  onlineMeetingProvider: 'unknown' | 'teamsForBusiness';
  joinUrl?: string;
  allowNewTimeProposals: boolean;
  responseRequested: boolean;
  hideAttendees: boolean;
  importance: 'low' | 'normal' | 'high';
  sensitivity: 'normal' | 'personal' | 'private' | 'confidential';
}

/** One copy in one mailbox: ids, change keys, categories and reminders are the mailbox owner's own. */
export interface StoredEvent extends Shared {
  id: string;
  immutableId: string;
  iCalUId: string;
  mailbox: string;
  organizer: Address;
  isOrganizer: boolean;
  isCancelled: boolean;
  /** Of an event in a series: the id of the series itself. */
  seriesMasterId?: string;
  /** Of a series itself: on which days of the week it is, every how many weeks, and since when. */
  series?: { days: number[]; every: number; since: string };
  /** Saved in Outlook, and not sent yet. */
  isDraft?: boolean;
  startMs: number;
  endMs: number;
  sequence: number;
  createdSequence: number;
  createdDateTime: string;
  lastModifiedDateTime: string;
  responseStatus: ResponseStatus;
  showAs: 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere' | 'unknown';
  categories: string[];
  reminderMinutesBeforeStart: number;
  isReminderOn: boolean;
  singleValueExtendedProperties: { id: string; value: string }[];
  transactionId?: string;
  /** the POST it came from, to tell a retry from another event under the same transactionId */
  request?: string;
}

/** What an event is where nobody said otherwise. */
export const plain = () =>
  ({
    isAllDay: false,
    location: { displayName: '', locationType: 'default' },
    attendees: [],
    isOnlineMeeting: false,
    onlineMeetingProvider: 'unknown',
    allowNewTimeProposals: true,
    responseRequested: true,
    hideAttendees: false,
    importance: 'normal',
    sensitivity: 'normal',
    categories: [],
    reminderMinutesBeforeStart: 15,
    isReminderOn: true,
    singleValueExtendedProperties: [],
  }) satisfies Partial<StoredEvent>;
