import { beforeEach, describe, expect, test } from 'vitest';
import type { AppointmentParts } from '../../domain/sessions/appointment.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { readAnswers } from '../../functions/calendar/answers.ts';
import { removeMember } from '../../functions/community/remove-member.ts';
import { SESSION_PROPERTY } from '../../functions/graph/event.ts';
import { cancelSession } from '../../functions/sessions/cancel-session.ts';
import { findAppointment } from '../../functions/sessions/find-appointment.ts';
import { linkAppointment } from '../../functions/sessions/link-appointment.ts';
import { planFromAppointment } from '../../functions/sessions/plan-from-appointment.ts';
import { retryInvite } from '../../functions/sessions/retry-invite.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { calendars } from './calendars.ts';
import { Composing, composing, Pane } from './pane.ts';
import type { Guild } from './support.ts';

const { shop, app, priya, ana, ben, chidi, mailed } = await calendars();

let guild: Guild;
let topics = 0;
beforeEach(async () => {
  guild = await shop.guild([priya, ana, ben, chidi]);
});

interface Begun {
  session: Session;
  parts: AppointmentParts;
}

async function begin(): Promise<Begun> {
  topics += 1;
  const draft = guild.draft({ topic: `Appointment ${topics}.` });
  const begun = await guild.run<Begun>(app, planFromAppointment, priya, {
    params: { sessionId: crypto.randomUUID() },
    body: draft,
  });
  await app.settle();
  mailed();
  shop.microsoft365.requests.clear();
  return begun;
}

/** As the pane writes it into what is composed, and Outlook saves it. */
const composedOf = ({ session, parts }: Begun, change: object = {}) => ({
  subject: parts.subject,
  html: `${parts.html}<p>See you there</p>`,
  start: session.startsAt,
  end: session.endsAt,
  timeZone: 'Europe/London',
  attendees: parts.attendees.map(({ mail, name, type }) => ({ address: mail, name, type })),
  isOnline: true,
  ...change,
});

const link = ({ session, parts }: Begun, item: string, by: Person = priya) =>
  guild.run<{ session: Session; linked: boolean }>(app, linkAppointment, by, {
    params: { sessionId: session.id },
    body: { item, mark: parts.mark },
  });
const ask = async (by: Person, item: string) =>
  (await findAppointment.run(
    {
      caller: { tenantId: by.tenantId, id: by.id, name: by.displayName, token: by.id },
      params: {},
      query: { item },
      body: {},
      operation: '',
      etag: '',
    } as never,
    shop.process().world,
  )) as { there: boolean; found: { sessionId: string } | null; objection: string | null };
const eventOf = (id: string, person = priya) =>
  shop.microsoft365.calendar(person.id).find((event) => event.id === id);
const writes = () =>
  shop.microsoft365.requests
    .matching({ path: `/v1.0/users/${priya.id}/events` })
    .filter(({ method }) => method !== 'GET');
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: { code: string }) => error.code,
  );
const tell = async (id: string) => {
  const event = eventOf(id);
  await readAnswers(app.world, priya.tenantId, priya.id, event?.immutableId ?? '');
  await app.settle();
};

