import { beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import { MEMBERS_CHANGED } from '../../functions/tables/member-work.ts';
import { calendars } from './calendars.ts';
import type { Guild } from './support.ts';

const { shop, app, priya, ana, ben, chidi, planned, mailed, copies, event, changes } = await calendars();

let guild: Guild;
beforeEach(async () => {
  guild = await shop.guild([priya, ana, ben, chidi]);
});

describe('people who come and go', () => {
  it('mails only the person who was added, for every coming session', async () => {
    const [one, two] = [await planned(guild), await planned(guild)];
    await guild.add(app, shop.who(4));
    await app.settle();
    expect([copies(one.topic), copies(two.topic)]).toEqual([
      [1, 1, 1, 1, 1],
      [1, 1, 1, 1, 1],
    ]);
    expect(mailed()).toEqual(['invitation Devika Nair', 'invitation Devika Nair']);
    expect(changes().filter(({ method }) => method === 'PATCH')).toHaveLength(2);
  });

  it('mails only the person who was removed, and keeps what the others answered', async () => {
    const session = await planned(guild);
    const mine = shop.microsoft365.calendar(ana.id).find((one) => one.subject.startsWith(session.topic));
    await shop.inOutlook(ana, 'POST', `/events/${mine?.id}/accept`, { sendResponse: true });
    await guild.remove(app, ben);
    await app.settle();
    expect(copies(session.topic)).toEqual([1, 1, 0, 1, 0]);
    expect(mailed()).toEqual(['cancellation Ben Whitlock']);
    expect(event(session).attendees.map(({ status }) => status.response)).toEqual(['accepted', 'none']);
    expect((await guild.session(app, session)).rsvps).toEqual({
      invited: 3,
      accepted: 2,
      tentative: 0,
      declined: 0,
    });
  });

  it('mails nobody when another role makes somebody optional: that is said by the invites to come', async () => {
    const session = await planned(guild);
    await guild.add(app, chidi, 'sponsor');
    await app.settle();
    expect(mailed()).toEqual([]);
    const typeIn = (one: Session) =>
      event(one).attendees.find(({ emailAddress }) => emailAddress.name === 'Chidi Okonkwo')?.type;
    expect(typeIn(session)).toBe('required');
    await guild.remove(app, ben);
    await app.settle();
    expect(mailed()).toEqual(['cancellation Ben Whitlock']);
    expect(typeIn(session)).toBe('required');
    expect(typeIn(await planned(guild))).toBe('optional');
  });

  it('keeps the people and the room that the host invited by hand, through every change', async () => {
    const session = await planned(guild);
    const { id, attendees } = event(session);
    const byHand = [
      { emailAddress: { address: 'iva.kovac@harbourandvale.example', name: 'Iva Kovač' }, type: 'optional' },
      { emailAddress: { address: 'coach@elsewhere.example', name: 'A coach' }, type: 'required' },
      { emailAddress: { address: 'room12@harbourandvale.example', name: 'Room 12' }, type: 'resource' },
    ];
    await shop.inOutlook(priya, 'PATCH', `/events/${id}`, {
      attendees: [...attendees.map(({ emailAddress, type }) => ({ emailAddress, type })), ...byHand],
    });
    mailed();
    await guild.add(app, shop.who(4));
    await guild.remove(app, ben);
    await app.settle();
    await guild.change(app, session, { topic: `${session.topic} again` });
    await app.settle();
    expect(event(session).attendees.map(({ emailAddress, type }) => `${emailAddress.name} ${type}`)).toEqual([
      'Ana Figueira required',
      'Chidi Okonkwo required',
      'Devika Nair required',
      'Iva Kovač optional',
      'A coach required',
      'Room 12 resource',
    ]);
    const cancelled = mailed().filter((line) => line.startsWith('cancellation'));
    expect(cancelled).toEqual(['cancellation Ben Whitlock']);
  });

  it('removes a member it invited even if the process that invited them forgot that it did', async () => {
    const session = await planned(guild);
    const { world } = shop.process();
    const known = await world.invites.event(guild.place, session.id);
    expect(known?.ours.size).toBe(3);
    await guild.remove(app, ben);
    const other = shop.process();
    shop.clock.advance(60_000);
    await other.sweep();
    await other.settle();
    app.queue.length = 0;
    expect(copies(session.topic)).toEqual([1, 1, 0, 1, 0]);
  });

  it('lets somebody find the community who was added again while their removal was not quite done', async () => {
    let effects = 0;
    const slow = shop.process({
      effect: async (_, act) => {
        effects += 1;
        // The first has marked the outbox, the second has removed her.
        if (effects === 3) await guild.add(app, ana);
        return act();
      },
    });
    await guild.remove(slow, ana);
    expect(effects).toBeGreaterThan(2);
    const { communities } = shop.process().world;
    const found = await communities.belongings(ana.tenantId, ana.id, shop.clock.now());
    expect(found.map(({ place }) => place.communityId)).toContain(guild.place.communityId);
    await guild.remove(app, ana);
    const left = await shop.process().world.communities.belongings(ana.tenantId, ana.id, shop.clock.now());
    expect(left.map(({ place }) => place.communityId)).not.toContain(guild.place.communityId);
  });

  it('finishes an import that was interrupted, but not for who was taken out again since', async () => {
    const session = await planned(guild);
    const { world } = app;
    const people = [4, 5].map(shop.who).map(({ id, displayName, mail }) => ({
      ...{ id, name: displayName, mail },
      ...({ role: 'member', zone: null } as const),
    }));
    const work = world.outbox.asking(MEMBERS_CHANGED, '0', crypto.randomUUID(), shop.clock.now(), people);
    // Both were in the first transaction; Marcus was removed before the worker came.
    shop.clock.advance(1_000);
    await world.communities.add(guild.place, people.slice(1), [work], shop.clock.now(), crypto.randomUUID());
    shop.clock.advance(31_000);
    await guild.remove(app, shop.who(5));
    await app.sweep();
    await app.settle();
    expect((await world.communities.members(guild.place)).map(({ name }) => name)).toEqual([
      'Ana Figueira',
      'Ben Whitlock',
      'Chidi Okonkwo',
      'Devika Nair',
      'Priya Raman',
    ]);
    expect(event(session).attendees).toHaveLength(4);
  });
});
