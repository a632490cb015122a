import { beforeEach, describe, expect, it } from 'vitest';
import { mySession, type Session } from '../../domain/sessions/session.ts';
import { readAnswers } from '../../functions/calendar/answers.ts';
import { changingSession } from '../../functions/tables/session-writes.ts';
import { calendars } from './calendars.ts';
import type { Guild } from './support.ts';

const { shop, app, priya, ana, ben, planned, mailed, event, changes } = await calendars();
const HOUR_MS = 3_600_000;

let guild: Guild;
beforeEach(async () => {
  guild = await shop.guild([priya, ana, ben]);
});

/** Priya moves her event in Outlook, and the session follows. */
async function movedInOutlook(
  session: Session,
  startsAt: number,
  endsAt = startsAt + HOUR_MS,
): Promise<Session> {
  const there = event(session);
  const at = (moment: number) => ({ dateTime: new Date(moment).toISOString().slice(0, 19), timeZone: 'UTC' });
  await shop.inOutlook(priya, 'PATCH', `/events/${there.id}`, { start: at(startsAt), end: at(endsAt) });
  await readAnswers(app.world, priya.tenantId, priya.id, there.immutableId);
  await app.settle();
  mailed();
  shop.microsoft365.requests.clear();
  const moved = await guild.session(app, session);
  expect(Date.parse(moved.startsAt)).toBe(startsAt);
  return moved;
}

/** What the lists show: those to come, and those that are over, latest first. */
async function lists() {
  const { sessions } = app.world;
  const now = shop.clock.now();
  const [coming, past] = await Promise.all([
    sessions.upcoming(guild.place, now),
    sessions.past(guild.place, now, { showcases: false }),
  ]);
  const topics = (some: readonly Session[]) => some.map(({ topic }) => topic);
  return { coming: topics(coming), past: topics(past.sessions) };
}

/** The rows by which past sessions are found. */
async function lookUps(): Promise<string[]> {
  const { TableClient } = await import('@azure/data-tables');
  const client = TableClient.fromConnectionString(shop.storage, 'guildhall', {
    allowInsecureConnection: true,
  });
  const keys: string[] = [];
  for await (const { partitionKey, rowKey = '' } of client.listEntities())
    if (partitionKey === guild.place.partition && rowKey.startsWith('over|')) keys.push(rowKey);
  return keys;
}

describe('a session whose event its host has moved in Outlook', () => {
  it('is to come until its new time is over, and past from then on', async () => {
    const session = await planned(guild);
    const moved = await movedInOutlook(session, Date.parse(session.startsAt) + 48 * HOUR_MS);
    shop.clock.advance(Date.parse(session.endsAt) - shop.clock.now().getTime() + HOUR_MS);
    expect(await lists()).toEqual({ coming: [session.topic], past: [] });
    shop.clock.advance(Date.parse(moved.endsAt) - shop.clock.now().getTime() + HOUR_MS);
    expect(await lists()).toEqual({ coming: [], past: [session.topic] });
  });

  it('is found by search at its new time', async () => {
    const session = await planned(guild);
    const moved = await movedInOutlook(session, Date.parse(session.startsAt) + 48 * HOUR_MS);
    const { changes: found } = await app.world.find.changedSince(guild.place, ['session']);
    expect(found.map(({ thing }) => thing?.at)).toEqual([moved.startsAt]);
  });

  it('can be cancelled', async () => {
    const session = await planned(guild);
    await guild.cancel(app, await movedInOutlook(session, Date.parse(session.startsAt) + 48 * HOUR_MS));
    await app.settle();
    expect(await guild.session(app, session)).toMatchObject({ state: 'cancelled', invite: 'sent' });
    expect(await lists()).toEqual({ coming: [], past: [session.topic] });
    expect(await lookUps()).toHaveLength(1);
  });

  it('can be moved in Guildhall', async () => {
    const session = await planned(guild);
    const moved = await movedInOutlook(session, Date.parse(session.startsAt) + 48 * HOUR_MS);
    await guild.change(app, moved, {
      when: { ...session.wall, time: '09:15', minutes: 30, zone: session.zone },
    });
    await app.settle();
    const again = await guild.session(app, session);
    expect(again.wall.time).toBe('09:15');
    expect(event(session).startMs).toBe(Date.parse(again.startsAt));
    expect(await lists()).toEqual({ coming: [session.topic], past: [] });
    expect(await lookUps()).toHaveLength(1);
  });

  it('can be changed in all else, and is found once', async () => {
    const session = await planned(guild);
    const moved = await movedInOutlook(session, Date.parse(session.startsAt) + 48 * HOUR_MS);
    await guild.change(app, moved, { purpose: 'Another.' });
    await app.settle();
    expect(await lookUps()).toHaveLength(1);
  });

  it('is on everybody’s Home at its new time, even if it ends when it starts', async () => {
    const session = await planned(guild);
    const startsAt = Date.parse(session.startsAt) + 48 * HOUR_MS;
    const moved = await movedInOutlook(session, startsAt, startsAt);
    expect(moved.minutes).toBe(0);
    const shown = await app.world.feed.standing(ana.tenantId, ana.id, { session: mySession });
    const here = shown.session.filter(({ item }) => item.id === session.id);
    expect(here.map(({ item }) => item.startsAt)).toEqual([moved.startsAt]);
  });

  it('is on that day in its own zone where the host has made it all-day, and has a time again once it is moved', async () => {
    const session = await planned(guild, {
      when: { date: '2027-12-10', time: '14:00', minutes: 60, zone: 'America/New_York' },
    });
    const there = event(session);
    const at = (date: string) => ({ dateTime: `${date}T00:00:00`, timeZone: 'America/New_York' });
    const allDay = { isAllDay: true, start: at('2027-12-17'), end: at('2027-12-18') };
    await shop.inOutlook(priya, 'PATCH', `/events/${there.id}`, allDay);
    await readAnswers(app.world, priya.tenantId, priya.id, there.immutableId);
    await app.settle();
    mailed();
    const moved = await guild.session(app, session);
    expect(moved).toMatchObject({
      wall: { date: '2027-12-17', time: '00:00' },
      minutes: 1_440,
      startsAt: '2027-12-17T05:00:00.000Z',
      invite: 'sent',
    });
    await guild.change(app, moved, {
      when: { date: '2027-12-17', time: '10:00', minutes: 45, zone: 'America/New_York' },
    });
    await app.settle();
    mailed();
    expect(event(session)).toMatchObject({ isAllDay: false, startMs: Date.parse('2027-12-17T15:00:00Z') });
    expect(await guild.session(app, session)).toMatchObject({ minutes: 45, invite: 'sent' });
  });

  it('can be closed before its time is over', async () => {
    const session = await planned(guild);
    const moved = await movedInOutlook(session, Date.parse(session.startsAt) + 48 * HOUR_MS);
    await guild.begin(app, moved);
    expect(await lists()).toEqual({ coming: [session.topic], past: [] });
    await guild.close(app, moved);
    expect(await guild.session(app, session)).toMatchObject({ state: 'closed' });
    expect(await lists()).toEqual({ coming: [], past: [session.topic] });
    expect(await lookUps()).toHaveLength(1);
  });
});