describe('a session that is planned from an appointment', () => {
  test('gets no event of its own, and says that it waits for the appointment', async () => {
    const begun = await begin();
    expect(
      shop.microsoft365.calendar(priya.id).filter(({ subject }) => subject === begun.parts.subject),
    ).toEqual([]);
    expect(await guild.session(app, begun.session)).toMatchObject({
      ...{ state: 'planned', invite: 'waiting', inviteProblem: { code: 'appointment-awaited' } },
    });
    expect(begun.parts.attendees.map(({ mail }) => mail).sort()).toEqual(
      [ana, ben, chidi].map(({ mail }) => mail).sort(),
    );
  });

  test('is linked by one change of the event, which mails nobody and changes nothing else of it', async () => {
    const begun = await begin();
    const id = shop.microsoft365.compose(priya.id, composedOf(begun));
    const before = eventOf(id);
    expect(await link(begun, id)).toMatchObject({ linked: true });
    await app.settle();

    expect(writes().map(({ method }) => method)).toEqual(['PATCH']);
    expect(mailed()).toEqual([]);
    const after = eventOf(id);
    expect(after?.singleValueExtendedProperties).toContainEqual({
      id: SESSION_PROPERTY,
      value: begun.session.id,
    });
    for (const name of ['subject', 'body', 'attendees', 'startMs', 'endMs', 'isDraft'] as const)
      expect(after?.[name]).toEqual(before?.[name]);
    expect(await guild.session(app, begun.session)).toMatchObject({
      ...{ state: 'planned', invite: 'waiting', inviteProblem: { code: 'appointment-unsent' } },
      joinUrl: after?.joinUrl,
    });
  });

  test('is invited to by Outlook once, when its host sends the appointment', async () => {
    const begun = await begin();
    const id = shop.microsoft365.compose(priya.id, composedOf(begun));
    await link(begun, id);
    await app.settle();
    shop.microsoft365.requests.clear();
    shop.microsoft365.compose(priya.id, composedOf(begun), id, true);
    await tell(id);

    expect(mailed()).toEqual([ana, ben, chidi].map((one) => `invitation ${one.displayName}`).sort());
    expect(writes()).toEqual([]);
    const session = await guild.session(app, begun.session);
    expect(session).toMatchObject({ state: 'invited', invite: 'sent', inviteProblem: null });
    const copy = shop.microsoft365.calendar(ana.id).find(({ iCalUId }) => iCalUId === eventOf(id)?.iCalUId);
    await shop.inOutlook(ana, 'POST', `/events/${copy?.id}/accept`, {});
    await tell(id);
    expect((await guild.session(app, begun.session)).rsvps).toMatchObject({ invited: 4, accepted: 2 });
  });

  test('whose appointment was sent before leaves those invited in peace', async () => {
    const begun = await begin();
    const id = shop.microsoft365.compose(priya.id, composedOf(begun), undefined, true);
    mailed();
    await link(begun, id);
    await app.settle();
    expect(mailed()).toEqual([]);
    expect(await guild.session(app, begun.session)).toMatchObject({ state: 'invited', invite: 'sent' });
  });

  test('waits for an appointment that Exchange does not have yet', async () => {
    const begun = await begin();
    // Classic Outlook: the pane has an id before Exchange has the item.
    const id = shop.microsoft365.compose(priya.id, composedOf(begun));
    shop.microsoft365.faults.add({
      match: { path: new RegExp(`/events/${id}`) },
      ...{ status: 404, code: 'ErrorItemNotFound', times: 3 },
    });
    expect(await link(begun, id)).toMatchObject({ linked: false });
    await app.settle();
    expect(eventOf(id)?.singleValueExtendedProperties).toContainEqual({
      id: SESSION_PROPERTY,
      value: begun.session.id,
    });
  });

  test.each([
    { status: 503, code: 'ServiceUnavailable' },
    { status: 429, code: 'ApplicationThrottled', retryAfter: 30 },
  ])('is linked by itself where Outlook does not answer at first ($status)', async (fault) => {
    const begun = await begin();
    const id = shop.microsoft365.compose(priya.id, composedOf(begun));
    shop.microsoft365.faults.add({ match: { path: new RegExp(`/events/${id}`) }, ...fault, times: 3 });
    expect(await link(begun, id)).toMatchObject({ linked: false });
    await app.settle();
    expect(marked(begun.session)).toBe(1);
    expect(writes().map(({ method }) => method)).toEqual(['PATCH']);
    expect(mailed()).toEqual([]);
  });

  test('follows its appointment when that is moved before it is sent', async () => {
    const begun = await begin();
    const id = shop.microsoft365.compose(priya.id, composedOf(begun));
    await link(begun, id);
    await app.settle();
    const later = (iso: string) => new Date(Date.parse(iso) + 3_600_000).toISOString();
    const moved = { start: later(begun.session.startsAt), end: later(begun.session.endsAt) };
    shop.microsoft365.compose(priya.id, composedOf(begun, moved), id);
    await tell(id);
    expect(await guild.session(app, begun.session)).toMatchObject({
      ...{ startsAt: moved.start, endsAt: moved.end, state: 'planned' },
    });
    expect(mailed()).toEqual([]);
  });

  test('takes the subject that its appointment gets before it is sent, and keeps it when that is sent', async () => {
    const begun = await begin();
    const id = shop.microsoft365.compose(priya.id, composedOf(begun));
    await link(begun, id);
    await app.settle();
    const renamed = composedOf(begun, { subject: 'A better topic' });
    shop.microsoft365.compose(priya.id, renamed, id);
    await tell(id);
    expect(await guild.session(app, begun.session)).toMatchObject({
      ...{ topic: 'A better topic', state: 'planned' },
    });
    shop.microsoft365.compose(priya.id, renamed, id, true);
    await tell(id);
    expect(eventOf(id)?.subject).toBe('A better topic');
    expect(await guild.session(app, begun.session)).toMatchObject({
      ...{ topic: 'A better topic', state: 'invited' },
    });
  });

  test('leaves a draft alone that it was changed beside, and brings it in line once it is sent', async () => {
    const begun = await begin();
    const id = shop.microsoft365.compose(priya.id, composedOf(begun));
    await link(begun, id);
    await app.settle();
    const session = await guild.session(app, begun.session);
    await guild.change(app, session, { topic: 'Another topic' });
    shop.microsoft365.requests.clear();
    await app.settle();
    expect(writes()).toEqual([]);
    shop.microsoft365.compose(priya.id, composedOf(begun), id, true);
    await tell(id);
    expect(eventOf(id)?.subject).toMatch(/^Another topic/);
    expect(eventOf(id)?.body.content).toContain('See you there');
  });

  test('says that its event was deleted when the appointment is discarded', async () => {
    const begun = await begin();
    const id = shop.microsoft365.compose(priya.id, composedOf(begun));
    await link(begun, id);
    await app.settle();
    await shop.inOutlook(priya, 'DELETE', `/events/${id}`);
    const session = await guild.session(app, begun.session);
    await guild.change(app, session, { purpose: 'Another purpose' });
    await app.settle();
    expect(await guild.session(app, begun.session)).toMatchObject({
      ...{ invite: 'failed', inviteProblem: { code: 'event-deleted' } },
    });
  });

  test('gets an event that Guildhall makes, if its host would rather not wait', async () => {
    const begun = await begin();
    await guild.run(app, retryInvite, priya, { params: { sessionId: begun.session.id } });
    await app.settle();
    expect(await guild.session(app, begun.session)).toMatchObject({ state: 'invited', invite: 'sent' });
    expect(mailed()).toEqual([ana, ben, chidi].map((one) => `invitation ${one.displayName}`).sort());
  });
});

