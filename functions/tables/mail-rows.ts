import * as z from 'zod';
import { summaryMail } from '../../domain/sessions/summary-mail.ts';
import { mailAccess, mailProblem, mailState } from '../../domain/shared/mail.ts';
import { orNull, person, rowCodec, type Value, words } from './row-codec.ts';

const delivery = {
  mailState,
  /** Why it could not be sent. */
  mailProblem: orNull(mailProblem),
  /** When a draft was last requested; '' before. The answer may have been lost. */
  askedAt: z.string(),
  /** The draft's immutable id; '' until it is known. */
  messageId: z.string(),
  /** When sending the draft was last requested; '' before. The answer may have been lost. */
  sendAskedAt: z.string(),
  /** '' until it was sent. */
  sentAt: z.string(),
};

/** How far a mail has come: columns of the row of the area that sends it. */
export const deliveryRow = rowCodec(delivery);
export type DeliveryChange = Partial<Value<typeof deliveryRow>>;

/** A mail before anything was done. */
export const UNSENT: Value<typeof deliveryRow> = {
  mailState: 'waiting',
  mailProblem: null,
  askedAt: '',
  messageId: '',
  sendAskedAt: '',
  sentAt: '',
};

/** A summary that is sent by mail. */
export const summaryMailRow = rowCodec({
  ...delivery,
  to: summaryMail.shape.to,
  by: person,
  at: summaryMail.shape.at,
  /** Ids of its recipients. */
  people: words,
  /** The mail that was the latest before; '' for the first. Its marks tell what has changed since. */
  after: z.string(),
  /** Marks of the notes that were in it, written before the draft is requested. */
  marks: words,
});
export type StoredSummaryMail = Value<typeof summaryMailRow> & { readonly id: string };

/** A mail to people who were added to the community. */
export const welcomeMailRow = rowCodec({
  ...delivery,
  by: person,
  at: z.string(),
  people: words,
});
export type StoredWelcomeMail = Value<typeof welcomeMailRow>;

/** What Microsoft 365 said last of sending from a mailbox. */
export const mailAccessRow = rowCodec({ access: mailAccess, checkedAt: z.string() });
