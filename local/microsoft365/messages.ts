import { createHash } from 'node:crypto';
import type { Address } from './calendar/event.ts';
import { mailboxBehind, newIds } from './calendar/mailbox.ts';
import type { Person } from './directory.ts';
import type { World } from './world.ts';

export type FolderName = 'drafts' | 'outbox' | 'sentitems' | 'deleteditems';

/** A message that an app has drafted, and what became of it. */
export interface StoredMessage {
  /** changes when it moves to another folder */
  id: string;
  immutableId: string;
  /** oid */
  mailbox: string;
  folder: FolderName;
  subject: string;
  body: { contentType: 'html' | 'text'; content: string };
  to: Address[];
  cc: Address[];
  bcc: Address[];
  replyTo: Address[];
  singleValueExtendedProperties: { id: string; value: string }[];
  createdDateTime: string;
  /** in milliseconds; once it has been handed to the transport */
  submitted?: number;
}

/** How long a message is in the outbox before it is found among the sent items. */
const TRANSPORT_MS = 3_000;

/** Folders keep their ids. */
export const folderId = (mailbox: string, folder: FolderName): string =>
  `AQMkAF${createHash('sha256').update(`${mailbox}|${folder}`).digest('base64url')}AAA=`;

/** A mailbox's messages, each in the folder in which it is by now. */
export function messagesIn(world: World, mailbox: string): StoredMessage[] {
  const { state } = world.store;
  const now = world.now().getTime();
  for (const one of state.messages)
    if (one.folder === 'outbox' && now >= (one.submitted ?? 0) + TRANSPORT_MS) {
      moveTo(one, 'sentitems');
      // Documented to stay, but apps have seen another one on the copy among the sent items.
      if (world.settings.sentMessagesHaveOtherIds) one.immutableId = newIds().immutableId;
      world.store.changed();
    }
  return state.messages.filter((one) => one.mailbox === mailbox);
}

export function moveTo(message: StoredMessage, folder: FolderName): void {
  message.folder = folder;
  message.id = newIds().id;
}

/** Drafts are what nobody has sent yet; one that is on its way still counts as one. */
export const isDraft = ({ folder }: StoredMessage): boolean => folder !== 'sentitems';

/** Hands a message to the transport, which puts it into everybody's inbox. */
export function submit(world: World, sender: Person, message: StoredMessage): void {
  const at = world.now();
  message.submitted = at.getTime();
  moveTo(message, 'outbox');
  const { to, cc, bcc, subject, body, replyTo } = message;
  for (const recipient of [...to, ...cc, ...bcc]) {
    const owner = mailboxBehind(world, sender, recipient.address);
    world.store.state.mails.push({
      id: newIds().immutableId,
      at: at.toISOString(),
      kind: 'message',
      from: { address: sender.mail, name: sender.displayName },
      to: recipient,
      subject,
      iCalUId: '',
      html: body.contentType === 'html' ? body.content : `<pre>${body.content.replaceAll('<', '&lt;')}</pre>`,
      shown: [...to, ...cc],
      ...(replyTo.length > 0 && { replyTo }),
      ...(owner && { personId: owner.id }),
    });
  }
  world.store.changed();
}
