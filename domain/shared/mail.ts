import * as z from 'zod/mini';

/** Whether Guildhall may send from somebody's mailbox, as Microsoft 365 said last; `unknown` while it does not answer. */
export const mailAccess = z.enum(['yes', 'forbidden', 'no-mailbox', 'unknown']);
export type MailAccess = z.infer<typeof mailAccess>;

/** `waiting`: it will be sent by itself. `failed`: a person has to try again. */
export const mailState = z.enum(['waiting', 'sent', 'failed']);

/** Why a mail could not be sent. */
export const mailProblem = z.enum([
  'forbidden',
  'no-mailbox',
  /** Nobody is left to get it. */
  'nobody',
  'refused',
  'unavailable',
  'unexpected',
]);
export type MailProblem = z.infer<typeof mailProblem>;

/** The most recipients that Exchange Online takes for one message, and attendees that Outlook takes for one event. */
export const RECIPIENTS_MAX = 500;
