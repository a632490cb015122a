import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Microsoft365, Person } from '../../local/microsoft365/server.ts';
import { startLocal } from '../graph/support.ts';

let m365: Microsoft365;
let priya: Person;
let ana: Person;
let at = 0;
beforeAll(async () => {
  m365 = await startLocal(() => new Date(Date.now() + at));
  [priya, ana] = [m365.people[0], m365.people[1]] as [Person, Person];
});
afterAll(() => m365.stop());

const IMMUTABLE = { prefer: 'IdType="ImmutableId"' };
const PROPERTY = 'String {6c1f0d3e-0f5b-4c1e-9c3a-5f1f6a0f7d21} Name guildhallMail';

async function ask(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = IMMUTABLE,
) {
  const answer = await fetch(`${m365.url}/v1.0/users/${priya.id}${path}`, {
    method,
    headers: {
      ...headers,
      authorization: `Bearer ${await m365.graphAppToken()}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : undefined };
}

const draft = (change = {}) => ({
  subject: crypto.randomUUID(),
  body: { contentType: 'html', content: '<p>Hello</p>' },
  toRecipients: [{ emailAddress: { address: ana.mail, name: ana.displayName } }],
  ...change,
});

test('a draft is found by its extended property, and keeps its immutable id when it is sent', async () => {
  const value = crypto.randomUUID();
  const made = await ask(
    'POST',
    '/messages',
    draft({ singleValueExtendedProperties: [{ id: PROPERTY, value }] }),
  );
  expect(made).toMatchObject({ status: 201, body: { isDraft: true } });
  const { id, subject } = made.body;
  const drafts = (await ask('GET', '/mailFolders/drafts')).body.id;
  expect(made.body.parentFolderId).toBe(drafts);
  const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${PROPERTY}' and ep/value eq '${value}')`;
  const find = () => ask('GET', `/messages?$filter=${encodeURIComponent(filter)}`);
  expect((await find()).body.value.map((one: { id: string }) => one.id)).toEqual([id]);
  const plain = (await ask('GET', `/messages/${id}`, undefined, {})).body.id;
  expect(await ask('POST', `/messages/${id}/send`)).toMatchObject({ status: 202 });
  expect(m365.mails(ana.id).map((mail) => mail.subject)).toContain(subject);
  // On its way it has left Drafts, and still is one.
  const onItsWay = (await ask('GET', `/messages/${id}`)).body;
  expect(onItsWay.isDraft).toBe(true);
  expect(onItsWay.parentFolderId).not.toBe(drafts);
  at += 5_000;
  expect((await ask('GET', `/messages/${id}`)).body).toMatchObject({
    isDraft: false,
    parentFolderId: (await ask('GET', '/mailFolders/sentitems')).body.id,
  });
  // The plain id was that of the draft.
  expect((await ask('GET', `/messages/${plain}`)).status).toBe(404);
});

describe('what it refuses', () => {
  test('either permission that is missing, of the app alone', async () => {
    const { application } = m365.settings;
    const { id } = (await ask('POST', '/messages', draft())).body;
    application.delete('Mail.Send');
    expect(await ask('POST', `/messages/${id}/send`)).toMatchObject({
      status: 403,
      body: { error: { code: 'ErrorAccessDenied' } },
    });
    expect((await ask('GET', `/messages/${id}`)).status).toBe(200);
    application.add('Mail.Send');
    application.delete('Mail.ReadWrite');
    for (const [method, path] of [
      ['GET', '/messages'],
      ['POST', '/messages'],
    ] as const)
      expect((await ask(method, path, method === 'POST' ? draft() : undefined)).status).toBe(403);
    application.add('Mail.ReadWrite');
  });

  test('a mailbox that is gone, and a message that is none', async () => {
    expect((await ask('POST', '/messages/AAkALgAAAAAAAA==/send')).body.error.code).toBe('ErrorItemNotFound');
    m365.faults.settings.mailboxGone.push(priya.id);
    expect((await ask('GET', '/messages')).body.error.code).toBe('MailboxNotEnabledForRESTAPI');
    m365.faults.clear();
  });

  test('properties that it does not know, nobody to send to, and too many', async () => {
    expect((await ask('POST', '/messages', draft({ to: [] }))).status).toBe(400);
    const many = Array.from({ length: 501 }, (_, index) => ({
      emailAddress: { address: `p${index}@example.org` },
    }));
    for (const toRecipients of [[], many]) {
      const { id } = (await ask('POST', '/messages', draft({ toRecipients }))).body;
      expect((await ask('POST', `/messages/${id}/send`)).status).toBe(400);
    }
  });

  test('more than 30 messages of a mailbox in a minute', async () => {
    at += 120_000;
    const send = async () => {
      const { id } = (await ask('POST', '/messages', draft())).body;
      return ask('POST', `/messages/${id}/send`);
    };
    for (let count = 0; count < 30; count += 1) expect((await send()).status).toBe(202);
    const refused = await send();
    expect(refused.status).toBe(429);
    at += Number(refused.headers.get('retry-after')) * 1_000;
    expect((await send()).status).toBe(202);
  });
});
