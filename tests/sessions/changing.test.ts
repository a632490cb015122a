import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Role } from '../../domain/community/community.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { day, id, planSession, sessionDraft, someone } from '../http/guild.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, ana, ben } = await gathered({ ana: 'member', ben: 'organiser' });

const leave = (person: Person) =>
  world.call(person, API.removeMember, { params: { communityId, personId: person.id } });
const become = (person: Person, role: Role) =>
  world.call(priya, API.addMember, { params: { communityId, personId: person.id }, body: { role } });
const open = (person: Person, sessionId: string) =>
  world.call(person, API.openSession, { params: { communityId, sessionId } });

test('a session can be changed by an organiser and by its facilitator, each naming the version', async () => {
  const planned = await planSession(world, priya, communityId, sessionDraft(ana));
  const params = { communityId, sessionId: planned.id };
  const first = await world.call(ana, API.changeSession, {
    params,
    body: sessionDraft(ana, { topic: 'First' }),
    etag: planned.etag,
  });
  expect(first).toMatchObject({ topic: 'First', etag: '2' });
  const stale = await world.ask(ben, API.changeSession, {
    params,
    body: sessionDraft(ana, { topic: 'Second' }),
    etag: planned.etag,
  });
  expect(stale.body).toMatchObject({
    code: 'changed-meanwhile',
    current: { session: { topic: 'First', etag: '2' }, agenda: { items: [{}, {}] } },
  });
  const second = await world.call(ben, API.changeSession, {
    params,
    body: sessionDraft(ana, { topic: 'Second' }),
    etag: first.etag,
  });
  expect(second.topic).toBe('Second');
});

test('what the calendar worker notes down does not make a form stale', async () => {
  // A mailbox that is busy with another session is left alone for a while.
  await world.settled();
  const planned = await planSession(world, priya, communityId, sessionDraft(ana));
  await world.settled();
  expect((await open(priya, planned.id)).session).toMatchObject({
    state: 'invited',
    invite: 'sent',
    etag: planned.etag,
  });
  const changedIt = await world.ask(priya, API.changeSession, {
    params: { communityId, sessionId: planned.id },
    body: sessionDraft(ana, { topic: 'Still mine to change' }),
    etag: planned.etag,
  });
  expect(changedIt.status).toBe(200);
});

test('a change whose answer was lost is not a conflict when it is sent again, also after the calendars followed', async () => {
  const planned = await planSession(world, priya, communityId, sessionDraft(ana));
  await world.settled();
  const said = {
    params: { communityId, sessionId: planned.id },
    body: sessionDraft(ana, { topic: 'Once' }),
    etag: planned.etag,
    operation: id(),
  };
  const first = await world.call(priya, API.changeSession, said);
  const second = await world.ask(priya, API.changeSession, said);
  expect(second.body).toMatchObject({ topic: 'Once', etag: first.etag });
  await world.settled();
  const third = await world.ask(priya, API.changeSession, said);
  expect(third.body).toMatchObject({ topic: 'Once', etag: first.etag });
});

test.each([
  ['has left', 'invalid-input', (person: Person) => leave(person)],
  ['has become a guest', 'may-not-facilitate', (person: Person) => become(person, 'guest')],
  ['has become a sponsor', 'may-not-facilitate', (person: Person) => become(person, 'sponsor')],
])(
  'a session whose facilitator %s can be moved, and is given to nobody who may not have it',
  async (_, code, goes) => {
    const chidi = someone(world, 7);
    await become(chidi, 'member');
    const planned = await planSession(world, priya, communityId, sessionDraft(chidi));
    const others = await planSession(world, priya, communityId, sessionDraft(ana));
    await goes(chidi);
    const change = (session: Session, facilitator: Person) =>
      world.ask(priya, API.changeSession, {
        params: { communityId, sessionId: session.id },
        body: sessionDraft(facilitator, { when: { ...sessionDraft(facilitator).when, date: day(9) } }),
        etag: session.etag,
      });
    const moved = await change(planned, chidi);
    expect(moved.body).toMatchObject({ wall: { date: day(9) }, facilitator: { id: chidi.id } });
    expect((await change(others, chidi)).body).toMatchObject({
      code,
      errors: [{ field: 'facilitatorId' }],
    });
  },
);