describe('an appointment is refused, and nothing is written,', () => {
  const untouched = async (begun: Begun, code: string, id: string, by = priya) => {
    shop.microsoft365.requests.clear();
    expect(await refusal(link(begun, id, by))).toBe(code);
    await app.settle();
    expect(writes()).toEqual([]);
  };

  test('if somebody else organises it', async () => {
    const begun = await begin();
    shop.microsoft365.compose(
      ana.id,
      composedOf(begun, { attendees: [{ address: priya.mail, name: 'Priya', type: 'required' }] }),
      undefined,
      true,
    );
    const copy = shop.microsoft365.calendar(priya.id).find(({ subject }) => subject === begun.parts.subject);
    await untouched(begun, 'appointment-missing', copy?.id ?? '');
  });

  test('if it is private', async () => {
    const begun = await begin();
    const id = shop.microsoft365.compose(priya.id, composedOf(begun));
    await shop.inOutlook(priya, 'PATCH', `/events/${id}`, { sensitivity: 'private' });
    await untouched(begun, 'appointment-private', id);
  });

  test('if it is another session’s, unless that was cancelled', async () => {
    const [first, second] = [await begin(), await begin()];
    const id = shop.microsoft365.compose(priya.id, composedOf(first));
    await link(first, id);
    await app.settle();
    await untouched(second, 'appointment-taken', id);
    await guild.run(app, cancelSession, priya, {
      params: { sessionId: first.session.id },
      body: { comment: '' },
    });
    expect(await refusal(link(second, id))).not.toBe('appointment-taken');
  });

  test('if its id belongs to somebody else’s mailbox', async () => {
    const begun = await begin();
    const id = shop.microsoft365.compose(priya.id, composedOf(begun));
    // As Graph answers where a delegate works in another person's calendar.
    shop.microsoft365.faults.add({
      match: { path: `/me/events/${id}` },
      ...{ status: 400, code: 'ErrorInvalidMailboxItemId', times: 2 },
    });
    expect(await ask(priya, id)).toMatchObject({ there: false, objection: 'appointment-elsewhere' });
    await untouched(begun, 'appointment-elsewhere', id);
  });

  test('and the pane is told so before it writes anything', async () => {
    const begun = await begin();
    const id = shop.microsoft365.compose(priya.id, composedOf(begun));
    expect(await ask(priya, id)).toMatchObject({ there: true, objection: null });
    await shop.inOutlook(priya, 'PATCH', `/events/${id}`, { sensitivity: 'private' });
    expect(await ask(priya, id)).toMatchObject({ there: true, objection: 'appointment-private' });
    const other = shop.microsoft365.compose(priya.id, composedOf(begun));
    await link(begun, other);
    const found = { sessionId: begun.session.id };
    expect(await ask(priya, other)).toMatchObject({ found, objection: null });
    // Of a session in a community to which one does not belong (any more), only that there is one.
    await guild.add(app, ben, 'organiser');
    await guild.run(app, removeMember, ben, { params: { personId: priya.id } });
    expect(await ask(priya, other)).toMatchObject({ found: null, objection: 'appointment-taken' });
  });

  test('if somebody other than the host gives it', async () => {
    const begun = await begin();
    const id = shop.microsoft365.compose(ana.id, composedOf(begun));
    await untouched(begun, 'host-only', id, ana);
  });
});

