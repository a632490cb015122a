import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { dump, id, planFormDraft, sessionDraft, table } from '../http/guild.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, marcus } = await gathered({ marcus: 'organiser' }, { unknownRows: true });

const drafts = async (person: Person) =>
  (await world.call(person, API.listPlanDrafts, { params: { communityId } })).drafts;

function keep(person: Person, sessionId: string, topic: string) {
  const body = { form: planFormDraft(person, { topic }) };
  return world.call(person, API.keepPlanDraft, { params: { communityId, sessionId }, body });
}

test('a session that is begun is kept as it is typed, and only its author sees it', async () => {
  const sessionId = id();
  await keep(priya, sessionId, 'Half');
  expect(await keep(priya, sessionId, 'Half a topic')).toEqual({ kept: true });
  expect(await drafts(priya)).toMatchObject([{ sessionId, form: { topic: 'Half a topic', time: '14:' } }]);
  expect(await drafts(marcus)).toEqual([]);
  // Somebody else's draft under the same id is another one.
  await keep(marcus, sessionId, 'Mine');
  await world.call(marcus, API.discardPlanDraft, { params: { communityId, sessionId } });
  expect(await drafts(marcus)).toEqual([]);
  expect(await drafts(priya)).toHaveLength(1);
  await world.call(priya, API.discardPlanDraft, { params: { communityId, sessionId } });
  expect(await drafts(priya)).toEqual([]);
});

test('once its session is planned, in Outlook or in the tab, there is no draft, and none is kept anew', async () => {
  const begun = [id(), id()] as const;
  for (const sessionId of begun) await keep(priya, sessionId, 'Feedback');
  const [inTab, inOutlook] = begun;
  const body = sessionDraft(priya);
  await world.call(priya, API.planSession, { params: { communityId, sessionId: inTab }, body });
  const params = { communityId, sessionId: inOutlook };
  await world.call(priya, API.planFromAppointment, { params, body });
  expect(await drafts(priya)).toEqual([]);
  // The pane is told before it writes anything into the appointment.
  const again = await world.ask(priya, API.planFromAppointment, {
    params: { communityId, sessionId: inTab },
    body,
  });
  expect(again.body).toMatchObject({ code: 'already-exists' });
  // The pane's last words come late.
  expect(await keep(priya, inTab, 'Feedback that')).toEqual({ kept: false });
  expect(await drafts(priya)).toEqual([]);
});

test('what somebody has begun to plan is removed when they leave the community', async () => {
  const { id: personId } = marcus;
  await keep(marcus, id(), 'Mine');
  await world.call(priya, API.removeMember, { params: { communityId, personId } });
  await world.settled();
  await world.call(priya, API.addMember, { params: { communityId, personId }, body: { role: 'organiser' } });
  expect(await drafts(marcus)).toEqual([]);
});

/** Changes a row as a version would that this one cannot read. */
async function asNewer(rowKey: string, column: string): Promise<void> {
  const partitionKey = `${world.microsoft365.tenantId}|${communityId}`;
  await table(world).updateEntity({ partitionKey, rowKey, [column]: 7 }, 'Merge');
}

test('a session that cannot be read does not take the list of drafts with it', async () => {
  const [planned, begun] = [id(), id()];
  const params = { communityId, sessionId: planned };
  await keep(priya, planned, 'Planned by a newer version');
  await world.call(priya, API.planSession, { params, body: sessionDraft(priya) });
  // The work that follows from planning would pass over a row that it cannot read.
  await world.settled();
  await asNewer(`session|${planned}`, 'state');
  await keep(priya, begun, 'Still begun');
  expect((await drafts(priya)).map(({ sessionId }) => sessionId)).toEqual([begun]);
});

test('a draft of a newer version is not written over, and is removed with the others when its author leaves', async () => {
  const sessionId = id();
  await keep(marcus, sessionId, 'Newer');
  const rowKey = `plan-draft|${marcus.id}|${sessionId}`;
  await asNewer(rowKey, 'form');
  const body = { form: planFormDraft(marcus) };
  const again = await world.ask(marcus, API.keepPlanDraft, { params: { communityId, sessionId }, body });
  expect(again.body).toMatchObject({ code: 'newer-version' });
  await world.call(priya, API.removeMember, { params: { communityId, personId: marcus.id } });
  await world.settled();
  const left = [...(await dump(world)).keys()];
  expect(left.filter((key) => key.endsWith(` ${rowKey}`))).toEqual([]);
});
