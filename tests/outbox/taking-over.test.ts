import { describe, expect, it } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import { readAnswers } from '../../functions/calendar/answers.ts';
import { readCalendars, renewSubscriptions } from '../../functions/calendar/read-calendars.ts';
import { removeMember } from '../../functions/community/remove-member.ts';
import { takeOverSession } from '../../functions/sessions/take-over-session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { calendars } from './calendars.ts';
import { type Guild, hostEvent } from './support.ts';

const { shop, app, priya, ana, ben, chidi, mailed, planned } = await calendars();

/** Priya hosts; Ana and Ben could do so as well. */
const guildOf = () => shop.guild([priya, ana, ben, chidi], ['organiser', 'organiser']);
const gone = (...people: readonly Person[]) => {
  shop.microsoft365.faults.settings.mailboxGone = people.map(({ id }) => id);
};
const takeOver = (guild: Guild, by: Person, session: Session, from = priya) =>
  guild.run<Session>(app, takeOverSession, by, {
    params: { sessionId: session.id },
    body: { from: from.id },
  });
const respond = async (person: Person, session: Session, host: Person, how: string) => {
  const copy = shop.microsoft365
    .calendar(person.id)
    .find(({ subject, organizer }) => subject.startsWith(session.topic) && organizer.address === host.mail);
  await shop.inOutlook(person, 'POST', `/events/${copy?.id}/${how}`, {});
};
const eventOf = (host: Person, session: Session) => {
  const found = hostEvent(shop.microsoft365, host, session.topic);
  if (!found) throw new Error('There is no such event');
  return found;
};
const read = (host: Person, session: Session) =>
  readAnswers(app.world, host.tenantId, host.id, eventOf(host, session).immutableId);
const answers = async (guild: Guild, session: Session) =>
  (await app.world.invites.answers(guild.place, session.id)).rsvps.map(
    ({ name, response, earlier = false }) => [name.split(' ')[0], response, earlier],
  );

describe('an organiser who takes over from a host who has left', () => {
  it('sends one mail to each invited person, which says what it replaces, and everything follows', async () => {
    const guild = await guildOf();
    const session = await planned(guild);
    const before = await guild.session(app, session);
    gone(priya);
    await guild.run(app, removeMember, ana, { params: { personId: priya.id } });
    await app.settle();
    expect(await guild.session(app, session)).toMatchObject({
      ...{ invite: 'failed', inviteProblem: { code: 'mailbox-missing' } },
    });
    mailed();

    await takeOver(guild, ana, session);
    await app.settle();

    expect(mailed()).toEqual(['invitation Ben Whitlock', `invitation ${chidi.displayName}`]);
    const event = eventOf(ana, session);
    expect(event.transactionId).toBe(`${session.id}-2`);
    expect(event.body.content).toContain('replaces the one from Priya Raman’s calendar');
    expect(event.singleValueExtendedProperties.map(({ value }) => value)).toContain(session.id);
    const after = await guild.session(app, session);
    expect(after).toMatchObject({
      ...{ host: { id: ana.id }, plannedBy: { id: priya.id }, takenOver: { from: { id: priya.id } } },
      ...{ state: 'invited', invite: 'sent', inviteProblem: null, joinUrl: event.joinUrl },
    });
    expect(after.chatId).toMatch(/^19:/);
    expect(after.chatId).not.toBe(before.chatId);
    const chat = shop.microsoft365.chats.find(({ id }) => id === after.chatId);
    expect(chat?.installedApps).toHaveLength(1);
    expect(await app.world.outbox.waiting(guild.place)).toEqual([]);
    expect(await app.world.mailboxes.find(ana.tenantId, ana.id)).toBeDefined();

    // Nobody asks for the former event any more, and its mailbox is forgotten.
    await renewSubscriptions(app.world, [priya.tenantId]);
    expect(await app.world.mailboxes.find(priya.tenantId, priya.id)).toBeUndefined();
    shop.microsoft365.requests.clear();
    await readCalendars(app.world, [priya.tenantId]);
    await guild.run(app, removeMember, ana, { params: { personId: chidi.id } });
    await app.settle();
    expect(shop.microsoft365.requests.count({ person: priya.id })).toBe(0);
    gone();
  });

  it('keeps what people had answered until they answer the new invite, and not beyond a move', async () => {
    const guild = await guildOf();
    const session = await planned(guild);
    await respond(ben, session, priya, 'accept');
    await respond(chidi, session, priya, 'decline');
    await read(priya, session);
    gone(priya);
    const taken = await takeOver(guild, ana, session);
    expect(taken.rsvps).toEqual({ invited: 3, accepted: 2, tentative: 0, declined: 1 });
    await app.settle();
    const kept = [
      ['Ana', 'accepted', false],
      ['Ben', 'accepted', true],
      [chidi.givenName, 'declined', true],
    ];
    expect((await answers(guild, session)).filter(([name]) => name !== 'Priya')).toEqual(kept);
    await respond(ben, session, ana, 'tentativelyAccept');
    await read(ana, session);
    expect(await answers(guild, session)).toContainEqual(['Ben', 'tentative', false]);
    expect(await answers(guild, session)).toContainEqual([chidi.givenName, 'declined', true]);
    expect((await guild.session(app, session)).rsvps).toMatchObject({
      accepted: 1,
      tentative: 1,
      declined: 1,
    });

    const now = await guild.session(app, session);
    const edit = await guild.edit(app, now, {
      when: { ...now.wall, time: '16:30', minutes: 60, zone: now.zone },
    });
    await guild.send(app, now, edit);
    await app.settle();
    expect(await answers(guild, session)).toContainEqual([chidi.givenName, 'none', false]);
    gone();
  });

  it('may do so after the host has deleted the event, and the host is invited like everybody', async () => {
    const guild = await guildOf();
    const session = await planned(guild);
    await shop.inOutlook(priya, 'DELETE', `/events/${eventOf(priya, session).id}`);
    mailed();
    await takeOver(guild, ana, session);
    await app.settle();
    expect(mailed()).toEqual([
      'invitation Ben Whitlock',
      `invitation ${chidi.displayName}`,
      'invitation Priya Raman',
    ]);
    expect(await guild.session(app, session)).toMatchObject({ invite: 'sent', host: { id: ana.id } });
  });

  it('can be replaced in the same way when they leave too', async () => {
    const guild = await guildOf();
    const session = await planned(guild);
    gone(priya);
    await takeOver(guild, ana, session);
    await app.settle();
    gone(priya, ana);
    await takeOver(guild, ben, session, ana);
    await app.settle();
    expect(eventOf(ben, session).transactionId).toBe(`${session.id}-3`);
    expect(await guild.session(app, session)).toMatchObject({
      ...{
        invite: 'sent',
        host: { id: ben.id },
        plannedBy: { id: priya.id },
        takenOver: { from: { id: ana.id } },
      },
    });
    gone();
  });
});

