import { z } from 'zod';
import { newIds } from '../calendar/mailbox.ts';
import type { Person } from '../directory.ts';
import type { Answer } from '../exchange.ts';
import {
  type FolderName,
  folderId,
  isDraft,
  messagesIn,
  moveTo,
  type StoredMessage,
  submit,
} from '../messages.ts';
import { type Call, mailboxOf, type Needs, prefer, readBody } from './call.ts';
import { accessDenied, badRequest, GraphError, itemNotFound } from './errors.ts';
import { type Filterable, filter, parseFilter, select, top } from './odata.ts';
import type { Route } from './router.ts';

const mayRead: Needs = {
  delegated: ['Mail.Read', 'Mail.ReadWrite'],
  application: ['Mail.Read', 'Mail.ReadWrite'],
  refusal: accessDenied,
};
const mayWrite: Needs = {
  delegated: ['Mail.ReadWrite'],
  application: ['Mail.ReadWrite'],
  refusal: accessDenied,
};
const maySend: Needs = { delegated: ['Mail.Send'], application: ['Mail.Send'], refusal: accessDenied };

/** Exchange Online: the most recipients of a message, and the most messages of a mailbox in a minute. */
const RECIPIENTS_MAX = 500;
const MESSAGES_A_MINUTE = 30;

const recipients = z
  .array(
    z.strictObject({
      emailAddress: z.strictObject({ address: z.string(), name: z.string().nullable().optional() }),
    }),
  )
  .optional();
const input = z.strictObject({
  subject: z.string().nullable().optional(),
  body: z.strictObject({ contentType: z.string(), content: z.string() }).optional(),
  toRecipients: recipients,
  ccRecipients: recipients,
  bccRecipients: recipients,
  replyTo: recipients,
  importance: z.string().optional(),
  singleValueExtendedProperties: z.array(z.strictObject({ id: z.string(), value: z.string() })).optional(),
});

const PROPERTY = /^(String|Integer|Boolean) (\{[0-9a-f-]{36}\} (Name \S+|Id 0x[0-9a-f]+)|0x[0-9a-f]+)$/i;

const addresses = (given: z.output<typeof recipients>) =>
  (given ?? []).map(({ emailAddress: { address, name } }) => ({ address, name: name || address }));

function create(call: Call): Answer {
  const owner = mailboxOf(call);
  const body = readBody(call, input, 'microsoft.graph.message');
  const contentType = (body.body?.contentType ?? 'text').toLowerCase();
  if (contentType !== 'html' && contentType !== 'text')
    throw badRequest(`Requested value '${body.body?.contentType}' was not found.`);
  const properties = body.singleValueExtendedProperties ?? [];
  if (properties.some(({ id }) => !PROPERTY.test(id)))
    throw new GraphError(400, 'ErrorInvalidProperty', 'The property id is invalid.');
  const made: StoredMessage = {
    ...newIds(),
    mailbox: owner.id,
    folder: 'drafts',
    subject: body.subject ?? '',
    body: { contentType, content: body.body?.content ?? '' },
    to: addresses(body.toRecipients),
    cc: addresses(body.ccRecipients),
    bcc: addresses(body.bccRecipients),
    replyTo: addresses(body.replyTo),
    singleValueExtendedProperties: properties,
    createdDateTime: call.world.now().toISOString(),
  };
  call.world.store.state.messages.push(made);
  call.world.store.changed();
  return { status: 201, body: { '@odata.context': contextOf(call, owner), ...shownTo(call, made) } };
}

const contextOf = (call: Call, owner: Person) =>
  `${call.world.origin}/v1.0/$metadata#users('${owner.id}')/messages`;

/** By either of its ids; a plain id is another one once the message has moved. */
function messageOf(call: Call): { owner: Person; message: StoredMessage } {
  const owner = mailboxOf(call);
  const wanted = call.params.message;
  const message = messagesIn(call.world, owner.id).find(
    ({ id, immutableId }) => id === wanted || immutableId === wanted,
  );
  if (!message) throw itemNotFound();
  return { owner, message };
}

function present(call: Call, message: StoredMessage): Record<string, unknown> {
  const shown = (list: StoredMessage['to']) => list.map((emailAddress) => ({ emailAddress }));
  return {
    id: prefer(call).immutableIds ? message.immutableId : message.id,
    createdDateTime: message.createdDateTime,
    subject: message.subject,
    body: message.body,
    isDraft: isDraft(message),
    parentFolderId: folderId(message.mailbox, message.folder),
    toRecipients: shown(message.to),
    ccRecipients: shown(message.cc),
    bccRecipients: shown(message.bcc),
    replyTo: shown(message.replyTo),
  };
}

