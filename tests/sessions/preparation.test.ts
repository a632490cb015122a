import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { dump, id, noteDraft, noteSecret, pastSessionDraft, planSession, quiet } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { at, leading } from './leading.ts';

const { world, communityId, priya, ana, ben, iva, chidi } = await gathered({
  ana: 'member',
  ben: 'member',
  iva: 'member',
  chidi: 'guest',
});

/** A session that Ana facilitates. */
const newSession = () => planSession(world, priya, communityId, pastSessionDraft(ana));
const { open } = leading(world);
const prepared = (person: Person, session: Session) =>
  world.call(person, API.openPreparation, { params: at(session) });
const keep = (person: Person, session: Session, text: string, upon: string | null = null, operation = id()) =>
  world.ask(person, API.keepPreparation, { params: at(session), body: { text, upon }, operation });
const send = (
  person: Person,
  session: Session,
  text: string,
  etag: string | null,
  { secret = null as string | null, noteId = id(), operation = id() } = {},
) =>
  world.ask(person, API.captureNote, {
    params: { ...at(session), noteId },
    body: { note: noteDraft(text), secret, ...(etag !== null && { prepared: etag }) },
    operation,
  });

async function kept(person: Person, session: Session, text: string): Promise<string> {
  const { body } = await keep(person, session, text);
  if (body.etag === null) throw new Error('Nothing was kept');
  return body.etag;
}

const ROW = /\|~prepared\|/;
const rowsOf = async (person: Person, session: Session) =>
  [...(await dump(world))].filter(
    ([key]) => ROW.test(key) && key.includes(session.id) && key.endsWith(person.id),
  );

test('what I bring is in my answers and in nobody else’s, whatever their role, and in no line of the log', async () => {
  const session = await newSession();
  const secretWords = 'Heliotrope teams never meet';
  await kept(ben, session, secretWords);
  await kept(iva, session, 'Ochre');
  expect((await open(ben, session)).preparation).toMatchObject({ text: secretWords, used: false });
  expect(await prepared(ben, session)).toMatchObject({ text: secretWords });
  await quiet(world);
  for (const person of [priya, ana, iva]) {
    const answers = await Promise.all([
      world.ask(person, API.openSession, { params: at(session) }),
      world.ask(person, API.openPreparation, { params: at(session) }),
      world.ask(person, API.followSession, { params: at(session) }),
      world.ask(person, API.whoHasItOpen, { params: at(session) }),
      world.ask(person, API.listSessions, { params: { communityId }, query: { when: 'past' } }),
      world.ask(person, API.searchKnowledge, { params: { communityId }, query: { q: 'Heliotrope' } }),
      world.ask(person, API.openHome, {}),
      world.ask(person, API.listNews, { params: { communityId } }),
    ]);
    for (const { body } of answers) expect(JSON.stringify(body)).not.toContain('Heliotrope');
  }
  expect((await open(iva, session)).preparation).toMatchObject({ text: 'Ochre' });
  expect((await open(ana, session)).preparation).toEqual({ text: '', used: false, etag: null });
  expect(world.logs.filter(({ message }) => message.includes('Heliotrope'))).toEqual([]);
  const closed = await world.call(ana, API.closeSession, { params: at(session), body: {} });
  expect(JSON.stringify(closed)).not.toContain('Heliotrope');
});

test('whoever may not capture notes is not offered it', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana, { format: 'showcase' }));
  expect((await open(chidi, session)).preparation).toBeNull();
  expect((await keep(chidi, session, 'As a guest')).body).toMatchObject({ code: 'role-may-not' });
  expect((await world.ask(chidi, API.openPreparation, { params: at(session) })).body).toMatchObject({
    code: 'role-may-not',
  });
});

test('sent as a note it is one like any other, and is offered no more', async () => {
  const session = await newSession();
  const etag = await kept(ben, session, 'We ask first');
  const sent = await send(ben, session, 'We ask first, always', etag);
  expect(sent.body).toMatchObject({ text: 'We ask first, always', author: { id: ben.id } });
  expect((await open(iva, session)).notes.map(({ text }) => text)).toEqual(['We ask first, always']);
  expect(await prepared(ben, session)).toMatchObject({ text: '', used: true });
});

