import fc from 'fast-check';
import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { elapsed } from '../../domain/sessions/agenda.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { id, pastSessionDraft, planSession, someone, startCommunity, table } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { at, leading } from './leading.ts';

const { world, communityId, priya, ana, ben, iva } = await gathered({
  ana: 'member',
  ben: 'member',
  iva: 'sponsor',
});

const { open, undo, move, close } = leading(world);

test('only the facilitator moves the agenda; the first move makes the session live', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const [first, second] = (await open(ana, session)).agenda.items;
  expect((await move(ben, session, first?.id ?? null)).body.code).toBe('facilitator-only');
  expect((await open(ben, session)).session.state).toBe('planned');
  const begun = await move(ana, session, first?.id ?? null);
  expect(begun.body).toMatchObject({
    session: { state: 'live' },
    agenda: { items: [{ endedAt: null }, { startedAt: null }] },
  });
  const on = await move(ana, session, second?.id ?? null, begun.body.agenda.etag);
  const [one, two] = on.body.agenda.items;
  expect([one?.endedAt !== null, two?.startedAt !== null, two?.endedAt]).toEqual([true, true, null]);
  const now = new Date(on.body.now);
  expect(Math.abs(now.getTime() - Date.now())).toBeLessThan(5_000);
  expect(two && elapsed(two, now)).toBeLessThan(5_000);
});

test('the session’s clock never runs backwards, wherever its facilitator goes and whatever is taken off the agenda', async () => {
  const walk = fc.array(fc.constantFrom(0, 1, null, 'undo' as const), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(walk, async (steps) => {
      const planned = await planSession(world, priya, communityId, pastSessionDraft(ana));
      expect(planned.begunAt).toBeNull();
      const { items } = (await open(ana, planned)).agenda;
      const begun = await move(ana, planned, items[0]?.id ?? null);
      const { begunAt } = begun.body.session;
      expect(Math.abs(Date.parse(begunAt ?? '') - Date.now())).toBeLessThan(5_000);
      let { agenda } = begun.body;
      for (const step of steps) {
        const moved =
          step === 'undo'
            ? await undo(ana, planned, items[1]?.id ?? null, agenda.etag)
            : await move(ana, planned, step === null ? null : (items[step]?.id ?? null), agenda.etag);
        expect(moved.body.session.begunAt).toBe(begunAt);
        ({ agenda } = moved.body);
      }
      const draft = pastSessionDraft(ana, { agenda: [] });
      const { etag } = (await open(ana, planned)).session;
      const changedNow = await world.ask(ana, API.changeSession, { params: at(planned), body: draft, etag });
      expect(changedNow.body.begunAt).toBe(begunAt);
      expect((await close(ana, planned)).body.session.begunAt).toBe(begunAt);
    }),
    { numRuns: 8 },
  );
});

test('a move that was a slip is taken back: what it began was never begun', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const [first, second] = (await open(ana, session)).agenda.items;
  await move(ana, session, first?.id ?? null);
  const slip = await move(ana, session, second?.id ?? null);
  const back = await undo(ana, session, first?.id ?? null, slip.body.agenda.etag);
  expect(back.body.agenda.items).toMatchObject([{ endedAt: null }, { startedAt: null, endedAt: null }]);
  // Somebody has gone on meanwhile: then there is nothing to take back.
  const late = await undo(ana, session, second?.id ?? null, slip.body.agenda.etag);
  expect(late.body.code).toBe('changed-meanwhile');
});

test('a move whose answer was lost is not made twice, and two facilitators cannot both move from the same place', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const page = await open(ana, session);
  const [first, second] = page.agenda.items;
  const once = await move(ana, session, first?.id ?? null, page.agenda.etag);
  const again = await move(ana, session, first?.id ?? null, page.agenda.etag);
  expect(again.body.agenda).toEqual(once.body.agenda);
  const stale = await move(priya, session, second?.id ?? null, page.agenda.etag);
  expect(stale.body).toMatchObject({ code: 'changed-meanwhile', current: { agenda: once.body.agenda } });
});

test('the agenda can only be moved to an item that is on it', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  expect((await move(ana, session, id())).body).toMatchObject({
    code: 'invalid-input',
    errors: [{ field: 'to' }],
  });
});