test('two windows that make one appointment a session at once: one wins, and the other is told', async () => {
  const [first, second] = [await begin(), await begin()];
  const id = shop.microsoft365.compose(priya.id, composedOf(first));
  const answers = await Promise.all([refusal(link(first, id)), refusal(link(second, id))]);
  expect(answers.sort()).toEqual(['accepted', 'appointment-taken']);
});

test('linking that is said again is the same linking', async () => {
  const begun = await begin();
  const id = shop.microsoft365.compose(priya.id, composedOf(begun));
  await link(begun, id);
  await app.settle();
  await link(begun, id);
  await app.settle();
  expect(writes().map(({ method }) => method)).toEqual(['PATCH']);
});

test('linking that is said again while Outlook does not answer is not taken for another appointment', async () => {
  const begun = await begin();
  const id = shop.microsoft365.compose(priya.id, composedOf(begun));
  await link(begun, id);
  await app.settle();
  shop.microsoft365.faults.add({
    match: { path: new RegExp(`/events/${id}`) },
    ...{ status: 503, code: 'ServiceUnavailable' },
  });
  expect(await refusal(link(begun, id))).toBe('ServiceUnavailable');
  expect(await link(begun, id)).toMatchObject({ linked: true });
});

test('an appointment that was refused stays free for another session', async () => {
  const [first, second] = [await begin(), await begin()];
  const [id, other] = [first, second].map((begun) => shop.microsoft365.compose(priya.id, composedOf(begun)));
  await link(first, id ?? '');
  await app.settle();
  expect(await refusal(link(first, other ?? ''))).toBe('linked-already');
  expect(await refusal(link(second, other ?? ''))).toBe('accepted');
});

test('an appointment that Guildhall was not let to is linked once it is, and gets no second event', async () => {
  const begun = await begin();
  const id = shop.microsoft365.compose(priya.id, composedOf(begun));
  const forbidden = shop.microsoft365.faults.add({
    // By an application access policy; what the host may see themselves is not touched by that.
    match: { path: `/users/${priya.id}/` },
    ...{ status: 403, code: 'ErrorAccessDenied', times: 'all' },
  });
  await link(begun, id);
  await app.settle();
  expect(writes().filter(({ status }) => status < 400)).toEqual([]);
  expect(await guild.session(app, begun.session)).toMatchObject({
    ...{ invite: 'failed', inviteProblem: { code: 'calendar-forbidden' } },
  });
  forbidden.remove();
  await guild.run(app, retryInvite, priya, { params: { sessionId: begun.session.id } });
  await app.settle();
  const events = shop.microsoft365
    .calendar(priya.id)
    .filter(({ subject }) => subject === begun.parts.subject);
  expect(events.map((event) => event.id)).toEqual([id]);
  expect(marked(begun.session)).toBe(1);
  expect(mailed()).toEqual([]);
});