test('sent again after a lost answer it is one note', async () => {
  const session = await newSession();
  const etag = await kept(ben, session, 'We ask first');
  const again = { noteId: id(), operation: id() };
  const first = await send(ben, session, 'We ask first', etag, again);
  const second = await send(ben, session, 'We ask first', etag, again);
  expect(second.body).toEqual(first.body);
  expect((await open(ben, session)).notes).toHaveLength(1);
});

test.each([null, noteSecret()])('sent from two devices at once it becomes one note: %s', async (secret) => {
  const session = await newSession();
  const etag = await kept(ben, session, 'We ask first');
  const answers = await Promise.all([
    send(ben, session, 'We ask first', etag, { secret }),
    send(ben, session, 'We ask first of all', etag, { secret: secret && noteSecret() }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'preparation-changed' });
  expect((await open(iva, session)).notes).toHaveLength(1);
  expect((await prepared(ben, session)).text).toBe('');
});

test('sent without a name it leaves no row that would tell whose the note is', async () => {
  const session = await newSession();
  const etag = await kept(ben, session, 'Nobody listens to me');
  const { status } = await send(ben, session, 'Nobody listens here', etag, { secret: noteSecret() });
  expect(status).toBe(200);
  expect(await rowsOf(ben, session)).toEqual([]);
  expect(await prepared(ben, session)).toEqual({ text: '', used: false, etag: null });
});

test('where the note is refused, what was prepared stays', async () => {
  const session = await newSession();
  const etag = await kept(ben, session, 'We ask first');
  await world.call(ana, API.closeSession, { params: at(session), body: {} });
  for (const secret of [null, noteSecret()]) {
    const { body } = await send(ben, session, 'We ask first', etag, { secret });
    expect(body).toMatchObject({ code: 'session-over' });
  }
  expect((await prepared(ben, session)).text).toBe('We ask first');
});

test('a note without a name that was refused can be sent once it is taken', async () => {
  const session = await newSession();
  const etag = await kept(ben, session, 'We ask first');
  const secret = noteSecret();
  await world.call(ana, API.closeSession, { params: at(session), body: {} });
  expect((await send(ben, session, 'We ask first', etag, { secret })).body).toMatchObject({
    code: 'session-over',
  });
  expect(await prepared(ben, session)).toMatchObject({ etag });
  await world.call(ana, API.reopenSession, { params: at(session), body: {} });
  expect((await send(ben, session, 'We ask first', etag, { secret })).status).toBe(200);
  expect(await rowsOf(ben, session)).toEqual([]);
});

test('words that were changed on another device are not used up by an older note', async () => {
  const session = await newSession();
  const etag = await kept(ben, session, 'We ask first');
  const newer = await keep(ben, session, 'We ask first, and wait', etag);
  for (const secret of [null, noteSecret()]) {
    const { body } = await send(ben, session, 'We ask first', etag, { secret });
    expect(body).toMatchObject({ code: 'preparation-changed' });
  }
  expect((await open(ben, session)).notes).toEqual([]);
  expect(await prepared(ben, session)).toMatchObject({
    text: 'We ask first, and wait',
    etag: newer.body.etag,
  });
});

test('a second device is told what stands there instead of writing over it', async () => {
  const session = await newSession();
  const etag = await kept(ben, session, 'From the desk');
  const refused = await keep(ben, session, 'From the train');
  expect(refused.body).toMatchObject({
    code: 'changed-meanwhile',
    current: { text: 'From the desk', used: false, etag },
  });
  // The same words are no conflict.
  expect((await keep(ben, session, 'From the desk')).body).toMatchObject({ etag });
});

test('what was sent is not brought back by an earlier try whose answer was lost', async () => {
  const session = await newSession();
  const lost = id();
  const { body } = await keep(ben, session, 'We ask first', null, lost);
  await send(ben, session, 'We ask first', body.etag);
  const again = await keep(ben, session, 'We ask first', null, lost);
  expect(again.body).toMatchObject({ code: 'changed-meanwhile', current: { used: true } });
  expect(await prepared(ben, session)).toMatchObject({ text: '', used: true });
});

test('another thought can be prepared after one was sent', async () => {
  const session = await newSession();
  await send(ben, session, 'First', await kept(ben, session, 'First'));
  const { etag } = await prepared(ben, session);
  const second = await keep(ben, session, 'Second', etag);
  expect(second.body).toMatchObject({ text: 'Second', used: false });
});

test('emptied it is removed, and an older version removes nothing', async () => {
  const session = await newSession();
  const etag = await kept(ben, session, 'We ask first');
  const newer = (await keep(ben, session, 'We ask last', etag)).body.etag;
  expect((await keep(ben, session, '', etag)).body).toMatchObject({ code: 'changed-meanwhile' });
  expect((await keep(ben, session, ' \n\u200b', newer)).body).toEqual({ text: '', used: false, etag: null });
  expect(await rowsOf(ben, session)).toEqual([]);
});

test('once the session is over it can be read and removed by its author, and nothing else', async () => {
  for (const end of ['close', 'cancel'] as const) {
    const session = await newSession();
    const etag = await kept(ben, session, 'We ask first');
    if (end === 'close') await world.call(ana, API.closeSession, { params: at(session), body: {} });
    else await world.call(ana, API.cancelSession, { params: at(session), body: { comment: '' } });
    expect((await open(ben, session)).preparation).toMatchObject({ text: 'We ask first' });
    expect((await keep(ben, session, 'Too late', etag)).body).toMatchObject({ code: 'session-over' });
    expect((await keep(ben, session, '', etag)).status).toBe(200);
  }
});

test('whoever leads a closed session can still send what they prepared', async () => {
  const session = await newSession();
  const etag = await kept(ana, session, 'We ask first');
  await world.call(ana, API.closeSession, { params: at(session), body: {} });
  expect((await send(ana, session, 'We ask first', etag)).status).toBe(200);
  expect(await prepared(ana, session)).toMatchObject({ used: true });
});

test('who is removed reaches it no more, and it is removed with them', async () => {
  const session = await newSession();
  await kept(iva, session, 'We ask first');
  await kept(ben, session, 'We ask last');
  await world.call(priya, API.removeMember, { params: { communityId, personId: iva.id } });
  expect((await world.ask(iva, API.openPreparation, { params: at(session) })).body).toMatchObject({
    code: 'former-member',
  });
  await world.settled();
  expect(await rowsOf(iva, session)).toEqual([]);
  expect(await rowsOf(ben, session)).toHaveLength(1);
});

test('of whoever becomes a guest and could not reach it any more, it is removed', async () => {
  const session = await newSession();
  await kept(ana, session, 'We ask first');
  await kept(ben, session, 'We ask last');
  for (const [person, role] of [
    [ana, 'guest'],
    [ben, 'sponsor'],
  ] as const)
    await world.call(priya, API.addMember, { params: { communityId, personId: person.id }, body: { role } });
  await world.settled();
  expect(await rowsOf(ana, session)).toEqual([]);
  expect(await rowsOf(ben, session)).toHaveLength(1);
  for (const { id: personId } of [ana, ben])
    await world.call(priya, API.addMember, { params: { communityId, personId }, body: { role: 'member' } });
});

test('a page of a session costs as many storage calls with it as without, and panels read nothing of it', async () => {
  const session = await newSession();
  await kept(ben, session, 'We ask first');
  await open(ben, session);
  await open(ana, session);
  world.clearCosts();
  await open(ben, session);
  await open(ana, session);
  const [mine, others] = world.costs();
  expect(mine?.storageCalls).toBe(2);
  expect(others?.storageCalls).toBe(2);
  expect((mine?.rowsRead ?? 0) - (others?.rowsRead ?? 0)).toBe(1);
  expect(mine?.rowsPassedOver).toBe(0);
  const follow = (person: Person) =>
    world.call(person, API.followSession, { params: at(session), query: {} });
  await follow(ben);
  await follow(ana);
  world.clearCosts();
  await follow(ben);
  await follow(ana);
  const [his, hers] = world.costs().map(({ storageCalls, rowsRead }) => [storageCalls, rowsRead]);
  expect(his).toEqual(hers);
});
