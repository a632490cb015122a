import { afterAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { id, planFormDraft, sessionDraft, startCommunity } from '../http/guild.ts';
import { testWorld } from '../support/world.ts';

const world = await testWorld();
afterAll(() => world.stop());
const [priya, marcus] = world.microsoft365.people;
if (!priya || !marcus) throw new Error('Nobody is here');
const communityId = await startCommunity(world, priya, [[marcus, 'organiser']]);

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
