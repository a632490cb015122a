import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { agendaItem, id, pastSessionDraft, planSession } from '../http/guild.ts';
import { beginPilot, publishReport } from '../pilots/drafts.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, chidi, ana, grace, ben } = await gathered({
  ...{ chidi: 'member', ana: 'member', grace: 'sponsor', ben: 'guest' },
});

const debrief = (change: Partial<ReturnType<typeof pastSessionDraft>> = {}) =>
  planSession(world, priya, communityId, pastSessionDraft(ana, { format: 'debrief', ...change }));

const open = (person: Person, { id: sessionId }: Session) =>
  world.call(person, API.openSession, { params: { communityId, sessionId } });

const offered = async (person: Person, session: Session) =>
  (await open(person, session)).offers?.map(({ pilotId }) => pilotId);

const take = (person: Person, session: Session, pilot: Pilot, operation?: string) =>
  world.ask(person, API.takeReport, {
    params: { communityId, sessionId: session.id },
    body: { pilotId: pilot.id, itemId: id() },
    ...(operation !== undefined && { operation }),
  });

async function reported(change: Parameters<typeof publishReport>[3] = {}): Promise<Pilot> {
  return publishReport(world, chidi, await beginPilot(world, chidi, communityId), change);
}

test('a published report is offered to who leads a session of a fitting format, and to nobody else', async () => {
  const pilot = await reported({ verdict: 'failed' });
  const [fits, other] = [await debrief(), await debrief({ format: 'role-play' })];
  expect((await open(ana, fits)).offers).toContainEqual(
    expect.objectContaining({ pilotId: pilot.id, title: pilot.title, verdict: 'failed' }),
  );
  expect(await offered(priya, fits)).toContain(pilot.id);
  expect(await offered(chidi, fits)).toBeUndefined();
  expect(await offered(ana, other)).toBeUndefined();
});

test('taken, it stands before the debrief, is offered no more, and mails nobody', async () => {
  const pilot = await reported();
  const agenda = [agendaItem('Check-in'), { ...agendaItem('Debrief'), kind: 'debrief' as const }];
  const session = await debrief({ agenda });
  await world.settled();
  const before = await open(ana, session);
  expect((await take(ana, session, pilot)).status).toBe(200);
  const after = await open(ana, session);
  expect(after.agenda.items.map(({ title }) => title)).toEqual([
    'Check-in',
    `Report: ${pilot.title}`,
    'Debrief',
  ]);
  expect(after.agenda.items[1]).toMatchObject({ kind: 'report', pilotId: pilot.id });
  expect(after.offers?.map(({ pilotId }) => pilotId)).not.toContain(pilot.id);
  expect(after.session.invite).toBe(before.session.invite);
  // A form that was opened before does not have the item, and must not write over it.
  expect(after.session.etag).not.toBe(before.session.etag);
});

test('of two sessions that take it at once, one has it and the other is told', async () => {
  const pilot = await reported();
  const sessions = [await debrief(), await debrief()];
  const answers = await Promise.all(sessions.map((session) => take(priya, session, pilot)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'report-not-offered' });
  const items = await Promise.all(sessions.map(async (session) => (await open(priya, session)).agenda.items));
  expect(items.flat().filter(({ pilotId }) => pilotId === pilot.id)).toHaveLength(1);
});

test('a correction changes what is offered, but offers again nothing that was taken; a withdrawal offers it no more', async () => {
  const [waiting, taken] = [await reported(), await reported()];
  const session = await debrief();
  await take(ana, session, taken);
  const corrected = await publishReport(world, chidi, waiting, { verdict: 'mixed' }, 'Counted again');
  await publishReport(world, chidi, taken, { verdict: 'mixed' }, 'Counted again');
  const { offers } = await open(ana, session);
  expect(offers?.filter(({ pilotId }) => [waiting.id, taken.id].includes(pilotId))).toEqual([
    expect.objectContaining({ pilotId: waiting.id, verdict: 'mixed' }),
  ]);
  await world.call(chidi, API.withdrawReport, {
    params: { communityId, pilotId: waiting.id },
    body: { word: 'It was another team' },
    etag: corrected.etag,
  });
  expect(await offered(ana, session)).not.toContain(waiting.id);
});

test('a session shows the pilots that grew out of it, and how they ended; to a sponsor those that were reported', async () => {
  const session = await debrief();
  const origin = { kind: 'session' as const, sessionId: session.id };
  const [runs, ends] = [
    await beginPilot(world, chidi, communityId, { origin, title: 'Runs' }),
    await beginPilot(world, ana, communityId, { origin, title: 'Ends' }),
  ];
  const published = await publishReport(world, ana, ends, { verdict: 'failed' });
  expect((await open(grace, session)).pilots?.map(({ id: pilotId }) => pilotId)).toEqual([ends.id]);
  const { pilots } = await open(chidi, session);
  expect(pilots?.sort((a, b) => a.title.localeCompare(b.title))).toEqual([
    {
      id: ends.id,
      title: 'Ends',
      owner: { id: ana.id, name: ana.displayName },
      state: 'reported',
      verdict: 'failed',
      withdrawn: false,
    },
    {
      id: runs.id,
      title: 'Runs',
      owner: { id: chidi.id, name: chidi.displayName },
      state: 'begun',
      verdict: null,
      withdrawn: false,
    },
  ]);
  await world.call(ana, API.withdrawReport, {
    params: { communityId, pilotId: ends.id },
    body: { word: 'Another team' },
    etag: published.etag,
  });
  expect((await open(chidi, session)).pilots).toContainEqual(
    expect.objectContaining({ id: ends.id, state: 'ended', withdrawn: true }),
  );
});