const strangers = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ address: `guest${at}@elsewhere.example`, name: `Guest ${at}`, type: 'required' as const },
  }));

test('an appointment with 499 people keeps them, gets whom there is room for, and says who is left out', async () => {
  const begun = await begin();
  const id = shop.microsoft365.compose(
    priya.id,
    composedOf(begun, { attendees: strangers(499) }),
    undefined,
    true,
  );
  mailed();
  await link(begun, id);
  await app.settle();
  expect(mailed()).toEqual([expect.stringMatching(/^invitation (Ana|Ben|Chidi)/)]);
  expect(eventOf(id)?.attendees).toHaveLength(500);
  expect(await guild.session(app, begun.session)).toMatchObject({
    ...{ invite: 'sent', inviteProblem: { code: 'too-many-people', most: 500, leftOut: 2 } },
  });
});

test('a body of a megabyte is linked by the same one change, and follows the session like any other', async () => {
  const begun = await begin();
  const long = `<p>${'Something long. '.repeat(66_000)}</p>`;
  const composed = composedOf(begun, { html: begun.parts.html + long });
  const id = shop.microsoft365.compose(priya.id, composed, undefined, true);
  mailed();
  await link(begun, id);
  await app.settle();
  expect(writes().map(({ method }) => method)).toEqual(['PATCH']);
  expect(mailed()).toEqual([]);
  await guild.change(app, await guild.session(app, begun.session), { purpose: 'Another purpose' });
  await app.settle();
  const { content = '' } = eventOf(id)?.body ?? {};
  expect([content.includes('Another purpose'), content.includes(long)]).toEqual([true, true]);
});

test('what people write is text in the appointment, never HTML of its own', async () => {
  const topic = '<img src=x onerror=alert(1)> & </body>';
  const draft = guild.draft({ topic, purpose: '<script>alert(1)</script>\n"quoted"' });
  const { parts } = await guild.run<Begun>(app, planFromAppointment, priya, {
    ...{ params: { sessionId: crypto.randomUUID() }, body: draft },
  });
  expect(parts.subject).toBe(`${topic} · Leaders who listen`);
  expect(parts.html).not.toMatch(/<script|<img|<\/body/i);
  expect(parts.html).toContain('&lt;script&gt;');
});

test('a draft that is discarded in Outlook says so by itself, and its session can be invited to or cancelled', async () => {
  const begun = await begin();
  const id = shop.microsoft365.compose(priya.id, composedOf(begun));
  await link(begun, id);
  await app.settle();
  const { immutableId = '' } = eventOf(id) ?? {};
  await shop.inOutlook(priya, 'DELETE', `/events/${id}`);
  await readAnswers(app.world, priya.tenantId, priya.id, immutableId);
  await app.settle();
  expect(await guild.session(app, begun.session)).toMatchObject({
    ...{ state: 'planned', invite: 'failed', inviteProblem: { code: 'event-deleted' } },
  });
  expect(mailed()).toEqual([]);
  await guild.run(app, retryInvite, priya, { params: { sessionId: begun.session.id } });
  await app.settle();
  expect(mailed()).toEqual([ana, ben, chidi].map((one) => `invitation ${one.displayName}`).sort());
  expect(marked(begun.session)).toBe(1);
});

test('an appointment that was moved between planning and linking moves its session', async () => {
  const begun = await begin();
  const later = (iso: string) => new Date(Date.parse(iso) + 3_600_000).toISOString();
  const moved = { start: later(begun.session.startsAt), end: later(begun.session.endsAt) };
  const id = shop.microsoft365.compose(priya.id, composedOf(begun, moved));
  await link(begun, id);
  await app.settle();
  expect(await guild.session(app, begun.session)).toMatchObject({
    ...{ startsAt: moved.start, endsAt: moved.end, invite: 'waiting' },
  });
  expect(writes().map(({ method }) => method)).toEqual(['PATCH']);
  expect(mailed()).toEqual([]);
});

