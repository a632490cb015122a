import { TableClient } from '@azure/data-tables';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { UNDO_HAND_OVER_MS } from '../../domain/sessions/leading.ts';
import type { Live } from '../../domain/sessions/live-contract.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { services } from '../../functions/services.ts';
import { closeSession } from '../../functions/sessions/close-session.ts';
import { followSession } from '../../functions/sessions/follow-session.ts';
import { handOver } from '../../functions/sessions/hand-over.ts';
import { takeTheLead } from '../../functions/sessions/take-the-lead.ts';
import { undoHandOver } from '../../functions/sessions/undo-hand-over.ts';
import { whoHasItOpen } from '../../functions/sessions/who-has-it-open.ts';
import { sessionKey } from '../../functions/tables/keys.ts';
import { newTrace } from '../../functions/trace.ts';
import { settingsFor } from '../graph/support.ts';
import { id } from '../http/guild.ts';
import { type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';

/** Instead of a minute. */
const AWAY_MS = 400;

let shop: Workshop;
let guild: Guild;
let session: Session;
/** Two instances of the function app. */
let app: Process;
let other: Process;
beforeAll(async () => {
  shop = await workshop();
  const roles = ['member', 'member', 'sponsor'] as const;
  guild = await shop.guild([0, 1, 2, 3].map(shop.who), roles);
});
beforeEach(async () => {
  app = instance();
  other = instance();
  session = await guild.plan(other);
  await guild.begin(other, session);
});
afterAll(() => shop.stop());

function instance(): Process {
  const settings = {
    ...settingsFor(shop.microsoft365),
    storage: { connectionString: shop.storage },
    facilitatorAwayMs: AWAY_MS,
  };
  const world = services(settings, async () => [], shop.clock.now).worldFor(newTrace(id()));
  return Object.assign(shop.process(), { world: { ...world, graph: shop.process().world.graph } });
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const inSession = () => ({ params: { sessionId: session.id } });
/** Priya facilitates, Ana and Ben are members, Iva is a sponsor. */
const [PRIYA, ANA, BEN, IVA] = [0, 1, 2, 3];
const follow = (who: number, at = app, query = {}) =>
  guild.run<Live>(at, followSession, guild.person(who), { ...inSession(), query });
const take = (who: number, at = app, from = guild.first.id) =>
  guild.run<Session>(at, takeTheLead, guild.person(who), { ...inSession(), body: { from } });
const hand = (by: number, to: number) =>
  guild.run<Session>(app, handOver, guild.person(by), {
    ...inSession(),
    body: { to: guild.person(to).id },
  });
const undo = (by: number) => guild.run<Session>(app, undoHandOver, guild.person(by), inSession());
const open = async (at = app) =>
  (await guild.run<{ people: string[] }>(at, whoHasItOpen, guild.person(ANA), inSession())).people;
const stored = async () => {
  const found = await app.world.sessions.head(guild.place, session.id);
  if (!found) throw new Error('There is no such session');
  return found;
};
const ledBy = async () => [...(await stored()).ledBy];
const idOf = (who: number) => guild.person(who).id;

describe('taking the lead', () => {
  test('is offered and accepted only once the facilitator has been away, and only to whoever may facilitate', async () => {
    const first = await Promise.all([follow(PRIYA), follow(ANA), follow(IVA)]);
    expect(first.map(({ abilities }) => abilities.takeLead)).toEqual([
      'facilitator-there',
      'facilitator-there',
      'role-may-not',
    ]);
    await expect(take(ANA)).rejects.toMatchObject({ code: 'facilitator-there' });
    await wait(AWAY_MS);
    await follow(PRIYA);
    expect((await follow(ANA)).abilities.takeLead).toBe('facilitator-there');
    await expect(take(ANA)).rejects.toMatchObject({ code: 'facilitator-there' });
    await wait(AWAY_MS);
    expect((await follow(ANA)).abilities.takeLead).toBe('yes');
    await expect(take(IVA)).rejects.toMatchObject({ code: 'role-may-not' });
    const taken = await take(ANA);
    expect(taken.facilitator.id).toBe(idOf(ANA));
    expect(taken.handedOver?.by.id).toBe(idOf(ANA));
    expect(await ledBy()).toEqual([idOf(PRIYA), idOf(ANA)]);
    // Everybody is told at once who leads, and nobody can take it from them at once.
    const live = await follow(BEN);
    expect(live.session?.facilitator.id).toBe(idOf(ANA));
    expect(live.abilities.takeLead).toBe('facilitator-there');
    await expect(take(BEN, app, idOf(ANA))).rejects.toMatchObject({ code: 'facilitator-there' });
  });

  test('of two at once through different instances, one leads and the other is told who', async () => {
    await Promise.all([follow(ANA), follow(BEN, other)]);
    await wait(AWAY_MS);
    const answers = await Promise.allSettled([take(ANA), take(BEN, other)]);
    const won = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    const lost = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect([won.length, lost.length]).toEqual([1, 1]);
    expect(lost[0]).toMatchObject({
      code: 'lead-taken',
      details: { current: { session: { facilitator: won[0]?.facilitator } } },
    });
    expect(await ledBy()).toEqual([idOf(PRIYA), won[0]?.facilitator.id]);
  });

  test('does nothing for whoever facilitates already, and the same person is named once', async () => {
    expect((await take(PRIYA)).handedOver).toBeNull();
    await follow(ANA);
    await wait(AWAY_MS);
    await take(ANA);
    await follow(BEN);
    await wait(AWAY_MS);
    await take(PRIYA, app, idOf(ANA));
    expect((await stored()).session.facilitator.id).toBe(idOf(PRIYA));
    expect(await ledBy()).toEqual([idOf(PRIYA), idOf(ANA)]);
  });

  test('is refused before the session is live and once it is over', async () => {
    session = await guild.plan(other);
    await follow(ANA);
    await wait(AWAY_MS);
    await expect(take(ANA)).rejects.toMatchObject({ code: 'session-not-open' });
    await guild.begin(app, session);
    await guild.run(app, closeSession, guild.first, inSession());
    await wait(AWAY_MS);
    await expect(take(ANA)).rejects.toMatchObject({ code: 'session-over' });
  });
});

describe('who has a session open', () => {
  test('is whoever asked what is new, but not what is shown on the stage', async () => {
    await Promise.all([follow(ANA), follow(BEN, app, { stage: 'yes' })]);
    expect(await open()).toEqual([idOf(ANA)]);
  });

  test('is told across instances by a row that has no moment in it and goes when the session closes', async () => {
    await follow(ANA);
    await wait(5_050);
    await follow(BEN);
    expect((await open(other)).sort()).toEqual([idOf(ANA), idOf(BEN)].sort());
    const rows = async () => {
      const { openPanels } = await app.world.sessions.everythingIn(guild.place, session.id);
      return openPanels;
    };
    const [row] = await rows();
    expect(row?.key).toMatch(new RegExp(`^in-session\\|${session.id}\\|open\\|[0-9a-f-]{36}$`));
    const { trace } = app.world;
    const before = trace.storageCalls;
    await follow(ANA);
    // The row is not written again so soon.
    expect(trace.storageCalls - before).toBeLessThanOrEqual(2);
    await guild.run(app, closeSession, guild.first, inSession());
    expect(await rows()).toEqual([]);
    await follow(ANA);
    expect(await rows()).toEqual([]);
  });
});

describe('undoing a hand-over', () => {
  test('restores exactly what was before, also who has led', async () => {
    await hand(PRIYA, ANA);
    await hand(ANA, BEN);
    const before = await stored();
    await hand(BEN, PRIYA);
    const undone = await undo(BEN);
    const after = await stored();
    expect(undone).toEqual(after.session);
    const { etag: _one, ...was } = before.session;
    const { etag: _two, ...is } = after.session;
    expect(is).toEqual(was);
    expect([...after.ledBy]).toEqual([...before.ledBy]);
    expect(await ledBy()).toEqual([idOf(PRIYA), idOf(ANA), idOf(BEN)]);
  });

  test('does not name in who led whoever was handed it for a moment', async () => {
    await hand(PRIYA, ANA);
    expect(await ledBy()).toEqual([idOf(PRIYA), idOf(ANA)]);
    await undo(PRIYA);
    expect(await ledBy()).toEqual([idOf(PRIYA)]);
    await expect(undo(PRIYA)).rejects.toMatchObject({ code: 'hand-over-stands' });
  });

  test('leaves the terms as they are where an older version has handed over, which did not note them', async () => {
    await hand(PRIYA, ANA);
    const { terms } = await stored();
    expect(terms).toHaveLength(2);
    const rows = TableClient.fromConnectionString(shop.storage, 'guildhall', {
      allowInsecureConnection: true,
    });
    const keys = { partitionKey: guild.place.partition, rowKey: sessionKey(session.id) };
    const row = await rows.getEntity<{ beforeHandOver: string }>(keys.partitionKey, keys.rowKey);
    const { terms: _, ...noted } = JSON.parse(row.beforeHandOver);
    await rows.updateEntity({ ...keys, beforeHandOver: JSON.stringify(noted) }, 'Merge');
    await undo(PRIYA);
    expect((await stored()).terms).toEqual(terms);
  });

  test('is refused to everybody else, also to whom it was handed', async () => {
    await hand(PRIYA, ANA);
    for (const who of [ANA, BEN, IVA])
      await expect(undo(who)).rejects.toMatchObject({ code: 'hand-over-stands' });
    expect((await undo(PRIYA)).facilitator.id).toBe(idOf(PRIYA));
  });

  test('is refused once it was handed on, once the session was changed or closed, and after some seconds', async () => {
    await hand(PRIYA, ANA);
    await hand(ANA, BEN);
    await expect(undo(PRIYA)).rejects.toMatchObject({ code: 'hand-over-stands' });
    await undo(ANA);
    // What was undone does not make the one before it undoable again.
    await expect(undo(PRIYA)).rejects.toMatchObject({ code: 'hand-over-stands' });
    await hand(ANA, PRIYA);
    session = await guild.change(app, session, { topic: 'Feedback upwards' });
    await expect(undo(ANA)).rejects.toMatchObject({ code: 'hand-over-stands' });
    await hand(PRIYA, ANA);
    shop.clock.advance(UNDO_HAND_OVER_MS + 6_000);
    await expect(undo(PRIYA)).rejects.toMatchObject({ code: 'hand-over-stands' });
    expect((await stored()).session.facilitator.id).toBe(idOf(ANA));
  });

  test('is done although the calendar worker has noted something meanwhile', async () => {
    await hand(PRIYA, ANA);
    await app.world.sessions.note(guild.place, session.id, { invite: 'sent' }, id());
    expect((await undo(PRIYA)).facilitator.id).toBe(idOf(PRIYA));
  });
});