describe('a session whose move in Outlook could not be looked at', () => {
  it('follows the next move once its organiser has changed it and all is well again', async () => {
    const session = await planned(guild);
    const { id, immutableId } = event(session);
    const moves = async (startsAt: number) => {
      const at = (moment: number) => ({
        dateTime: new Date(moment).toISOString().slice(0, 19),
        timeZone: 'UTC',
      });
      await shop.inOutlook(priya, 'PATCH', `/events/${id}`, {
        start: at(startsAt),
        end: at(startsAt + HOUR_MS),
      });
      await readAnswers(app.world, priya.tenantId, priya.id, immutableId);
      await app.settle();
    };
    // The first look is the reading of answers; the worker's own is refused.
    shop.microsoft365.faults.add({
      match: { method: 'GET', path: /\/users\/[^/]+\/events\/[^/]+/ },
      ...{ skip: 1, times: 1, status: 403, code: 'ErrorAccessDenied' },
    });
    await moves(Date.parse(session.startsAt) + 24 * HOUR_MS);
    const failed = await guild.session(app, session);
    expect(failed.invite).toBe('failed');
    shop.microsoft365.faults.clear();
    await guild.change(app, failed, { topic: `${session.topic} Again` });
    await app.settle();
    expect((await guild.session(app, session)).invite).toBe('sent');
    expect(await app.world.outbox.waiting(guild.place, 'calendar', session.id)).toEqual([]);
    const to = Date.parse(session.startsAt) + 72 * HOUR_MS;
    await moves(to);
    expect(Date.parse((await guild.session(app, session)).startsAt)).toBe(to);
  });
});

describe('a session that its host has moved years away', () => {
  it('can be changed in all else, but not moved to another day as far', async () => {
    const session = await planned(guild);
    const there = Date.parse(session.startsAt) + 4 * 366 * 24 * HOUR_MS;
    const moved = await movedInOutlook(session, there);
    await guild.change(app, moved, { purpose: 'Another.' });
    expect(await guild.session(app, session)).toMatchObject({
      purpose: 'Another.',
      startsAt: moved.startsAt,
    });
    const date = new Date(there + 24 * HOUR_MS).toISOString().slice(0, 10);
    const when = { ...moved.wall, date, minutes: moved.minutes, zone: moved.zone };
    await expect(guild.change(app, moved, { when })).rejects.toThrow('a date within three years');
  });
});