test('of two panes beside one appointment one makes it a session; the other’s waits without an event and can be cancelled', async () => {
  const beside = composing(shop, priya, guild.draft({ topic: `Appointment of two ${crypto.randomUUID()}` }));
  beside.save();
  mailed();
  const panes = [new Pane(guild, priya, beside), new Pane(guild, priya, beside)];
  // Neither sees the other before both have planned.
  const made = await Promise.all(
    panes.map((pane) => refusal(pane.make(app, guild.draft({ topic: beside.subject })))),
  );
  expect([...made].sort()).toEqual(['accepted', 'appointment-taken']);
  await app.settle();
  const loser = panes[made.indexOf('appointment-taken')]?.sessionId ?? '';
  expect(await guild.session(app, { id: loser })).toMatchObject({
    ...{ state: 'planned', invite: 'waiting', inviteProblem: { code: 'appointment-awaited' } },
  });
  const before = JSON.stringify(beside.event);
  await guild.run(app, cancelSession, priya, { params: { sessionId: loser }, body: { comment: '' } });
  await app.settle();
  expect(await guild.session(app, { id: loser })).toMatchObject({ state: 'cancelled', invite: 'none' });
  expect(JSON.stringify(beside.event)).toBe(before);
  expect(mailed()).toEqual([]);
});

test('those whom Outlook has invited before are not invited again, by Guildhall or by the host’s next send', async () => {
  const beside = composing(shop, priya, guild.draft({ topic: `Sent before ${crypto.randomUUID()}` }));
  beside.attendees = [{ address: ana.mail, name: ana.displayName, type: 'required' }];
  beside.save(true);
  expect(mailed()).toEqual([`invitation ${ana.displayName}`]);
  const pane = new Pane(guild, priya, beside);
  await pane.make(app, guild.draft({ topic: beside.subject }));
  await app.settle();
  // The pane says so before: in an appointment that was sent, a change is told at once.
  expect(await ask(priya, beside.id ?? '')).toMatchObject({ sent: true });
  const told = [
    `invitation ${ben.displayName}`,
    `invitation ${chidi.displayName}`,
    `update ${ana.displayName}`,
  ];
  expect(mailed()).toEqual(told);
  beside.save(true);
  await readAnswers(app.world, priya.tenantId, priya.id, beside.event.immutableId);
  await app.settle();
  expect(mailed()).toEqual([]);
  expect(beside.event.body.content.split('guildhall-agenda"')).toHaveLength(2);
});

test.each([
  ['without consent', 'consent-required', { path: '/me/events/', person: priya.id }, 7],
  ['years from now', 'invalid-input', undefined, 3_000],
])('an appointment %s is left as it is, and nothing is planned', async (_, code, forbidden, days) => {
  const at = (hours: number) =>
    new Date(shop.clock.now().getTime() + days * 86_400_000 + hours * 3_600_000).toISOString();
  const beside = new Composing(shop, priya, { start: at(0), end: at(1) });
  beside.subject = `Left as it is ${crypto.randomUUID()}`;
  beside.save();
  const before = JSON.stringify(beside.event);
  const fault = { status: 403, code: 'ErrorAccessDenied' };
  if (forbidden) shop.microsoft365.faults.add({ match: forbidden, ...fault });
  const pane = new Pane(guild, priya, beside);
  const when = { date: at(0).slice(0, 10), time: at(0).slice(11, 16), minutes: 60, zone: 'UTC' };
  expect(await refusal(pane.make(app, guild.draft({ when })))).toBe(code);
  expect(await app.world.sessions.head(guild.place, pane.sessionId)).toBeUndefined();
  expect([beside.html, beside.attendees, JSON.stringify(beside.event)]).toEqual([
    ...['<p>See you there</p>', [], before],
  ]);
});

test('cancelling a session whose appointment was not sent yet mails nobody', async () => {
  const begun = await begin();
  await link(begun, shop.microsoft365.compose(priya.id, composedOf(begun)));
  await app.settle();
  await guild.run(app, cancelSession, priya, {
    ...{ params: { sessionId: begun.session.id }, body: { comment: '' } },
  });
  await app.settle();
  expect(mailed()).toEqual([]);
});