test('handing over is one click: who takes over leads from then on, and who handed over does not', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const [item] = (await open(ana, session)).agenda.items;
  const handed = await world.call(ana, API.handOver, { params: at(session), body: { to: ben.id } });
  expect(handed.facilitator).toEqual({ id: ben.id, name: 'Ben Whitlock' });
  expect(handed.invite).toBe(session.invite);
  expect(session.handedOver).toBeNull();
  expect(handed.handedOver).toMatchObject({ by: { id: ana.id, name: ana.displayName } });
  const repeated = await world.ask(ana, API.handOver, { params: at(session), body: { to: ben.id } });
  expect(repeated.status).toBe(200);
  expect((await move(ana, session, item?.id ?? null)).body.code).toBe('facilitator-only');
  expect((await move(ben, session, item?.id ?? null)).status).toBe(200);
  expect((await world.ask(ana, API.handOver, { params: at(session), body: { to: ana.id } })).body.code).toBe(
    'facilitator-only',
  );
  const stranger = await world.ask(ben, API.handOver, {
    params: at(session),
    body: { to: someone(world, 9).id },
  });
  expect(stranger.body).toMatchObject({ code: 'invalid-input', errors: [{ field: 'to' }] });
});

test('who led a live session is remembered when its facilitator is changed by editing it', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const [first] = (await open(ana, session)).agenda.items;
  expect((await move(ana, session, first?.id ?? null)).status).toBe(200);
  const { etag } = (await open(priya, session)).session;
  const { agenda: _, ...said } = pastSessionDraft(ben);
  const { agenda } = await open(priya, session);
  const body = { ...said, agenda: agenda.items.map(({ startedAt, endedAt, again, ...item }) => item) };
  const changed = await world.ask(priya, API.changeSession, { params: at(session), body, etag });
  expect(changed.body.facilitator).toMatchObject({ id: ben.id });
  const partition = `${priya.tenantId}|${communityId}`;
  const { ledBy } = await table(world).getEntity<{ ledBy: string }>(partition, `session|${session.id}`);
  expect(ledBy.split(' ').sort()).toEqual([ana.id, ben.id].sort());
});

test('a sponsor funds a session and a guest visits one: neither is planned as its facilitator, nor handed it', async () => {
  const guest = someone(world, 9);
  const params = { communityId: await startCommunity(world, priya, [[guest, 'guest']]), sessionId: id() };
  await world.call(priya, API.addMember, {
    params: { communityId: params.communityId, personId: iva.id },
    body: { role: 'sponsor' },
  });
  for (const person of [iva, guest]) {
    const planned = await world.ask(priya, API.planSession, { params, body: pastSessionDraft(person) });
    expect(planned).toMatchObject({
      status: 409,
      body: { code: 'may-not-facilitate', errors: [{ field: 'facilitatorId' }] },
    });
  }
  await world.call(priya, API.planSession, { params, body: pastSessionDraft(priya) });
  for (const person of [iva, guest]) {
    const handed = await world.ask(priya, API.handOver, { params, body: { to: person.id } });
    expect(handed.body).toMatchObject({ code: 'may-not-facilitate', errors: [{ field: 'to' }] });
  }
});

test('a handing over whose answer was lost is done when it is sent again, whatever has become of whom it was given to', async () => {
  const [chidi, marcus] = [someone(world, 8), someone(world, 9)];
  const session = await planSession(
    world,
    priya,
    await startCommunity(world, priya, [
      [chidi, 'member'],
      [marcus, 'member'],
    ]),
    pastSessionDraft(priya),
  );
  const { communityId: community } = session;
  const handing = (person: Person) => ({ params: at(session), body: { to: person.id }, operation: id() });
  const [first, second] = [handing(chidi), handing(marcus)];
  await world.call(priya, API.handOver, first);
  await world.call(priya, API.addMember, {
    params: { communityId: community, personId: chidi.id },
    body: { role: 'sponsor' },
  });
  expect((await world.ask(priya, API.handOver, first)).status).toBe(200);
  await world.call(priya, API.handOver, second);
  await world.call(priya, API.removeMember, { params: { communityId: community, personId: marcus.id } });
  expect((await world.ask(priya, API.handOver, second)).status).toBe(200);
});