describe('a session that its host has moved to before 1970', () => {
  it('is the last of the past ones', async () => {
    const session = await planned(guild);
    const later = await planned(guild);
    await guild.cancel(app, await movedInOutlook(session, Date.UTC(1965, 0, 1)));
    await guild.cancel(app, later);
    expect(await lists()).toEqual({ coming: [], past: [later.topic, session.topic] });
  });
});

describe('a session that the list of past ones has lost sight of', () => {
  /** As it was left while moves in Outlook were not followed there: the head says another end than the look-up. */
  async function astray(): Promise<Session> {
    const session = await planned(guild);
    const stored = await app.world.sessions.head(guild.place, session.id);
    if (!stored) throw new Error('There is no such session');
    const endsAt = new Date(Date.parse(session.endsAt) + HOUR_MS).toISOString();
    await app.world.write(guild.place, crypto.randomUUID(), [
      ...changingSession(stored, { endsAt, minutes: 120 }),
    ]);
    return guild.session(app, session);
  }

  it('can be cancelled, moved and closed all the same, and is shown once and when it is over', async () => {
    const cancelled = await astray();
    await guild.cancel(app, cancelled);
    const moved = await astray();
    await guild.change(app, moved, {
      when: { ...moved.wall, time: '09:15', minutes: 30, zone: moved.zone },
    });
    const closed = await astray();
    await guild.begin(app, closed);
    await guild.close(app, closed);
    const now = await lists();
    expect(now.coming).toEqual([moved.topic]);
    expect(now.past.sort()).toEqual([cancelled.topic, closed.topic].sort());
    shop.clock.advance(30 * 24 * HOUR_MS);
    const later = await lists();
    expect(later.coming).toEqual([]);
    expect(later.past.sort()).toEqual([cancelled.topic, moved.topic, closed.topic].sort());
  });

  it('is not shown as past while it is still to come', async () => {
    const session = await astray();
    shop.clock.advance(Date.parse(session.endsAt) - shop.clock.now().getTime() - HOUR_MS / 2);
    expect(await lists()).toEqual({ coming: [session.topic], past: [] });
  });
});

describe('a session that its host has moved into the hour that clocks show twice', () => {
  it('stays in the second of the two when anything else is changed', async () => {
    const session = await planned(guild);
    // In London clocks go back at 01:00 UTC on the last Sunday of October: 01:15 comes at 00:15 and at 01:15 UTC.
    const second = secondFold(shop.clock.now());
    const moved = await movedInOutlook(session, second);
    expect(moved.wall.time).toBe('01:15');
    await guild.change(app, moved, { purpose: 'Another.' });
    await app.settle();
    expect(Date.parse((await guild.session(app, session)).startsAt)).toBe(second);
    expect(event(session).startMs).toBe(second);
    expect(changes()).toHaveLength(1);
    // Longer, it begins when it began.
    const changed = await guild.session(app, session);
    await guild.change(app, changed, { when: { ...changed.wall, minutes: 90, zone: changed.zone } });
    await app.settle();
    expect(event(session)).toMatchObject({ startMs: second, endMs: second + 1.5 * HOUR_MS });
  });
});

/** 01:15 UTC on the next last Sunday of October. */
function secondFold(now: Date): number {
  const of = (year: number) => {
    const last = new Date(Date.UTC(year, 9, 31, 1, 15));
    last.setUTCDate(31 - last.getUTCDay());
    return last.getTime();
  };
  const year = now.getUTCFullYear();
  return of(year) > now.getTime() ? of(year) : of(year + 1);
}

describe('a session whose host changes its Teams link in Outlook', () => {
  const inOutlook = async (session: Session, change: object) => {
    const there = event(session);
    await shop.inOutlook(priya, 'PATCH', `/events/${there.id}`, change);
    await readAnswers(app.world, priya.tenantId, priya.id, there.immutableId);
    await app.settle();
  };

  it('takes over another link and its chat, and lets go of the chat before', async () => {
    const session = await planned(guild);
    const before = await guild.session(app, session);
    if (!before.chatId || !before.joinUrl) throw new Error('There is no meeting');
    await inOutlook(session, { body: { contentType: 'html', content: '' } });
    expect(await guild.session(app, session)).toMatchObject({
      joinUrl: null,
      invite: 'sent',
      inviteProblem: { code: 'no-teams-link' },
    });
    await inOutlook(session, { isOnlineMeeting: true });
    const after = await guild.session(app, session);
    expect(after).toMatchObject({ joinUrl: event(session).joinUrl, inviteProblem: null });
    expect(after.joinUrl).not.toBe(before.joinUrl);
    expect(after.chatId).not.toBe(before.chatId);
    const { chats } = app.world;
    expect(await chats.sessionOf(priya.tenantId, before.chatId)).toBeUndefined();
    expect(await chats.sessionOf(priya.tenantId, after.chatId ?? '')).toMatchObject({
      sessionId: session.id,
    });
  });
});
