import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import {
  agendaItem,
  artifactDraft,
  changed,
  day,
  dump,
  id,
  pastSessionDraft,
  planSession,
  publishArtifact,
  quiet,
  sessionDraft,
  someone,
  startCommunity,
} from '../http/guild.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, ana, ben, chidi } = await gathered({
  ana: 'member',
  ben: 'organiser',
  chidi: 'guest',
});

const open = (person: Person, sessionId: string) =>
  world.call(person, API.openSession, { params: { communityId, sessionId } });

test('a planned session is there for everyone, with its agenda and who facilitates', async () => {
  const draft = sessionDraft(ana);
  const planned = await planSession(world, priya, communityId, draft);
  expect(planned).toMatchObject({
    topic: draft.topic,
    wall: { date: draft.when.date, time: '14:00' },
    zone: 'Europe/London',
    facilitator: { id: ana.id, name: 'Ana Figueira' },
    host: { id: priya.id },
    etag: '1',
  });
  const page = await open(ana, planned.id);
  expect(page.agenda.items).toEqual(
    draft.agenda.map((item) => ({ ...item, startedAt: null, endedAt: null })),
  );
  expect(page).toMatchObject({
    notes: [],
    summary: null,
    abilities: { change: 'yes', lead: 'yes', capture: 'yes' },
  });
  const { sessions } = await world.call(ben, API.listSessions, {
    params: { communityId },
    query: { when: 'upcoming' },
  });
  expect(sessions.map((one) => one.id)).toContain(planned.id);
});

test('planning is done once, however often the same try arrives, and gives the same answer', async () => {
  const said = { params: { communityId, sessionId: id() }, body: sessionDraft(ana), operation: id() };
  const answers = await Promise.all([1, 2, 3].map(() => world.ask(priya, API.planSession, said)));
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
  await world.settled();
  expect((await world.ask(priya, API.planSession, said)).status).toBe(200);
  const other = await world.ask(priya, API.planSession, { ...said, operation: id() });
  expect(other.body).toMatchObject({ status: 409, code: 'already-exists' });
});

const SAME = id();

test.each([
  ['a facilitator who is nobody', () => ({ facilitatorId: id() }), 'facilitatorId'],
  ['a guest as facilitator', () => ({ facilitatorId: chidi.id }), 'facilitatorId', 409, 'may-not-facilitate'],
  ['a playbook that is not there', () => ({ artifactIds: [id()] }), 'artifactIds\\.0'],
  [
    'a time that clocks skip',
    () => ({ when: { date: '2027-03-28', time: '01:30', minutes: 60, zone: 'Europe/London' } }),
    'when.time',
  ],
  [
    'a day in four years',
    () => ({ when: { date: day(4 * 366), time: '10:00', minutes: 60, zone: 'UTC' } }),
    'when.date',
  ],
  [
    'the last day there is',
    () => ({ when: { date: '9999-12-31', time: '23:59', minutes: 60, zone: 'UTC' } }),
    'when.date',
  ],
  [
    'the first year there was',
    () => ({ when: { date: '0001-01-01', time: '00:00', minutes: 60, zone: 'Asia/Tokyo' } }),
    'when\\.(date|time)',
  ],
  [
    'a day long ago',
    () => ({ when: { date: '1999-12-31', time: '23:59', minutes: 60, zone: 'UTC' } }),
    'when.date',
  ],
  ['an agenda item twice', () => ({ agenda: [agendaItem('One', SAME), agendaItem('Two', SAME)] }), 'agenda'],
  ['a playbook twice', () => ({ artifactIds: [SAME, SAME] }), 'artifactIds'],
])(
  '%s is refused, names the field, and nothing is planned',
  async (_, change, field, status = 400, code = 'invalid-input') => {
    await quiet(world);
    const before = await dump(world);
    const answer = await world.ask(priya, API.planSession, {
      params: { communityId, sessionId: id() },
      body: sessionDraft(ana, change()),
    });
    expect(answer.body).toMatchObject({ status, code });
    const [error] = answer.body.errors as { field: string }[];
    expect(error?.field).toMatch(new RegExp(`^${field}$`));
    expect(changed(before, await dump(world))).toEqual([]);
  },
);

