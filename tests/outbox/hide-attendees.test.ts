import { beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import { openSummaryMail } from '../../functions/sessions/open-summary-mail.ts';
import { calendars } from './calendars.ts';
import { arrived, note, send } from './mail.ts';
import type { Guild } from './support.ts';

const { shop, app, priya, ana, ben, chidi, planned, mailed, event } = await calendars({
  hideAttendeesAbove: 3,
});
const devika = shop.who(4);

let guild: Guild;
beforeEach(async () => {
  guild = await shop.guild([priya, ana, ben, chidi]);
});

/** Whom somebody invited sees on the invite. */
const seenBy = (person: typeof ana, session: Session) =>
  shop.microsoft365
    .calendar(person.id)
    .find(({ iCalUId }) => iCalUId === event(session).iCalUId)
    ?.attendees.map(({ emailAddress }) => emailAddress.name)
    .sort();

const everyone = ['Ana Figueira', 'Ben Whitlock', 'Chidi Okonkwo'];

describe('who is invited', () => {
  it('is seen by everyone up to a number of people, and beyond it by the host alone', async () => {
    const small = await planned(guild);
    expect(seenBy(ana, small)).toEqual(everyone);
    await guild.add(app, devika);
    await app.settle();
    const large = await planned(guild);
    expect(seenBy(ana, large)).toEqual(['Ana Figueira']);
    expect(event(large).attendees).toHaveLength(4);
  });

  it('is seen by nobody on a showcase, which guests are invited to, and its answers are read all the same', async () => {
    guild = await shop.guild([priya, ana, ben], ['member', 'guest']);
    const session = await planned(guild, { format: 'showcase' });
    expect(seenBy(ana, session)).toEqual(['Ana Figueira']);
    expect(seenBy(ben, session)).toEqual(['Ben Whitlock']);
    const copy = shop.microsoft365.calendar(ben.id).find(({ iCalUId }) => iCalUId === event(session).iCalUId);
    await shop.inOutlook(ben, 'POST', `/events/${copy?.id}/accept`, {});
    await guild.change(app, session, { format: 'showcase', purpose: 'Another.' });
    await app.settle();
    expect((await guild.session(app, session)).rsvps).toMatchObject({ invited: 3, accepted: 2 });
  });

  it('is hidden with the next change that everyone is told of, and mails nobody by itself', async () => {
    const session = await planned(guild);
    await guild.add(app, devika);
    await app.settle();
    expect(mailed()).toEqual(['invitation Devika Nair']);
    expect(seenBy(ana, session)).toContain('Ben Whitlock');
    await guild.change(app, session, { purpose: 'Another.' });
    await app.settle();
    expect(mailed()).toEqual([...everyone, 'Devika Nair'].map((name) => `update ${name}`));
    expect(seenBy(ana, session)).toEqual(['Ana Figueira']);
  });

  it('is hidden when a session becomes a showcase, in the same mail', async () => {
    const session = await planned(guild);
    await guild.change(app, session, { format: 'showcase' });
    await app.settle();
    expect(mailed()).toEqual(everyone.map((name) => `update ${name}`));
    expect(seenBy(ana, session)).toEqual(['Ana Figueira']);
  });

  it('stays hidden where the host has hidden it', async () => {
    const session = await planned(guild);
    await shop.inOutlook(priya, 'PATCH', `/events/${event(session).id}`, { hideAttendees: true });
    await guild.change(app, session, { purpose: 'Another.' });
    await app.settle();
    expect(seenBy(ana, session)).toEqual(['Ana Figueira']);
  });
});

describe('a summary by mail', () => {
  it('hides its recipients wherever the offer has said so, although it goes to few of those invited', async () => {
    const session = await planned(guild);
    await guild.add(app, devika);
    await app.settle();
    const { startsAt } = await guild.session(app, session);
    shop.clock.advance(Date.parse(startsAt) - shop.clock.now().getTime() + 60_000);
    await note(guild, app, session, { text: 'Silence is an answer too.' });
    await guild.close(app, session);
    const params = { sessionId: session.id };
    const { offer } = await guild.run<{ offer: { hidden: boolean } }>(app, openSummaryMail, priya, {
      params,
    });
    expect(offer.hidden).toBe(true);
    await send(guild, app, session, [ana, ben]);
    await app.settle();
    expect(arrived(shop, session.topic).map(({ shown }) => shown)).toEqual([[], []]);
  });
});
