import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { agendaItem, id, pastSessionDraft, planSession } from '../http/guild.ts';
import { beginPilot, publishReport } from '../pilots/drafts.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, chidi, ana } = await gathered({ chidi: 'member', ana: 'member' });

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

test('a session shows the pilots that grew out of it, and how they ended', async () => {
  const session = await debrief();
  const origin = { kind: 'session' as const, sessionId: session.id };
  const [runs, ends] = [
    await beginPilot(world, chidi, communityId, { origin, title: 'Runs' }),
    await beginPilot(world, ana, communityId, { origin, title: 'Ends' }),
  ];
  await publishReport(world, ana, ends, { verdict: 'failed' });
  const { pilots } = await open(chidi, session);
  expect(pilots?.sort((a, b) => a.title.localeCompare(b.title))).toEqual([
    {
      id: ends.id,
      title: 'Ends',
      owner: { id: ana.id, name: ana.displayName },
      state: 'reported',
      verdict: 'failed',
    },
    {
      id: runs.id,
      title: 'Runs',
      owner: { id: chidi.id, name: chidi.displayName },
      state: 'begun',
      verdict: null,
    },
  ]);
});