test('somebody else whose calendar has an appointment too cannot make it a session, and plans nothing by trying', async () => {
  const beside = composing(
    shop,
    priya,
    guild.draft({ topic: `Appointment of Priya ${crypto.randomUUID()}` }),
  );
  beside.attendees = [{ address: ana.mail, name: ana.displayName, type: 'required' }];
  beside.save(true);
  const copy = shop.microsoft365.calendar(ana.id).find(({ subject }) => subject === beside.subject);
  const hers = new Composing(shop, ana, beside.when);
  hers.id = copy?.id ?? null;
  const pane = new Pane(guild, ana, hers);
  expect(await refusal(pane.make(app, guild.draft()))).toBe('appointment-missing');
  expect(await app.world.sessions.head(guild.place, pane.sessionId)).toBeUndefined();
  expect([hers.html, hers.attendees]).toEqual(['<p>See you there</p>', []]);
});

/** How many events of the host's carry the session's id. */
const marked = ({ id }: { id: string }) =>
  shop.microsoft365
    .calendar(priya.id)
    .filter(({ singleValueExtendedProperties }) =>
      singleValueExtendedProperties?.some(({ value }) => value === id),
    ).length;

test('a session whose event Guildhall makes takes no appointment, also before that is made', async () => {
  const { parts } = await begin();
  const session = await guild.plan(app, { topic: 'Planned in the tab.' });
  const begun = { session, parts };
  const id = shop.microsoft365.compose(priya.id, composedOf(begun));
  expect(await refusal(link(begun, id))).toBe('linked-already');
  await app.settle();
  expect(marked(session)).toBe(1);
});

test('a session whose appointment was marked before its host would not wait has one event', async () => {
  const begun = await begin();
  const id = shop.microsoft365.compose(priya.id, composedOf(begun));
  await link(begun, id);
  const dying = shop.process({
    async effect(name, act) {
      const done = await act();
      if (name.startsWith('PATCH')) throw new Error('The process ends here');
      return done;
    },
  });
  dying.queue.push(...app.queue.splice(0));
  await expect(dying.work()).rejects.toThrow('The process ends here');
  // The lease of the one that has ended.
  shop.clock.advance(130_000);
  expect(marked(begun.session)).toBe(1);
  await guild.run(app, retryInvite, priya, { params: { sessionId: begun.session.id } });
  await app.settle();
  expect(marked(begun.session)).toBe(1);
});

test('an appointment that comes late and is private is left alone', async () => {
  const begun = await begin();
  const id = shop.microsoft365.compose(priya.id, composedOf(begun));
  await shop.inOutlook(priya, 'PATCH', `/events/${id}`, { sensitivity: 'private' });
  shop.microsoft365.faults.add({
    match: { path: new RegExp(`/events/${id}`) },
    ...{ status: 404, code: 'ErrorItemNotFound', times: 1 },
  });
  shop.microsoft365.requests.clear();
  expect(await link(begun, id)).toMatchObject({ linked: false });
  await app.settle();
  expect(writes()).toEqual([]);
  expect(marked(begun.session)).toBe(0);
  expect((await guild.session(app, begun.session)).inviteProblem).toEqual({ code: 'appointment-private' });
});

test('an appointment that comes late and is cancelled is refused at once', async () => {
  const begun = await begin();
  const id = shop.microsoft365.compose(priya.id, composedOf(begun), undefined, true);
  shop.microsoft365.faults.add({
    match: { path: new RegExp(`/events/${id}`) },
    ...{ status: 404, code: 'ErrorItemNotFound', times: 1 },
  });
  expect(await link(begun, id)).toMatchObject({ linked: false });
  // Exchange may still give one that its organiser has cancelled.
  Object.assign(eventOf(id) ?? {}, { isCancelled: true });
  await app.settle();
  expect((await guild.session(app, begun.session)).inviteProblem).toEqual({ code: 'appointment-cancelled' });
});

test('of two who take an appointment that a cancelled session had, one gets it', async () => {
  const [former, first, second] = [await begin(), await begin(), await begin()];
  const id = shop.microsoft365.compose(priya.id, composedOf(former));
  await link(former, id);
  await app.settle();
  const params = { sessionId: former.session.id };
  await guild.run(app, cancelSession, priya, { params, body: { comment: '' } });
  const iCalUId = eventOf(id)?.iCalUId ?? '';
  const claims = await Promise.all(
    [first, second].map(({ session }) =>
      app.world.invites.claimAppointment(guild.place, iCalUId, session.id, crypto.randomUUID()),
    ),
  );
  expect(claims.sort()).toEqual([false, true]);
});
