import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { news } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { readAnswers } from '../../functions/calendar/answers.ts';
import { processNotification, readCalendars } from '../../functions/calendar/read-calendars.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { type Guild, hostEvent, type Process, type Workshop, workshop } from './support.ts';

let shop: Workshop;
let app: Process;
let guild: Guild;
let priya: Person;
let ana: Person;
let ben: Person;

beforeAll(async () => {
  shop = await workshop();
  app = shop.process();
  [priya, ana, ben] = [shop.who(0), shop.who(1), shop.who(2)];
});
afterAll(() => shop.stop());
beforeEach(async () => {
  guild = await shop.guild([priya, ana, ben]);
});
afterEach(() => shop.microsoft365.faults.clear());

let topics = 0;
async function planned(): Promise<Session> {
  topics += 1;
  const session = await guild.plan(app, { topic: `Topic ${topics}.` });
  await app.settle();
  return session;
}

const event = (session: Session) => {
  const found = hostEvent(shop.microsoft365, priya, session.topic);
  if (!found) throw new Error('There is no such event');
  return found;
};
const copyOf = (person: Person, session: Session) => {
  const found = shop.microsoft365
    .calendar(person.id)
    .find((one) => one.subject.startsWith(session.topic) && !one.isCancelled);
  if (!found) throw new Error('There is no such copy');
  return found;
};
const invitations = (session: Session, person: Person) =>
  shop.microsoft365
    .mails(person.id)
    .filter((mail) => mail.kind === 'invitation' && mail.subject.startsWith(session.topic)).length;
const tell = (session: Session) =>
  readAnswers(app.world, priya.tenantId, priya.id, event(session).immutableId);