test('a time that clocks skip is refused with the time that comes instead', async () => {
  const answer = await world.ask(priya, API.planSession, {
    params: { communityId, sessionId: id() },
    body: sessionDraft(ana, {
      when: { date: '2027-03-28', time: '01:30', minutes: 60, zone: 'Europe/London' },
    }),
  });
  expect(JSON.stringify(answer.body)).toContain('02:30');
});

test.each(['0001-01-01', '1990-06-01', '9999-12-31'])('nobody’s calendar is asked about %s', async (date) => {
  const answer = await world.ask(priya, API.checkAvailability, {
    params: { communityId },
    body: { date, time: '23:59', minutes: 480, zone: 'Pacific/Kiritimati' },
  });
  expect(answer.body).toMatchObject({ status: 400, code: 'invalid-input' });
});

test('a session that lies in the past is written down and nobody is invited', async () => {
  const planned = await planSession(world, priya, communityId, pastSessionDraft(ana));
  expect(planned.invite).toBe('none');
  await world.settled();
  expect((await open(priya, planned.id)).session.invite).toBe('none');
  const { sessions } = await world.call(ana, API.listSessions, {
    params: { communityId },
    query: { when: 'past' },
  });
  expect(sessions.map((one) => one.id)).toContain(planned.id);
});

test('a guest sees a showcase and nothing of what members say, and no other session', async () => {
  const draft = sessionDraft(ana, { format: 'showcase', topic: 'Come and see' });
  const showcase = await planSession(world, priya, communityId, draft);
  const inside = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(ana, { topic: 'Among ourselves' }),
  );
  const { sessions } = await world.call(chidi, API.listSessions, {
    params: { communityId },
    query: { when: 'upcoming' },
  });
  expect(sessions.map((one) => one.id)).toEqual([showcase.id]);
  const page = await open(chidi, showcase.id);
  expect(page).toMatchObject({ notes: [], rsvps: [], summary: null, abilities: { capture: 'role-may-not' } });
  const closed = await world.ask(chidi, API.openSession, { params: { communityId, sessionId: inside.id } });
  expect(closed.body.code).toBe('role-may-not');
});

test('linked playbooks are named on the page; a draft only to those who may write', async () => {
  const published = await publishArtifact(world, ana, communityId, artifactDraft({ title: 'Openers' }));
  const draftId = id();
  await world.call(ana, API.draftArtifact, {
    params: { communityId, artifactId: draftId },
    body: artifactDraft({ title: 'Not yet for everyone' }),
  });
  const planned = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(ana, { format: 'showcase', artifactIds: [published.id, draftId] }),
  );
  expect((await open(ana, planned.id)).artifacts.map((one) => one.title)).toEqual([
    'Openers',
    'Not yet for everyone',
  ]);
  expect((await open(chidi, planned.id)).artifacts.map((one) => one.title)).toEqual(['Openers']);
});

test('a session of one community is not found in another', async () => {
  const planned = await planSession(world, priya, communityId, sessionDraft(ana));
  const elsewhere = await startCommunity(world, priya);
  for (const route of [API.openSession, API.followSession]) {
    const answer = await world.ask(priya, route, {
      params: { communityId: elsewhere, sessionId: planned.id },
    });
    expect(answer.body).toMatchObject({ status: 404, code: 'not-found' });
  }
});

const someChat = () => `19:meeting_${id().replaceAll('-', '')}@thread.v2`;

test('a meeting chat is linked to one session and never taken over', async () => {
  const [one, two] = await Promise.all([
    planSession(world, priya, communityId, pastSessionDraft(ana)),
    planSession(world, priya, communityId, pastSessionDraft(ana)),
  ]);
  const chatId = someChat();
  const link = (sessionId: string, body = { chatId }) =>
    world.ask(ana, API.linkMeeting, { params: { communityId, sessionId }, body });
  expect((await link(one.id)).body.chatId).toBe(chatId);
  expect((await link(one.id)).status).toBe(200);
  expect((await link(two.id)).body).toMatchObject({ status: 409, code: 'meeting-chosen' });
  expect((await link(one.id, { chatId: `${chatId}x` })).body).toMatchObject({
    status: 409,
    code: 'meeting-chosen',
  });
  const found = await world.call(ana, API.findMeeting, { params: { chatId } });
  expect(found.found).toMatchObject({ communityId, sessionId: one.id });
});

