import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { type Guild, hostEvent, type Process, type Workshop, workshop } from './support.ts';

let shop: Workshop;
let app: Process;
let guild: Guild;
let priya: Person;
let ana: Person;
let ben: Person;
let chidi: Person;

beforeAll(async () => {
  shop = await workshop();
  app = shop.process();
  [priya, ana, ben, chidi] = [shop.who(0), shop.who(1), shop.who(2), shop.who(3)];
});
afterAll(() => shop.stop());
beforeEach(async () => {
  guild = await shop.guild([priya, ana, ben, chidi]);
});

const everyone = ['Ana Figueira', 'Ben Whitlock', 'Chidi Okonkwo'];
let topics = 0;

async function planned(change: Parameters<Guild['plan']>[1] = {}): Promise<Session> {
  topics += 1;
  const session = await guild.plan(app, { topic: `Topic ${topics}.`, ...change });
  await app.settle();
  mailed();
  shop.microsoft365.requests.clear();
  return session;
}

let told = 0;
/** Who has been mailed what since this was last asked. */
function mailed(): string[] {
  const all = shop.microsoft365.mails().filter((mail) => mail.kind !== 'response');
  const fresh = all.slice(told);
  told = all.length;
  return fresh.map((mail) => `${mail.kind} ${mail.to.name}`).sort();
}

const copies = (topic: string) =>
  [0, 1, 2, 3, 4].map(
    (index) =>
      shop.microsoft365
        .calendar(shop.who(index).id)
        .filter((event) => event.subject.startsWith(topic) && !event.isCancelled).length,
  );

const event = (session: Session) => {
  const found = hostEvent(shop.microsoft365, priya, session.topic);
  if (!found) throw new Error('There is no such event');
  return found;
};

/** What was written to the host's calendar. */
const changes = () =>
  shop.microsoft365.requests
    .matching({ path: `/v1.0/users/${priya.id}/events` })
    .filter(({ method }) => method === 'PATCH' || method === 'POST');

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
    expect(body).toContain('Priya Raman facilitates this demonstration session of Leaders who listen.');
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
    const plain = await planned();
    const showcase = await planned({ format: 'showcase' });
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
    const session = await planned({
      when: { date: before, time: '10:00', minutes: 30, zone: 'Europe/London' },
    });
    expect(hostEvent(shop.microsoft365, priya, session.topic)).toBeUndefined();
    expect(await guild.session(app, session)).toMatchObject({ state: 'planned', invite: 'none' });
  });
});

describe('changing a session', () => {
  it('moves the event and mails everyone once', async () => {
    const session = await planned();
    const when = { date: session.wall.date, time: '16:30', minutes: 45, zone: session.zone };
    await guild.change(app, session, { when });
    await app.settle();
    const { startsAt, endsAt } = await guild.session(app, session);
    expect(event(session)).toMatchObject({ startMs: Date.parse(startsAt), endMs: Date.parse(endsAt) });
    expect(mailed()).toEqual(everyone.map((name) => `update ${name}`));
    expect(changes()).toHaveLength(1);
  });

  it('changes the agenda alone without losing the Teams meeting or what the host wrote around it', async () => {
    const session = await planned();
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
    const session = await planned();
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
    const session = await planned();
    await guild.change(app, session, {});
    await app.settle();
    expect(changes()).toEqual([]);
    expect(mailed()).toEqual([]);
    expect(await guild.session(app, session)).toMatchObject({ invite: 'sent' });
  });

  it('hands over facilitation in the agenda’s words only', async () => {
    const session = await planned();
    await guild.handOver(app, session, ben);
    await app.settle();
    expect(event(session).body.content).toContain('Ben Whitlock facilitates');
    expect(changes()).toHaveLength(1);
    expect(mailed()).toEqual(everyone.map((name) => `update ${name}`));
  });

  it('cancels with a word to everyone invited, once', async () => {
    const session = await planned();
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

describe('people who come and go', () => {
  it('mails only the person who was added, for every coming session', async () => {
    const [one, two] = [await planned(), await planned()];
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
    const session = await planned();
    const mine = shop.microsoft365.calendar(ana.id).find((one) => one.subject.startsWith(session.topic));
    await shop.inOutlook(ana, 'POST', `/events/${mine?.id}/accept`, { sendResponse: true });
    await guild.remove(app, ben);
    await app.settle();
    expect(copies(session.topic)).toEqual([1, 1, 0, 1, 0]);
    expect(mailed()).toEqual(['cancellation Ben Whitlock']);
    expect(event(session).attendees.map(({ status }) => status.response)).toEqual(['accepted', 'none']);
    expect((await guild.session(app, session)).rsvps).toEqual({
      invited: 2,
      accepted: 1,
      tentative: 0,
      declined: 0,
    });
  });

  it('mails only the person whose role makes them optional', async () => {
    const session = await planned();
    await guild.add(app, chidi, 'sponsor');
    await app.settle();
    expect(mailed()).toEqual(['update Chidi Okonkwo']);
    expect(event(session).attendees.at(-1)).toMatchObject({
      type: 'optional',
      emailAddress: { name: 'Chidi Okonkwo' },
    });
  });

  it('keeps the people and the room that the host invited by hand, through every change', async () => {
    const session = await planned();
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
    const session = await planned();
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

  it('finishes an import that was interrupted, but not for who was taken out again since', async () => {
    const session = await planned();
    const { world } = app;
    const people = [4, 5].map(shop.who).map(({ id, displayName, mail, jobTitle }) => ({
      ...{ id, name: displayName, mail, jobTitle },
      ...({ role: 'member', zone: null } as const),
    }));
    const work = world.outbox.asking(
      'members',
      '0',
      crypto.randomUUID(),
      shop.clock.now(),
      JSON.stringify(people),
    );
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