test('a report is offered again when its session is called off, or the item is taken off the agenda before it was held', async () => {
  const [called, off, held, gone] = [await reported(), await reported(), await reported(), await reported()];
  const [cancelled, changed] = [await debrief(), await debrief({ agenda: [] })];
  await take(ana, cancelled, called);
  const withdrawn = await take(ana, cancelled, gone);
  expect(withdrawn.status).toBe(200);
  const stands = await world.call(chidi, API.openPilot, { params: { communityId, pilotId: gone.id } });
  await world.call(chidi, API.withdrawReport, {
    params: { communityId, pilotId: gone.id },
    body: { word: 'It was another team' },
    etag: stands.pilot.etag,
  });
  for (const pilot of [held, off]) expect((await take(ana, changed, pilot)).status).toBe(200);
  const params = { communityId, sessionId: changed.id };
  for (const at of [0, 1]) {
    const { agenda } = await open(ana, changed);
    const to = agenda.items[at]?.id ?? null;
    await world.call(ana, API.moveAgenda, { params, body: { to }, etag: agenda.etag });
  }
  const { session } = await open(ana, changed);
  const body = pastSessionDraft(ana, { format: 'debrief', agenda: [] });
  await world.call(ana, API.changeSession, { params, body, etag: session.etag });
  await world.call(priya, API.cancelSession, {
    params: { communityId, sessionId: cancelled.id },
    body: { comment: '' },
  });
  const offers = await offered(ana, await debrief());
  expect([called, off, held, gone].map(({ id: pilotId }) => offers?.includes(pilotId))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('a report that a closed session did not come to is offered again, and no more once the session is reopened', async () => {
  const [held, missed, unknown] = [await reported(), await reported(), await reported()];
  const [session, never] = [await debrief({ agenda: [] }), await debrief({ agenda: [] })];
  await take(ana, session, held);
  await take(ana, session, missed);
  await take(ana, never, unknown);
  const at = (one: Session) => ({ communityId, sessionId: one.id });
  const { agenda } = await open(ana, session);
  const item = agenda.items.find(({ pilotId }) => pilotId === held.id);
  await world.call(ana, API.moveAgenda, {
    params: at(session),
    body: { to: item?.id ?? '' },
    etag: agenda.etag,
  });
  for (const one of [session, never]) await world.call(ana, API.closeSession, { params: at(one) });
  const isOffered = async () => {
    const offers = await offered(ana, await debrief());
    return [held, missed, unknown].map(({ id: pilotId }) => offers?.includes(pilotId));
  };
  // Nobody knows what a session came to whose agenda was never gone through.
  expect(await isOffered()).toEqual([false, true, false]);
  await world.call(ana, API.reopenSession, { params: at(session) });
  expect(await isOffered()).toEqual([false, false, false]);
  await world.call(ana, API.closeSession, { params: at(session) });
  expect(await isOffered()).toEqual([false, true, false]);
});

test('a report that is offered can be taken also after ten others were published', async () => {
  const oldest = await reported();
  await Promise.all(Array.from({ length: 10 }, () => reported()));
  const session = await debrief();
  expect(await offered(ana, session)).not.toContain(oldest.id);
  expect((await take(ana, session, oldest)).status).toBe(200);
});

test('an agenda takes a report as its twentieth item beside the open actions, and says when it is full', async () => {
  const [last, tooMany] = [await reported(), await reported()];
  const carried = { ...agendaItem('Open actions'), kind: 'open-actions' as const };
  const session = await debrief({
    agenda: [carried, ...Array.from({ length: 19 }, (_, n) => agendaItem(`Item ${n}`))],
  });
  expect((await take(ana, session, last)).status).toBe(200);
  expect((await take(ana, session, tooMany)).body.code).toBe('agenda-full');
});

test('nobody makes up a report: a plan names a pilot only where its session has taken the report', async () => {
  const pilot = await reported();
  const item = agendaItem('Report');
  const plan = (agenda: object[]) =>
    world.ask(priya, API.planSession, {
      params: { communityId, sessionId: id() },
      body: { ...pastSessionDraft(ana), topicId: null, agenda: agenda as never },
    });
  expect((await plan([{ ...item, kind: 'report' }])).body.code).toBe('invalid-input');
  expect((await plan([{ ...item, pilotId: pilot.id }])).body.code).toBe('invalid-input');
  const made = await debrief({ agenda: [{ ...item, kind: 'report', pilotId: pilot.id }] });
  const [stored] = (await open(ana, made)).agenda.items;
  expect(stored).toMatchObject({ kind: 'topic', title: 'Report' });
  expect(stored).not.toHaveProperty('pilotId');
  expect(await offered(ana, await debrief())).toContain(pilot.id);
});

test('guests of a showcase read that there is a report, and not of which pilot', async () => {
  const pilot = await reported();
  const session = await debrief();
  await take(ana, session, pilot);
  const { session: stands, agenda } = await open(ana, session);
  const items = agenda.items.map(({ startedAt, endedAt, ...item }) => item);
  await world.call(ana, API.changeSession, {
    params: { communityId, sessionId: session.id },
    body: pastSessionDraft(ana, { format: 'showcase', agenda: items }),
    etag: stands.etag,
  });
  expect((await open(chidi, session)).agenda.items.at(-1)).toMatchObject({ pilotId: pilot.id });
  const seen = (await open(ben, session)).agenda.items.at(-1);
  expect(seen).toMatchObject({ kind: 'report', title: 'Report' });
  expect(JSON.stringify(seen)).not.toContain(pilot.id);
});