describe('taking over is refused', () => {
  const code = (refused: Promise<unknown>) =>
    refused.then(
      () => 'done',
      (error: { code: string }) => error.code,
    );

  it('while the event stands, while the host’s mailbox can still be written to, and where Guildhall may not look', async () => {
    const guild = await guildOf();
    const session = await planned(guild);
    expect(await code(takeOver(guild, ana, session))).toBe('host-still-there');
    const unsent = await guild.plan(app, { topic: 'Not sent yet.' });
    expect(await code(takeOver(guild, ana, unsent))).toBe('host-still-there');
    await app.settle();
    shop.microsoft365.faults.add({ match: { person: priya.id }, status: 403, code: 'ErrorAccessDenied' });
    expect(await code(takeOver(guild, ana, session))).toBe('host-still-there');
    shop.microsoft365.faults.settings.down = true;
    expect(await code(takeOver(guild, ana, session))).toBe('ServiceUnavailable');
    shop.microsoft365.faults.clear();
    expect(mailed().filter((mail) => !mail.startsWith('invitation'))).toEqual([]);
  });

  it('to the slower of two organisers, to members, and for a session that is over', async () => {
    const guild = await guildOf();
    const session = await planned(guild);
    gone(priya);
    const outcomes = await Promise.all([
      code(takeOver(guild, ana, session)),
      code(takeOver(guild, ben, session)),
    ]);
    expect(outcomes).toContain('done');
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(1);
    expect(['host-changed', 'busy']).toContain(outcomes.find((one) => one !== 'done'));
    expect(await code(takeOver(guild, chidi, session))).not.toBe('done');
    await app.settle();
    const hosts = [ana, ben].filter((one) => hostEvent(shop.microsoft365, one, session.topic));
    expect(hosts).toHaveLength(1);
    gone();
    const over = await planned(guild);
    gone(priya);
    shop.clock.advance(9 * 86_400_000);
    expect(await code(takeOver(guild, ana, over))).toBe('session-over');
    gone();
  });
});
