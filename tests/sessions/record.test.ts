import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { artifactDraft, pastSessionDraft, planSession, publishArtifact } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { at, leading } from './leading.ts';

const { world, communityId, priya, ana, ben, iva } = await gathered({
  ana: 'member',
  ben: 'member',
  iva: 'mentor',
});

const { open, move, close } = leading(world);

test('closing names those who led it in order, and when each took over', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const [first] = (await open(ana, session)).agenda.items;
  await move(priya, session, first?.id ?? null);
  const hand = (from: Person, to: Person) =>
    world.call(from, API.handOver, { params: at(session), body: { to: to.id } });
  const toBen = await hand(ana, ben);
  const toAna = await hand(ben, ana);
  const { summary } = (await close(ana, session)).body;
  expect(summary.led).toEqual([
    { person: { id: ana.id, name: ana.displayName }, from: expect.any(String) },
    { person: { id: ben.id, name: ben.displayName }, from: toBen.handedOver?.at },
    { person: { id: ana.id, name: ana.displayName }, from: toAna.handedOver?.at },
    // Priya has begun it for Ana.
    { person: { id: priya.id, name: priya.displayName }, from: null },
  ]);
  expect((await open(iva, session)).summary).toEqual(summary);
});

test('a hand-over that was undone is not among those who led it', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const [first] = (await open(ana, session)).agenda.items;
  await move(ana, session, first?.id ?? null);
  await world.call(ana, API.handOver, { params: at(session), body: { to: ben.id } });
  await world.call(ana, API.undoHandOver, { params: at(session) });
  const { summary } = (await close(ana, session)).body;
  expect(summary.led.map(({ person }) => person.id)).toEqual([ana.id]);
});

test('a hand-over that was undone before the session began leaves nobody among those who led it', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const params = at(session);
  const handOver = (by: Person, to: Person) => world.call(by, API.handOver, { params, body: { to: to.id } });
  await handOver(priya, ben);
  await handOver(priya, ana);
  await world.call(priya, API.undoHandOver, { params });
  await handOver(priya, ana);
  const [first] = (await open(ana, session)).agenda.items;
  await move(ana, session, first?.id ?? null);
  await handOver(ana, ben);
  await close(ben, session);
  const { summary } = await open(ben, session);
  expect(summary?.led?.map(({ person }) => person.id)).toEqual([ana.id, ben.id]);
});

test('an undone hand-over leaves the time since when its facilitator has led it as it was', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const params = at(session);
  const handOver = (by: Person, to: Person) => world.call(by, API.handOver, { params, body: { to: to.id } });
  await handOver(priya, ben);
  const [first] = (await open(ben, session)).agenda.items;
  await move(ben, session, first?.id ?? null);
  const { begunAt } = (await open(ben, session)).session;
  await handOver(ben, ana);
  await world.call(ben, API.undoHandOver, { params });
  const { summary } = (await close(ben, session)).body;
  expect(summary.led).toEqual([{ person: { id: ben.id, name: ben.displayName }, from: begunAt }]);
});

test('what was ticked of its playbooks’ checklists stands in the summary, and follows what its leader ticks later', async () => {
  const body = '# Openers\n\n- [ ] **Ask** first\n- [x] Say what you saw\n- [ ] Stop';
  const playbook = await publishArtifact(world, priya, communityId, artifactDraft({ body }));
  const untouched = await publishArtifact(world, priya, communityId, artifactDraft());
  const session = await planSession(
    world,
    priya,
    communityId,
    pastSessionDraft(ana, { artifactIds: [untouched.id, playbook.id] }),
  );
  const tick = (person: Person, item: number, done: boolean) =>
    world.ask(person, API.tickItem, {
      params: { ...at(session), artifactId: playbook.id, revision: '1', item: String(item) },
      body: { done },
    });
  await tick(ben, 0, true);
  await tick(ben, 1, true);
  await tick(ben, 1, false);
  const ticked = (...done: boolean[]) => [
    {
      artifactId: playbook.id,
      title: playbook.title,
      revision: 1,
      items: [
        { text: 'Ask first', done: done[0] },
        { text: 'Say what you saw', done: done[1] },
        { text: 'Stop', done: done[2] },
      ],
      done: done.filter(Boolean).length,
      all: 3,
    },
  ];
  expect((await close(ana, session)).body.summary.checklists).toEqual(ticked(true, false, false));
  expect((await tick(ben, 2, true)).body.code).toBe('session-over');
  expect((await tick(ana, 2, true)).status).toBe(200);
  expect((await open(ben, session)).summary?.checklists).toEqual(ticked(true, false, true));
});

test('an item that is ticked while the session is closed is in the summary, or is refused', async () => {
  const playbook = await publishArtifact(world, priya, communityId, artifactDraft());
  for (let round = 0; round < 4; round += 1) {
    const session = await planSession(
      world,
      priya,
      communityId,
      pastSessionDraft(ana, { artifactIds: [playbook.id] }),
    );
    const ticking = [0, 1].map((item) =>
      world.ask(ben, API.tickItem, {
        params: { ...at(session), artifactId: playbook.id, revision: '1', item: String(item) },
        body: { done: true },
      }),
    );
    const closing = close(ana, session);
    const done = (await Promise.all(ticking)).filter(({ status }) => status === 200).length;
    await closing;
    const { summary } = await open(ana, session);
    expect(summary?.checklists[0]?.done ?? 0).toBe(done);
  }
});