describe('answers', () => {
  it('shows accept, tentative, decline and a proposed time, with when it was said', async () => {
    const session = await planned();
    await shop.inOutlook(ana, 'POST', `/events/${copyOf(ana, session).id}/accept`, {});
    const proposed = { start: at(session, 1), end: at(session, 2) };
    await shop.inOutlook(ben, 'POST', `/events/${copyOf(ben, session).id}/decline`, {
      proposedNewTime: proposed,
    });
    await tell(session);
    const { rsvps } = await app.world.invites.answers(guild.place, session.id);
    expect(rsvps).toEqual([
      // Nobody has to ask the host: it is their calendar.
      {
        ...{ personId: priya.id, name: priya.displayName, response: 'accepted', proposed: null },
        respondedAt: null,
      },
      {
        ...{ personId: ana.id, name: ana.displayName, response: 'accepted', proposed: null },
        respondedAt: shop.clock.now().toISOString(),
      },
      {
        ...{ personId: ben.id, name: ben.displayName, response: 'declined' },
        respondedAt: shop.clock.now().toISOString(),
        // They wrote nothing with it.
        proposed: { startsAt: later(session, 1), endsAt: later(session, 2), words: '' },
      },
    ]);
    expect((await guild.session(app, session)).rsvps).toEqual({
      ...{ invited: 3, accepted: 2, tentative: 0, declined: 1 },
    });
  });

  it('are found by the delta where every notification was lost, and cost no look-up for other events', async () => {
    const session = await planned();
    await readCalendars(app.world, [priya.tenantId]);
    await shop.inOutlook(ana, 'POST', `/events/${copyOf(ana, session).id}/tentativelyAccept`, {});
    await shop.inOutlook(priya, 'POST', '/events', {
      ...{ subject: 'Dentist', start: at(session, 3), end: at(session, 4) },
    });
    shop.microsoft365.requests.clear();
    expect(await readCalendars(app.world, [priya.tenantId])).toBe(1);
    expect(shop.microsoft365.requests.count({ path: '/v1.0/users/' })).toBe(2);
    expect((await guild.session(app, session)).rsvps.tentative).toBe(1);
  });

  it('are found after Graph has forgotten the delta link', async () => {
    const session = await planned();
    await readCalendars(app.world, [priya.tenantId]);
    await shop.inOutlook(ana, 'POST', `/events/${copyOf(ana, session).id}/accept`, {});
    shop.microsoft365.faults.settings.deltaExpired = 1;
    await readCalendars(app.world, [priya.tenantId]);
    expect((await guild.session(app, session)).rsvps.accepted).toBe(2);
  });

  it('are never undone by an older reading of the calendar', async () => {
    const session = await planned();
    const { world } = app;
    const known = await world.invites.answers(guild.place, session.id);
    await shop.inOutlook(ana, 'POST', `/events/${copyOf(ana, session).id}/accept`, {});
    await tell(session);
    const older = known.rsvps;
    const { startsAt } = session;
    expect(
      await world.invites.noteAnswers(guild.place, session.id, older, startsAt, known, crypto.randomUUID()),
    ).toBe(false);
    expect((await guild.session(app, session)).rsvps.accepted).toBe(2);
  });

  it('are not counted for who was invited by hand, nor a day after the session', async () => {
    const session = await planned();
    await guild.remove(app, ben);
    await app.settle();
    shop.clock.advance(9 * 86_400_000);
    await tell(session);
    expect((await guild.session(app, session)).rsvps.invited).toBe(2);
  });

  it('are known to be to the time that people were told, while a move has not reached the calendars', async () => {
    const session = await planned();
    await shop.inOutlook(ana, 'POST', `/events/${copyOf(ana, session).id}/accept`, {});
    await tell(session);
    shop.microsoft365.faults.settings.down = true;
    await guild.change(app, session, {
      when: { ...session.wall, time: '15:00', minutes: 60, zone: session.zone },
    });
    await app.settle(3_600_000);
    const moved = await guild.session(app, session);
    expect(moved).toMatchObject({ invite: 'waiting', answersTo: session.startsAt, rsvps: { accepted: 2 } });
    expect(moved.startsAt).toBe(later(session, 1));
    shop.microsoft365.faults.settings.down = false;
    await app.settle();
    // Outlook has asked everybody again.
    expect(await guild.session(app, session)).toMatchObject({
      ...{ invite: 'sent', answersTo: moved.startsAt, rsvps: { invited: 3, accepted: 1 } },
    });
  });

  it('do not matter for those who led the session: they were there', async () => {
    const session = await planned();
    await shop.inOutlook(ben, 'POST', `/events/${copyOf(ben, session).id}/decline`, {});
    await tell(session);
    await guild.begin(app, session);
    await guild.handOver(app, session, ben);
    await guild.close(app, session);
    const closed = await guild.session(app, session);
    expect(closed.rsvps).toEqual({ invited: 3, accepted: 2, tentative: 0, declined: 0 });
    await tell(session);
    expect((await guild.session(app, session)).rsvps).toEqual(closed.rsvps);
    const { rsvps } = await app.world.invites.answers(guild.place, session.id);
    expect(rsvps.map(({ name, response }) => [name, response])).toEqual([
      [priya.displayName, 'accepted'],
      [ana.displayName, 'none'],
      [ben.displayName, 'accepted'],
    ]);
  });

  it('wait where the mailbox asked for a pause, and are dropped where Graph refuses', async () => {
    const session = await planned();
    const { immutableId } = event(session);
    const message = { tenantId: priya.tenantId, hostId: priya.id, eventIds: [immutableId] };
    const again: Date[] = [];
    const attending = () =>
      processNotification(
        { ...app.world, enqueueNotification: async (_, at) => void again.push(at as Date) },
        message,
      );
    shop.microsoft365.faults.add({ match: { method: 'GET' }, status: 429, retryAfter: 120 });
    await attending();
    await attending();
    const soonest = shop.clock.now().getTime() + 120_000;
    expect(again.map((moment) => moment.getTime())).toEqual([soonest, soonest]);
    shop.clock.advance(120_001);
    shop.microsoft365.faults.settings.mailboxGone = [priya.id];
    await attending();
    expect(again).toHaveLength(2);
  });
});

describe('a host who moves the event in Outlook', () => {
  it('moves the session: Outlook has told everyone already', async () => {
    const session = await planned();
    await shop.inOutlook(priya, 'PATCH', `/events/${event(session).id}`, {
      start: at(session, 24),
      end: at(session, 25.5),
    });
    const updates = shop.microsoft365.mails().length;
    await tell(session);
    await app.settle();
    const moved = await guild.session(app, session);
    expect(moved).toMatchObject({ startsAt: later(session, 24), endsAt: later(session, 25.5), minutes: 90 });
    expect(moved.wall.time).toBe(session.wall.time);
    expect(moved.wall.date > session.wall.date).toBe(true);
    expect(moved.etag).not.toBe(session.etag);
    // It is news, as a move in Guildhall is.
    expect(await app.world.news.newest(guild.place, 1)).toMatchObject([
      { kind: 'moved', by: { id: priya.id }, topic: session.topic, startsAt: moved.startsAt },
    ]);
    const happened = await app.world.feed.happened(ana.tenantId, ana.id, { news }, 1);
    expect(happened.map(({ item }) => item)).toMatchObject([{ kind: 'moved', sessionId: session.id }]);
    expect(shop.microsoft365.mails()).toHaveLength(updates);
    // Later changes leave the new time alone.
    await guild.change(app, moved, { topic: `${session.topic} moved` });
    await app.settle();
    expect(event(session).startMs).toBe(Date.parse(moved.startsAt));
  });

  it('gives way to who moves the session in Guildhall at the same time', async () => {
    const session = await planned();
    await shop.inOutlook(priya, 'PATCH', `/events/${event(session).id}`, {
      start: at(session, 24),
      end: at(session, 25),
    });
    await guild.change(app, session, {
      when: { ...session.wall, time: '09:15', minutes: 30, zone: session.zone },
    });
    await app.settle();
    const moved = await guild.session(app, session);
    expect(moved.wall).toEqual({ date: session.wall.date, time: '09:15' });
    expect(event(session).startMs).toBe(Date.parse(moved.startsAt));
  });

  it('is not mistaken for Guildhall’s own move that was interrupted, nor is moving back', async () => {
    const session = await planned();
    const first = { ...session.wall, minutes: 60, zone: session.zone };
    await guild.change(app, session, { when: { ...first, time: '18:00' } });
    // The event was moved, and then the process was gone before it could note so.
    const crash = shop.process({
      effect: async (name, act) => {
        const done = await act();
        if (name.startsWith('PATCH')) throw new Error('gone');
        return done;
      },
    });
    shop.clock.advance(60_000);
    await crash.sweep();
    await crash.work().catch(() => {});
    expect(event(session).startMs).toBe(Date.parse((await guild.session(app, session)).startsAt));
    app.queue.length = 0;
    await guild.change(app, await guild.session(app, session), { when: first });
    shop.clock.advance(300_000);
    await app.sweep();
    await app.settle();
    expect((await guild.session(app, session)).startsAt).toBe(session.startsAt);
    expect(event(session).startMs).toBe(Date.parse(session.startsAt));
  });
});

