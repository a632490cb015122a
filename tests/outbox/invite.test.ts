import { beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import { wallTime } from '../../domain/shared/time.ts';
import { calendars } from './calendars.ts';
import { type Guild, hostEvent } from './support.ts';

const { shop, app, priya, ana, ben, chidi, planned, mailed, copies, event, changes } = await calendars();

let guild: Guild;
beforeEach(async () => {
  guild = await shop.guild([priya, ana, ben, chidi]);
});

const everyone = ['Ana Figueira', 'Ben Whitlock', 'Chidi Okonkwo'];

describe('planning a session', () => {
  it('puts exactly one event in every member’s calendar, with the agenda and a Teams link', async () => {
    mailed();
    const session = await guild.plan(app, {
      topic: 'Saying <no> & "meaning" it',
      purpose: '<img src=x onerror=alert(1)>',
      agenda: [
        {
          id: crypto.randomUUID(),
          kind: 'topic',
          title: '</td><script>',
          prompt: 'One line\nand <b>',
          minutes: 5,
        },
      ],
    });
    await app.settle();
    expect(copies('Saying')).toEqual([1, 1, 1, 1, 0]);
    expect(mailed()).toEqual(everyone.map((name) => `invitation ${name}`));
    expect(changes().filter(({ path }) => path.endsWith('/events'))).toHaveLength(1);
    const made = event(session);
    expect(made).toMatchObject({
      subject: 'Saying <no> & "meaning" it · Leaders who listen',
      isOnlineMeeting: true,
      startMs: Date.parse(session.startsAt),
      endMs: Date.parse(session.endsAt),
    });
    const body = made.body.content;
    expect(body).toContain('&lt;/td&gt;&lt;script&gt;');
    expect(body).toContain('One line<br>and &lt;b&gt;');
    expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(body).not.toMatch(/<script|<img/);
    expect(body).toContain('Demonstration session of Leaders who listen.');
    expect(body).not.toContain('Priya');
    expect(body).toContain('me-email-text');
    const known = await guild.session(app, session);
    expect(known).toMatchObject({
      state: 'invited',
      invite: 'sent',
      inviteProblem: null,
      joinUrl: made.joinUrl,
    });
    const chat = shop.microsoft365.chats.find(({ id }) => id === known.chatId);
    expect(chat?.installedApps).toHaveLength(1);
    expect(await app.sweep()).toBe(0);
  });

  it('invites sponsors as optional, and guests to showcases only', async () => {
    guild = await shop.guild([priya, ana, ben, chidi], ['sponsor', 'guest', 'mentor']);
    const plain = await planned(guild);
    const showcase = await planned(guild, { format: 'showcase' });
    const types = (session: Session) =>
      event(session).attendees.map(({ emailAddress, type }) => `${emailAddress.name} ${type}`);
    expect(types(plain)).toEqual(['Chidi Okonkwo required', 'Ana Figueira optional']);
    expect(types(showcase)).toEqual([
      'Chidi Okonkwo required',
      'Ana Figueira optional',
      'Ben Whitlock optional',
    ]);
  });

  it('writes a past session down without inviting anybody', async () => {
    const before = new Date(shop.clock.now().getTime() - 3 * 86_400_000).toISOString().slice(0, 10);
    const session = await planned(guild, {
      when: { date: before, time: '10:00', minutes: 30, zone: 'Europe/London' },
    });
    expect(hostEvent(shop.microsoft365, priya, session.topic)).toBeUndefined();
    expect(await guild.session(app, session)).toMatchObject({ state: 'planned', invite: 'none' });
  });
});

describe('changing a session', () => {
  it('moves the event and mails everyone once', async () => {
    const session = await planned(guild);
    const when = { date: session.wall.date, time: '16:30', minutes: 45, zone: session.zone };
    await guild.change(app, session, { when });
    await app.settle();
    const { startsAt, endsAt } = await guild.session(app, session);
    expect(event(session)).toMatchObject({ startMs: Date.parse(startsAt), endMs: Date.parse(endsAt) });
    expect(mailed()).toEqual(everyone.map((name) => `update ${name}`));
    expect(changes()).toHaveLength(1);
  });

  it('is written on the clock of the session’s zone; another zone with the same moment mails nobody', async () => {
    const session = await planned(guild);
    const zones = () => {
      const { start, end } = event(session);
      return [start.timeZone, end.timeZone];
    };
    expect(session.zone).toBe('Europe/London');
    expect(event(session).start.dateTime).toBe(`${session.wall.date}T${session.wall.time}:00`);
    expect(zones()).toEqual(['Europe/London', 'Europe/London']);
    const wall = wallTime(session.startsAt, 'Asia/Tokyo');
    const when = { ...wall, minutes: session.minutes, zone: 'Asia/Tokyo' };
    await guild.change(app, session, { when });
    await app.settle();
    expect(await guild.session(app, session)).toMatchObject({ zone: 'Asia/Tokyo', invite: 'sent' });
    expect(changes()).toEqual([]);
    expect(mailed()).toEqual([]);
    // Also beside a change that is told.
    await guild.change(app, session, { when, purpose: 'Another.' });
    await app.settle();
    const told = shop.microsoft365.mails(ana.id).at(-1);
    expect(told).toMatchObject({ kind: 'update', changed: ['body'] });
    expect(zones()).toEqual(['Europe/London', 'Europe/London']);
    await guild.change(app, session, { when: { ...when, minutes: when.minutes + 15 } });
    await app.settle();
    expect(zones()).toEqual(['Asia/Tokyo', 'Asia/Tokyo']);
  });

  it('changes the agenda alone without losing the Teams meeting or what the host wrote around it', async () => {
    const session = await planned(guild);
    const before = event(session);
    const own = before.body.content.replace('</body>', '<p>Bring a pen.</p></body>');
    await shop.inOutlook(priya, 'PATCH', `/events/${before.id}`, {
      body: { contentType: 'html', content: own },
    });
    mailed();
    const agenda = [
      {
        id: crypto.randomUUID(),
        kind: 'topic',
        title: 'Practise in pairs',
        prompt: '',
        minutes: 20,
      } as const,
    ];
    await guild.change(app, session, { agenda });
    await app.settle();
    const after = event(session);
    expect(after.joinUrl).toBe(before.joinUrl);
    expect(after.isOnlineMeeting).toBe(true);
    expect(after.body.content).toContain('Practise in pairs');
    expect(after.body.content).toContain('<p>Bring a pen.</p>');
    expect(after.body.content).toContain('me-email-text');
    expect(after.body.content).not.toContain('Check-in');
    expect(after.body.content.match(/guildhall-agenda"/g)).toHaveLength(1);
    expect(mailed()).toEqual(everyone.map((name) => `update ${name}`));
  });

  it('puts the agenda first where the host took it out', async () => {
    const session = await planned(guild);
    const { id, body } = event(session);
    const without = body.content.replace(
      /<div id="guildhall-agenda">.*?<\/p><\/div>/s,
      '<p>My own words.</p>',
    );
    expect(without).not.toContain('guildhall-agenda');
    await shop.inOutlook(priya, 'PATCH', `/events/${id}`, {
      body: { contentType: 'html', content: without },
    });
    await guild.change(app, session, { purpose: 'Another purpose.' });
    await app.settle();
    const after = event(session);
    expect(after.body.content).toMatch(/Another purpose.*My own words.*me-email-text/s);
    expect(after.isOnlineMeeting).toBe(true);
  });

  it('writes nothing to the calendar and mails nobody when nothing differs', async () => {
    const session = await planned(guild);
    await guild.change(app, session, {});
    await app.settle();
    expect(changes()).toEqual([]);
    expect(mailed()).toEqual([]);
    expect(await guild.session(app, session)).toMatchObject({ invite: 'sent' });
  });

  it('leaves the calendars alone and mails nobody when somebody else facilitates, handed over or chosen in the form', async () => {
    const session = await planned(guild);
    shop.microsoft365.requests.clear();
    const before = event(session).body.content;
    await guild.handOver(app, session, ben);
    expect(await guild.session(app, session)).toMatchObject({ facilitator: { id: ben.id }, invite: 'sent' });
    await guild.change(app, session, { facilitatorId: chidi.id });
    expect(await guild.session(app, session)).toMatchObject({
      facilitator: { id: chidi.id },
      invite: 'sent',
    });
    await app.settle();
    expect(shop.microsoft365.requests.all).toEqual([]);
    expect(mailed()).toEqual([]);
    // Nor does the next change of something else say it.
    await guild.change(app, session, { facilitatorId: chidi.id, purpose: 'Another purpose.' });
    await app.settle();
    expect(mailed()).toEqual(everyone.map((name) => `update ${name}`));
    const { content } = event(session).body;
    expect(content).not.toMatch(/Priya|Ben|Chidi/);
    expect(content.replace('<p>Another purpose.</p>', '')).toBe(
      before.replace(`<p>${session.purpose}</p>`, ''),
    );
  });

  it('cancels with a word to everyone invited, once', async () => {
    const session = await planned(guild);
    await guild.cancel(app, session, 'We meet in March instead.');
    await app.settle();
    expect(hostEvent(shop.microsoft365, priya, session.topic)).toBeUndefined();
    expect(copies(session.topic)).toEqual([0, 0, 0, 0, 0]);
    const cancelled = shop.microsoft365
      .mails()
      .filter((mail) => mail.kind === 'cancellation')
      .slice(-3);
    expect(cancelled.map((mail) => mail.comment)).toEqual(Array(3).fill('We meet in March instead.'));
    expect(mailed()).toEqual(everyone.map((name) => `cancellation ${name}`));
    expect(await guild.session(app, session)).toMatchObject({ state: 'cancelled', invite: 'sent' });
  });
});