const shownTo = (call: Call, message: StoredMessage) => select(present(call, message), call.query);

function get(call: Call): Answer {
  const { owner, message } = messageOf(call);
  return {
    status: 200,
    body: { '@odata.context': `${contextOf(call, owner)}/$entity`, ...shownTo(call, message) },
  };
}

const filterable: Filterable = {
  properties: {
    subject: ['eq', 'ne', 'startswith', 'contains'],
    isDraft: ['eq', 'ne'],
    parentFolderId: ['eq'],
    createdDateTime: ['gt', 'ge', 'lt', 'le'],
    'singleValueExtendedProperties/id': ['eq'],
    'singleValueExtendedProperties/value': ['eq', 'ne'],
  },
};

/** Over all folders, newest first. */
function list(call: Call): Answer {
  const owner = mailboxOf(call);
  const text = call.query.get('$filter');
  const expression = text === null ? undefined : parseFilter(text);
  if (expression) filter(expression, {}, filterable);
  const found = messagesIn(call.world, owner.id)
    .filter(
      (one) =>
        !expression ||
        filter(
          expression,
          { ...present(call, one), singleValueExtendedProperties: one.singleValueExtendedProperties },
          filterable,
        ),
    )
    .reverse();
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(call, owner),
      value: found.slice(0, top(call.query, 10, 1000)).map((one) => shownTo(call, one)),
    },
  };
}

/** What sending again does with a message that was sent is not documented. Here it goes out again, so that nobody relies on it. */
function send(call: Call): Answer {
  const { world } = call;
  const { owner, message } = messageOf(call);
  const all = [...message.to, ...message.cc, ...message.bcc];
  if (all.length === 0 || all.some(({ address }) => !/^[^\s@]+@[^\s@]+$/.test(address)))
    throw new GraphError(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
  if (all.length > RECIPIENTS_MAX)
    throw new GraphError(400, 'ErrorInvalidRecipients', 'The message has too many recipients.');
  const now = world.now().getTime();
  const lately = messagesIn(world, owner.id)
    .map(({ submitted = 0 }) => submitted)
    .filter((at) => at > now - 60_000 && at <= now);
  if (lately.length >= MESSAGES_A_MINUTE)
    throw new GraphError(429, 'ApplicationThrottled', 'The sending limit of the mailbox is exceeded.', {
      headers: { 'retry-after': String(Math.ceil((Math.min(...lately) + 60_000 - now) / 1_000)) },
    });
  submit(world, owner, message);
  return { status: 202 };
}

function erase(call: Call): Answer {
  const { message } = messageOf(call);
  const { state } = call.world.store;
  if (message.folder === 'deleteditems') state.messages = state.messages.filter((one) => one !== message);
  else moveTo(message, 'deleteditems');
  call.world.store.changed();
  return { status: 204 };
}

const FOLDERS: Readonly<Record<FolderName, string>> = {
  drafts: 'Drafts',
  outbox: 'Outbox',
  sentitems: 'Sent Items',
  deleteditems: 'Deleted Items',
};

function folder(call: Call): Answer {
  const owner = mailboxOf(call);
  const wanted = call.params.folder ?? '';
  const found = Object.entries(FOLDERS).find(
    ([name]) => name === wanted.toLowerCase() || folderId(owner.id, name as FolderName) === wanted,
  );
  if (!found) throw itemNotFound();
  const [name, displayName] = found;
  return {
    status: 200,
    body: select({ id: folderId(owner.id, name as FolderName), displayName }, call.query),
  };
}

export const messageRoutes: Route[] = [
  { method: 'POST', path: '/users/:user/messages', needs: mayWrite, handle: create },
  { method: 'GET', path: '/users/:user/messages', needs: mayRead, handle: list },
  { method: 'GET', path: '/users/:user/messages/:message', needs: mayRead, handle: get },
  { method: 'DELETE', path: '/users/:user/messages/:message', needs: mayWrite, handle: erase },
  { method: 'POST', path: '/users/:user/messages/:message/send', needs: maySend, handle: send },
  { method: 'GET', path: '/users/:user/mailFolders/:folder', needs: mayRead, handle: folder },
];