test('of many who change a session at once one wins, and the others are told what stands there', async () => {
  const planned = await planSession(world, priya, communityId, sessionDraft(ana));
  const params = { communityId, sessionId: planned.id };
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      world.ask(index % 2 ? priya : ana, API.changeSession, {
        params,
        body: sessionDraft(ana, { topic: `Change ${index}` }),
        etag: planned.etag,
      }),
    ),
  );
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  const winner = answers.find((answer) => answer.status === 200)?.body.topic;
  expect((await open(priya, planned.id)).session.topic).toBe(winner);
  for (const { status, body } of answers)
    if (status !== 200)
      expect(body).toMatchObject({ code: 'changed-meanwhile', current: { session: { topic: winner } } });
});

test.each([
  ['ten minutes', 10],
  ['nine hours', 540],
  ['a week', 7 * 1_440],
])(
  'a session that its host made %s long in Outlook can be changed in all else, but takes no other such length',
  async (_, minutes) => {
    const topic = `Made ${minutes} minutes long`;
    const planned = await planSession(world, ben, communityId, sessionDraft(ana, { topic }));
    const standing = async () => (await open(ana, planned.id)).session;
    const soon = { timeout: 15_000, interval: 100 };
    await expect.poll(standing, soon).toMatchObject({ invite: 'sent' });
    const event = world.microsoft365.calendar(ben.id).find(({ subject }) => subject.startsWith(topic));
    const end = new Date(Date.parse(planned.startsAt) + minutes * 60_000).toISOString().slice(0, 19);
    const answer = await fetch(`${world.microsoft365.url}/v1.0/me/events/${event?.id}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${await world.microsoft365.graphToken(ben.id)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ end: { dateTime: end, timeZone: 'UTC' } }),
    });
    expect(answer.status).toBe(200);
    await expect.poll(standing, soon).toMatchObject({ minutes });
    const session = await standing();
    const send = (length: number, etag: string) =>
      world.ask(ana, API.changeSession, {
        params: { communityId, sessionId: planned.id },
        body: sessionDraft(ana, {
          topic: 'Another topic',
          when: { ...session.wall, minutes: length, zone: session.zone },
        }),
        etag,
      });
    const kept = await send(minutes, session.etag);
    expect(kept.body).toMatchObject({ topic: 'Another topic', minutes, endsAt: session.endsAt });
    const other = await send(minutes + 1, kept.body.etag ?? '');
    expect(other.body).toMatchObject({ code: 'invalid-input', errors: [{ field: 'when.minutes' }] });
  },
);

test('cancelling takes a session off the list, says why, and is not done twice', async () => {
  const planned = await planSession(world, priya, communityId, sessionDraft(ana));
  const params = { communityId, sessionId: planned.id };
  const first = await world.call(ana, API.cancelSession, { params, body: { comment: 'Snow' } });
  expect(first.state).toBe('cancelled');
  expect(first.cancelled).toMatchObject({ comment: 'Snow', by: { id: ana.id, name: ana.displayName } });
  expect(Date.now() - Date.parse(first.cancelled?.at ?? '')).toBeLessThan(60_000);
  expect((await world.call(ana, API.cancelSession, { params, body: { comment: 'Snow' } })).state).toBe(
    'cancelled',
  );
  const { sessions } = await world.call(ana, API.listSessions, {
    params: { communityId },
    query: { when: 'upcoming' },
  });
  expect(sessions.map((one) => one.id)).not.toContain(planned.id);
  const late = await world.ask(ana, API.changeSession, { params, body: sessionDraft(ana), etag: first.etag });
  expect(late.body.code).toBe('session-over');
  const note = await world.ask(ana, API.captureNote, {
    params: { ...params, noteId: id() },
    body: {
      note: { kind: 'insight', text: 'x', agendaItemId: null, tags: [], ownerId: null, due: null },
      secret: null,
    },
  });
  expect(note.body.code).toBe('session-over');
});
