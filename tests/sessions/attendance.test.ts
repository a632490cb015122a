import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { id, pastSessionDraft, planSession } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { at, leading } from './leading.ts';

const { world, communityId, priya, ana, ben, iva, devika } = await gathered({
  ana: 'member',
  ben: 'member',
  iva: 'sponsor',
  devika: 'guest',
});
const { open, move, close } = leading(world);

async function closed(change: Parameters<typeof pastSessionDraft>[1] = {}): Promise<Session> {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana, change));
  expect((await close(ana, session)).status).toBe(200);
  return session;
}

const record = (by: Person, session: Session, marks: { personId: string; there: boolean | null }[]) =>
  world.ask(by, API.recordAttendance, { params: at(session), body: { marks } });
const names = (people: readonly { there: boolean; person: { name: string } }[] = []) =>
  people.flatMap((one) => (one.there ? [one.person.name] : [])).sort();

test('who was there is said by the facilitator or an organiser, seen by all members and by no guest', async () => {
  const session = await closed({ format: 'showcase' });
  const said = await record(ana, session, [
    { personId: ben.id, there: true },
    { personId: iva.id, there: true },
  ]);
  expect(said.body).toMatchObject({ reading: 'no-meeting', others: 0, record: 'yes' });
  expect((await record(priya, session, [{ personId: iva.id, there: false }])).status).toBe(200);
  expect((await record(ben, session, [{ personId: ben.id, there: false }])).body.code).toBe(
    'facilitator-only',
  );
  for (const member of [ana, ben, iva])
    expect(names((await open(member, session)).attendance?.people)).toEqual([ben.displayName]);
  expect((await open(ben, session)).attendance?.record).toBe('facilitator-only');
  expect((await open(devika, session)).attendance).toBeNull();
});

test('it is said of members and of those who were invited, once each, and of nobody else', async () => {
  const session = await closed();
  const stranger = await record(ana, session, [{ personId: id(), there: true }]);
  expect(stranger.body).toMatchObject({
    ...{ status: 400, code: 'invalid-input' },
    errors: [{ field: 'marks.0.personId', expected: 'somebody who was invited or is a member' }],
  });
  const twice = [ben, ben].map(({ id: personId }) => ({ personId, there: true }));
  expect((await record(ana, session, twice)).body.code).toBe('invalid-input');
  expect((await record(ana, session, [])).body.code).toBe('invalid-input');
  expect((await open(ana, session)).attendance?.people).toEqual([]);
});

test('it is said once a session is closed, not before', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const early = await record(ana, session, [{ personId: ben.id, there: true }]);
  expect(early.body).toMatchObject({ status: 409, code: 'session-not-closed' });
  expect((await open(ana, session)).attendance).toBeNull();
});

test('opening a session’s page costs the same with and without attendance, and saying it is six calls', async () => {
  const session = await closed();
  await open(ana, session);
  const cost = async (act: () => Promise<unknown>) => {
    world.clearCosts();
    await act();
    return world.costs().map(({ storageCalls }) => storageCalls);
  };
  const before = await cost(() => open(ana, session));
  await record(ana, session, [{ personId: ben.id, there: true }]);
  expect(await cost(() => open(ana, session))).toEqual(before);
  // The head and the session's range at once; the write, with the marker and the message of the work that tells the rota;
  // and the range again.
  expect(await cost(() => record(ana, session, [{ personId: ben.id, there: false }]))).toEqual([6]);
});

test('whoever led it and handed over was there, also where nobody was invited', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const [first] = (await open(ana, session)).agenda.items;
  await move(ana, session, first?.id ?? null);
  await world.call(ana, API.handOver, { params: at(session), body: { to: ben.id } });
  expect((await close(ben, session)).status).toBe(200);
  expect(names((await open(ben, session)).attendance?.people)).toEqual(
    [ana, ben].map((one) => one.displayName).sort(),
  );
});

test('two who say it of the same people at once leave what one of them said, and of others all of it', async () => {
  const session = await closed();
  const answers = await Promise.all([
    record(ana, session, [{ personId: ben.id, there: true }]),
    record(priya, session, [{ personId: ben.id, there: true }]),
    record(priya, session, [{ personId: iva.id, there: true }]),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(names((await open(ana, session)).attendance?.people)).toEqual(
    [ben, iva].map((one) => one.displayName).sort(),
  );
});
