import type { Address } from './calendar/event.ts';

export type MailKind = 'invitation' | 'update' | 'cancellation' | 'response' | 'message';

/** What lands in somebody's inbox: because of a calendar, or as a message that somebody sent. */
export interface Mail {
  id: string;
  at: string;
  kind: MailKind;
  from: Address;
  to: Address;
  /** oid; absent for somebody outside the directory */
  personId?: string;
  subject: string;
  /** '' of a message */
  iCalUId: string;
  /** id of the event in the recipient's own calendar, when they have one */
  eventId?: string;
  start?: { dateTime: string; timeZone: string };
  end?: { dateTime: string; timeZone: string };
  /** of a message */
  html?: string;
  /** of a message: everybody whom its recipients see */
  shown?: Address[];
  replyTo?: Address[];
  /** what a cancellation or a response says */
  comment?: string;
  response?: 'accepted' | 'tentativelyAccepted' | 'declined';
  proposedNewTime?: {
    start: { dateTime: string; timeZone: string };
    end: { dateTime: string; timeZone: string };
  };
  /** of an update: which fields changed */
  changed?: string[];
}