describe('a host who deletes the event in Outlook', () => {
  it('is told to everyone who looks, and trying again invites anew, once', async () => {
    const session = await planned();
    const before = await guild.session(app, session);
    const gone = event(session);
    await shop.inOutlook(priya, 'DELETE', `/events/${gone.id}`);
    await readAnswers(app.world, priya.tenantId, priya.id, gone.immutableId);
    await app.settle();
    expect(await guild.session(app, session)).toMatchObject({
      invite: 'failed',
      inviteProblem: { code: 'event-deleted' },
    });
    expect(await app.world.news.newest(guild.place, 1)).toMatchObject([
      { kind: 'event-deleted', topic: session.topic },
    ]);
    // Changes alone do not bring it back.
    await guild.add(app, shop.who(3));
    await app.settle();
    expect(hostEvent(shop.microsoft365, priya, session.topic)).toBeUndefined();
    await Promise.all([guild.retry(app, session), guild.retry(app, session)]);
    await app.settle();
    const again = event(session);
    expect(again.iCalUId).not.toBe(gone.iCalUId);
    expect(again.transactionId).toBe(`${session.id}-2`);
    expect(invitations(session, ana)).toBe(2);
    expect(invitations(session, shop.who(3))).toBe(1);
    const after = await guild.session(app, session);
    expect(after).toMatchObject({ invite: 'sent', inviteProblem: null, joinUrl: again.joinUrl });
    expect(after.joinUrl).not.toBe(before.joinUrl);
    expect(after.chatId).not.toBe(before.chatId);
    // News of the old event says nothing about the new one.
    await readAnswers(app.world, priya.tenantId, priya.id, gone.immutableId);
    await app.settle();
    expect((await guild.session(app, session)).invite).toBe('sent');
  });

  it('finds the event again instead of inviting twice where Graph was wrong', async () => {
    const session = await planned();
    const there = event(session);
    shop.microsoft365.faults.add({
      ...{ match: { method: 'GET', path: '/events/' }, status: 404, code: 'ErrorItemNotFound' },
    });
    await guild.change(app, session, { purpose: 'Another.' });
    await app.settle();
    expect((await guild.session(app, session)).invite).toBe('failed');
    await guild.retry(app, session);
    await app.settle();
    expect(event(session).id).toBe(there.id);
    expect(invitations(session, ana)).toBe(1);
    expect(await guild.session(app, session)).toMatchObject({ invite: 'sent', joinUrl: there.joinUrl });
  });

  it('leaves nothing to do for a session that is cancelled then', async () => {
    const session = await planned();
    await shop.inOutlook(priya, 'DELETE', `/events/${event(session).id}`);
    const mails = shop.microsoft365.mails().length;
    await guild.cancel(app, session);
    await app.settle();
    expect(await guild.session(app, session)).toMatchObject({
      state: 'cancelled',
      invite: 'sent',
      inviteProblem: null,
    });
    expect(shop.microsoft365.mails()).toHaveLength(mails);
  });
});

const later = (session: Session, hours: number) =>
  new Date(Date.parse(session.startsAt) + hours * 3_600_000).toISOString();
const at = (session: Session, hours: number) => ({
  dateTime: later(session, hours).slice(0, 19),
  timeZone: 'UTC',
});
