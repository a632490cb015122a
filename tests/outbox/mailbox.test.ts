import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import { removeMember } from '../../functions/community/remove-member.ts';
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
afterEach(() => {
  shop.microsoft365.faults.clear();
  shop.microsoft365.settings.applicationAccessPolicy = true;
});

let topics = 0;
async function planned(by = priya): Promise<Session> {
  topics += 1;
  const session = await guild.plan(app, { topic: `Topic ${topics}.`, facilitatorId: by.id }, undefined, by);
  await app.settle();
  return session;
}

const event = (session: Session, host = priya) => {
  const found = hostEvent(shop.microsoft365, host, session.topic);
  if (!found) throw new Error('There is no such event');
  return found;
};

describe('a mailbox that is not as it should be', () => {
  it('without a Teams licence still invites everyone, and says that there is no link', async () => {
    const peter = shop.who(23);
    guild = await shop.guild([peter, ana]);
    const session = await planned(peter);
    expect(event(session, peter).attendees).toHaveLength(1);
    expect(await guild.session(app, session)).toMatchObject({
      ...{ state: 'invited', invite: 'sent', joinUrl: null },
      inviteProblem: { code: 'no-teams-link' },
    });
  });

  it('that is gone is told at once, after at most two calls', async () => {
    shop.microsoft365.faults.settings.mailboxGone = [priya.id];
    shop.microsoft365.requests.clear();
    const session = await planned();
    expect(shop.microsoft365.requests.count()).toBeLessThanOrEqual(2);
    expect(await guild.session(app, session)).toMatchObject({
      ...{ invite: 'failed' },
      inviteProblem: { code: 'mailbox-missing' },
    });
    // Back again: whoever asks once more gets one event.
    shop.microsoft365.faults.clear();
    await guild.retry(app, session);
    await app.settle();
    expect(event(session).attendees).toHaveLength(2);
    expect(await app.world.outbox.waiting(guild.place)).toEqual([]);
  });

  it('that Guildhall may not write to is told in words', async () => {
    shop.microsoft365.faults.add({
      match: { method: 'POST', path: '/events$' },
      status: 403,
      code: 'ErrorAccessDenied',
    });
    const session = await planned();
    expect((await guild.session(app, session)).inviteProblem).toEqual({ code: 'calendar-forbidden' });
  });

  it('keeps its host as organiser of the event when they leave the community', async () => {
    guild = await shop.guild([priya, ana, ben], ['organiser']);
    const session = await planned();
    await guild.run(app, removeMember, ana, {
      params: { personId: priya.id },
    });
    await app.settle();
    expect(event(session).attendees.map(({ emailAddress }) => emailAddress.name)).toEqual([
      ...['Ana Figueira', 'Ben Whitlock'],
    ]);
  });
});

describe('the meeting’s chat', () => {
  const refusals: [string, () => void][] = [
    [
      'may not be read',
      () => {
        shop.microsoft365.settings.applicationAccessPolicy = false;
      },
    ],
    [
      'refuses the app',
      () => void shop.microsoft365.faults.add({ ...install, status: 403, code: 'Forbidden' }),
    ],
    [
      'has the app already',
      () => void shop.microsoft365.faults.add({ ...install, status: 409, code: 'Conflict' }),
    ],
    [
      'cannot be reached for hours',
      () => void shop.microsoft365.faults.add({ ...install, status: 500, times: 'all' }),
    ],
  ];
  const install = { match: { method: 'POST', path: '/installedApps' } };

  it.each(refusals)('does not hold the invite up where it %s', async (_, refuse) => {
    refuse();
    const session = await planned();
    expect(await guild.session(app, session)).toMatchObject({ invite: 'sent', inviteProblem: null });
    expect(event(session).attendees).toHaveLength(2);
    expect(await app.world.outbox.waiting(guild.place)).toEqual([]);
  });

  it('is found later where Teams does not know the meeting yet', async () => {
    shop.microsoft365.faults.add({
      match: { path: '/onlineMeetings' },
      times: 2,
      status: 503,
      retryAfter: 5,
    });
    const session = await planned();
    expect((await guild.session(app, session)).chatId).toMatch(/^19:/);
  });
});

