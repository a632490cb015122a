import type { Message } from '@microsoft/microsoft-graph-types';
import * as z from 'zod';
import { PROPERTY_SET } from './event.ts';
import { isGone, unlessGone } from './failures.ts';
import { type CallGraph, GraphFailure } from './graph.ts';

/** Our extended property of a message: the mail's id, by which a draft whose answer was lost is found. */
const MAIL_PROPERTY = `String ${PROPERTY_SET} Name guildhallMail`;

const HEADERS = { Prefer: 'IdType="ImmutableId"' };
const SELECT = 'id,isDraft,parentFolderId';

export interface Mailbox {
  readonly mail: string;
  readonly name: string;
}

/** A mail as its area writes it. */
export interface MailContent {
  readonly subject: string;
  readonly html: string;
  readonly to: readonly Mailbox[];
  /** Whether recipients do not see each other. */
  readonly hidden: boolean;
  /** Who gets the answers; undefined for the sender. */
  readonly replyTo?: Mailbox | undefined;
}

const message = z.object({
  id: z.string(),
  isDraft: z.boolean().nullish(),
  parentFolderId: z.string().nullish(),
});
export type GraphMessage = z.infer<typeof message>;

const recipients = (people: readonly Mailbox[]) =>
  people.map(({ mail, name }) => ({ emailAddress: { address: mail, name } }));

/** Drafts a mail. It is not idempotent, so look for the mail before it is called again. */
export async function createDraft(
  call: CallGraph,
  senderId: string,
  mailId: string,
  { subject, html, to, hidden, replyTo }: MailContent,
): Promise<GraphMessage> {
  return call(
    {
      method: 'POST',
      path: `/users/${senderId}/messages`,
      headers: HEADERS,
      body: {
        subject,
        body: { contentType: 'html', content: html },
        [hidden ? 'bccRecipients' : 'toRecipients']: recipients(to),
        ...(replyTo && { replyTo: recipients([replyTo]) }),
        singleValueExtendedProperties: [{ id: MAIL_PROPERTY, value: mailId }],
      } satisfies Message,
    },
    message,
  );
}

/** Finds a mail in whichever folder it is; undefined if there is none. One that has left Drafts goes first. */
export async function findMail(
  call: CallGraph,
  senderId: string,
  mailId: string,
): Promise<GraphMessage | undefined> {
  const { value } = await call(
    {
      method: 'GET',
      path: `/users/${senderId}/messages`,
      headers: HEADERS,
      query: {
        $filter: `singleValueExtendedProperties/Any(ep: ep/id eq '${MAIL_PROPERTY}' and ep/value eq '${mailId}')`,
        $select: SELECT,
      },
    },
    z.object({ value: z.array(message) }),
  );
  return value.find(({ isDraft }) => isDraft === false) ?? value[0];
}

/** A message by its id; undefined if it does not exist. */
export async function readMessage(
  call: CallGraph,
  senderId: string,
  messageId: string,
): Promise<GraphMessage | undefined> {
  const path = `/users/${senderId}/messages/${messageId}`;
  return unlessGone(() =>
    call({ method: 'GET', path, headers: HEADERS, query: { $select: SELECT } }, message),
  );
}

/** Whether a message has left Drafts, which one does that is sent: for the outbox first, then for the sent items. */
export async function hasLeftDrafts(
  call: CallGraph,
  senderId: string,
  there: GraphMessage,
): Promise<boolean> {
  if (there.isDraft === false) return true;
  const drafts = await call(
    { method: 'GET', path: `/users/${senderId}/mailFolders/drafts`, query: { $select: 'id' } },
    z.object({ id: z.string() }),
  );
  return there.parentFolderId !== drafts.id;
}

/** Sends a draft; false if there is no such message. */
export async function sendDraft(call: CallGraph, senderId: string, messageId: string): Promise<boolean> {
  try {
    await call(
      { method: 'POST', path: `/users/${senderId}/messages/${messageId}/send`, headers: HEADERS },
      z.unknown(),
    );
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** Such a message does not exist in any mailbox. */
const NO_MESSAGE = 'AAkALgAAAAAAAA==';

/**
 * Asks for a message, and to send one that does not exist: Graph refuses either where the app has no permission for it
 * in this mailbox. Throws what it refuses; nothing is changed and nobody is mailed.
 */
export async function probeMailbox(call: CallGraph, personId: string): Promise<void> {
  const path = `/users/${personId}/messages`;
  await call({ method: 'GET', path, query: { $top: '1', $select: 'id' } }, z.unknown());
  try {
    await call({ method: 'POST', path: `${path}/${NO_MESSAGE}/send`, headers: HEADERS }, z.unknown());
  } catch (error) {
    // It takes the id for one of nothing, or for none at all.
    if (!isGone(error) && !(error instanceof GraphFailure && error.status === 400)) throw error;
  }
}