test('two people who choose at the same time leave one session with the chat, and the other free', async () => {
  const sessions = await Promise.all([
    planSession(world, priya, communityId, pastSessionDraft(ana)),
    planSession(world, priya, communityId, pastSessionDraft(ana)),
  ]);
  const chatId = someChat();
  const answers = await Promise.all(
    sessions.map((session, index) =>
      world.ask(index === 0 ? ana : ben, API.linkMeeting, {
        params: { communityId, sessionId: session.id },
        body: { chatId },
      }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const chats = await Promise.all(
    sessions.map(async ({ id: sessionId }) => {
      const params = { communityId, sessionId };
      return (await world.call(ana, API.openSession, { params })).session.chatId;
    }),
  );
  expect(chats).toEqual(answers.map(({ status }) => (status === 200 ? chatId : null)));
});

test('a session chosen by hand can be let go of, and another chosen', async () => {
  const [wrong, right] = await Promise.all([
    planSession(world, priya, communityId, pastSessionDraft(ana, { format: 'showcase' })),
    planSession(world, priya, communityId, pastSessionDraft(ana)),
  ]);
  const chatId = someChat();
  const [ofWrong, ofRight] = [wrong, right].map((session) => ({ communityId, sessionId: session.id }));
  const find = async (person = ben) =>
    (await world.call(person, API.findMeeting, { params: { chatId } })).found;
  await world.call(ana, API.linkMeeting, { params: ofWrong, body: { chatId } });
  expect(await find()).toEqual({ ...ofWrong, abilities: { follow: 'yes', unlink: 'yes' } });
  expect((await find(chidi))?.abilities).toEqual({ follow: 'role-may-not', unlink: 'role-may-not' });

  const operation = id();
  const unlink = (person = ben) =>
    world.ask(person, API.unlinkMeeting, { params: ofWrong, body: { chatId }, operation });
  expect((await unlink(chidi)).body).toMatchObject({ status: 403, code: 'role-may-not' });
  expect((await unlink()).body).toMatchObject({ id: wrong.id, chatId: null });
  expect((await unlink()).status).toBe(200);
  expect(await find()).toBeNull();
  expect((await world.call(ben, API.linkMeeting, { params: ofRight, body: { chatId } })).chatId).toBe(chatId);
  // Said late by somebody who has not seen that: nothing comes of it.
  expect((await unlink()).status).toBe(200);
  expect(await find()).toMatchObject(ofRight ?? {});
  const elsewhere = { params: ofWrong, body: { chatId: someChat() } };
  expect((await world.call(ana, API.linkMeeting, elsewhere)).id).toBe(wrong.id);
});

test('the session that Teams itself told is not let go of, and not offered to another meeting', async () => {
  const planned = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(ana, { when: { date: day(0), time: '23:57', minutes: 60, zone: 'UTC' } }),
  );
  await world.settled();
  const params = { communityId, sessionId: planned.id };
  const { chatId } = (await world.call(ana, API.openSession, { params })).session;
  if (!chatId) throw new Error('The session has no chat');
  const { found } = await world.call(ana, API.findMeeting, { params: { chatId } });
  expect(found?.abilities).toEqual({ follow: 'yes', unlink: 'meeting-told' });
  const answer = await world.ask(ana, API.unlinkMeeting, { params, body: { chatId } });
  expect(answer.body).toMatchObject({ status: 409, code: 'meeting-told' });
  expect((await world.call(ana, API.openSession, { params })).session.chatId).toBe(chatId);

  const { candidates } = await world.call(ana, API.findMeeting, { params: { chatId: someChat() } });
  expect(candidates.map((one) => one.id)).not.toContain(planned.id);
});

test('where Teams cannot tell the session, today’s are offered, and only those of my communities', async () => {
  const today = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(ana, { when: { date: day(0), time: '23:58', minutes: 60, zone: 'UTC' } }),
  );
  const chatId = someChat();
  const offered = await world.call(ben, API.findMeeting, { params: { chatId } });
  expect(offered).toMatchObject({ found: null });
  expect(offered.candidates.map((one) => one.id)).toContain(today.id);
  const stranger = someone(world, 9);
  expect(await world.call(stranger, API.findMeeting, { params: { chatId } })).toEqual({
    found: null,
    candidates: [],
  });
});