describe('many people', () => {
  it('are invited as far as Outlook takes them, those who are needed first, and their answers fit', async () => {
    const { world } = app;
    const crowd = Array.from({ length: 540 }, (_, index) => ({
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      name: `Person with quite a long name, number ${index}`,
      mail: `person.with.quite.a.long.name.${index}@harbourandvale.example`,
      role: index < 30 ? ('sponsor' as const) : ('member' as const),
      zone: null,
    }));
    for (let from = 0; from < crowd.length; from += 45) {
      await world.communities.add(
        guild.place,
        crowd.slice(from, from + 45),
        [],
        shop.clock.now(),
        crypto.randomUUID(),
      );
    }
    shop.microsoft365.requests.clear();
    const session = await planned();
    const made = event(session);
    expect(made.attendees).toHaveLength(500);
    expect(made.attendees.every(({ type }) => type === 'required')).toBe(true);
    expect(shop.microsoft365.requests.count({ method: 'POST', path: /\/events$/ })).toBe(1);
    expect(await guild.session(app, session)).toMatchObject({
      ...{ invite: 'sent', rsvps: { invited: 501 } },
      inviteProblem: { code: 'too-many-people', most: 500, leftOut: 42 },
    });
    expect((await world.invites.answers(guild.place, session.id)).rsvps).toHaveLength(501);
    expect((await world.sessions.everythingIn(guild.place, session.id)).rsvps).toHaveLength(501);
    // Those from the 41st on become guests, who come to showcases only.
    const later = new Set(crowd.slice(40).map(({ id }) => id));
    const guests = (await world.communities.members(guild.place)).filter(({ id }) => later.has(id));
    const now = shop.clock.now();
    for (let from = 0; from < guests.length; from += 50) {
      const some = guests.slice(from, from + 50);
      const becoming = some.map((one) =>
        world.communities.changeRole(guild.place, one, 'guest', undefined, [], now, crypto.randomUUID()),
      );
      await Promise.all(becoming);
    }
    await guild.change(app, session, { purpose: 'Fewer.' });
    await app.settle();
    expect(event(session).attendees).toHaveLength(42);
    expect((await world.invites.answers(guild.place, session.id)).rsvps).toHaveLength(43);
  });

  it('with one address, a broken one or the host’s own are invited once or not at all', async () => {
    const { world } = app;
    const same = { ...{ role: 'member' as const, zone: null }, name: 'Twin' };
    const people = [ana.mail.toUpperCase(), 'not an address', priya.mail, ''].map((mail) => ({
      ...same,
      ...{ id: crypto.randomUUID(), mail },
    }));
    await world.communities.add(guild.place, people, [], shop.clock.now(), crypto.randomUUID());
    const session = await planned();
    expect(event(session).attendees.map(({ emailAddress }) => emailAddress.address)).toEqual([
      ana.mail,
      ben.mail,
    ]);
    expect((await guild.session(app, session)).invite).toBe('sent');
  });

  it('whom Exchange knows by another address are sent once a visit, not for ever', async () => {
    const { world } = app;
    const alias = {
      ...{ id: crypto.randomUUID(), name: 'Known otherwise', mail: 'alias@harbourandvale.example' },
      ...{ role: 'member' as const, zone: null },
    };
    await world.communities.add(guild.place, [alias], [], shop.clock.now(), crypto.randomUUID());
    const session = await planned();
    const there = event(session);
    // As Exchange does it: the list comes back with the mailbox's main address, whatever was sent.
    const renamed = there.attendees.map((one) =>
      one.emailAddress.name === 'Known otherwise'
        ? { ...one, emailAddress: { ...one.emailAddress, address: 'main@harbourandvale.example' } }
        : one,
    );
    there.attendees.splice(0, there.attendees.length, ...renamed);
    shop.microsoft365.requests.clear();
    await guild.change(app, session, { purpose: 'Another.' });
    await app.settle();
    expect(shop.microsoft365.requests.count({ method: 'PATCH' })).toBeLessThanOrEqual(2);
    expect((await guild.session(app, session)).invite).toBe('sent');
  });
});
