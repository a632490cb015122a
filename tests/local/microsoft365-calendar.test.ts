import type { Client } from '@microsoft/microsoft-graph-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Mail, Microsoft365, Person } from '../../local/microsoft365/server.ts';
import {
  appClient,
  attendee,
  type GraphEvent,
  type Page,
  personClient,
  refusal,
  session,
  start,
  who,
} from './microsoft365-harness.ts';

let m365: Microsoft365;
let priya: Person;
let ana: Person;
let ben: Person;
let chidi: Person;
let app: Client;
let events: string;
beforeAll(async () => {
  m365 = await start();
  [priya, ana, ben, chidi] = [who(m365, 0), who(m365, 1), who(m365, 2), who(m365, 3)];
  app = appClient(m365);
  events = `/users/${priya.id}/events`;
});
afterAll(() => m365.stop());
afterEach(() => m365.faults.clear());

const invite = (people: Person[], more: Record<string, unknown> = {}): Promise<GraphEvent> =>
  app.api(events).post(session(people, more));

/** Who was mailed what about this event, in order. */
const mailed = (event: GraphEvent, from = 0) =>
  m365
    .mails()
    .filter((mail) => mail.iCalUId === event.iCalUId)
    .slice(from)
    .map((mail: Mail) => `${mail.kind} ${mail.to.address}`);

const copyOf = async (person: Person, event: GraphEvent): Promise<GraphEvent | undefined> => {
  const found: Page = await personClient(m365, person)
    .api('/me/events')
    .filter(`iCalUId eq '${event.iCalUId}'`)
    .get();
  return found.value[0];
};

describe('an event', () => {
  it('is in everybody’s calendar under one iCalUId and ids of their own, with an invitation each', async () => {
    const event = await invite([ana, ben]);
    expect(event.start).toEqual({ dateTime: '2027-03-10T14:00:00.0000000', timeZone: 'UTC' });
    expect(event.isOrganizer).toBe(true);
    expect(event.attendees.map((one) => one.status.response)).toEqual(['none', 'none']);
    expect(mailed(event)).toEqual([`invitation ${ana.mail}`, `invitation ${ben.mail}`]);
    const copy = await copyOf(ana, event);
    expect(copy).toMatchObject({ isOrganizer: false, showAs: 'tentative', subject: event.subject });
    expect(copy?.id).not.toBe(event.id);
    expect(copy?.onlineMeeting).toEqual(event.onlineMeeting);
    expect(m365.mails(ana.id).at(-1)?.eventId).toBe(copy?.id);
  });

  it('becomes a Teams meeting whose short link names no thread, written into the body', async () => {
    const event = await invite([ana]);
    expect(event.onlineMeeting?.joinUrl).toMatch(/^https:\/\/teams\.microsoft\.com\/meet\/\d+\?p=\w+$/);
    expect(event.body.content).toContain('<p>Check-in, demonstration, debrief</p>');
    expect(event.body.content).toContain(event.onlineMeeting?.joinUrl);
    const [meeting] = (
      await personClient(m365, priya)
        .api(events)
        .get()
        .then(() =>
          app
            .api(`/users/${priya.id}/onlineMeetings`)
            .filter(`JoinWebUrl eq '${encodeURIComponent(event.onlineMeeting?.joinUrl ?? '')}'`)
            .get(),
        )
    ).value;
    expect(meeting.chatInfo.threadId).toMatch(/^19:meeting_.+@thread\.v2$/);
  });

  it('stays plain for an organiser without Teams, and is refused without a mailbox', async () => {
    const plain = await app.api(`/users/${who(m365, 23).id}/events`).post(session([ana]));
    expect(plain).toMatchObject({ isOnlineMeeting: false, onlineMeeting: null });
    expect(await refusal(app.api(`/users/${who(m365, 22).id}/events`).post(session([ana])))).toBe(
      '404 MailboxNotEnabledForRESTAPI',
    );
  });

  it('is made once for one transactionId', async () => {
    const before = m365.calendar(priya.id).length;
    const first = await invite([ana], { transactionId: 'session-1' });
    const again = await invite([ana], { transactionId: 'session-1' });
    expect(again.id).toBe(first.id);
    expect(m365.calendar(priya.id)).toHaveLength(before + 1);
    expect(mailed(first)).toHaveLength(1);
  });

  it('is refused when its transactionId made another event, and says which', async () => {
    const first = await invite([ana], { transactionId: 'session-2' });
    const answer = await fetch(`${m365.url}/v1.0${events}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await m365.graphAppToken()}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(session([ana, ben], { transactionId: 'session-2' })),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      error: { code: 'ErrorDuplicateTransactionId', '@event.existingEventId': first.id },
    });
  });

  it.each([
    ['without a start', { start: undefined }, 'ErrorPropertyValidationFailure'],
    [
      'that ends before it starts',
      { end: { dateTime: '2027-03-10T13:00:00', timeZone: 'Europe/London' } },
      'ErrorPropertyValidationFailure',
    ],
    [
      'in a zone nobody knows',
      { start: { dateTime: '2027-03-10T14:00:00', timeZone: 'Europe/Lundon' } },
      'TimeZoneNotSupportedException',
    ],
    [
      'on an impossible date',
      { start: { dateTime: '2027-02-31T14:00:00', timeZone: 'UTC' } },
      'ErrorInvalidArgument',
    ],
    ['with a wrong enum', { showAs: 'away' }, 'RequestBodyRead'],
    ['with an unknown property', { colour: 'red' }, 'RequestBodyRead'],
    ['with a number for a subject', { subject: 7 }, 'RequestBodyRead'],
    [
      'with an attendee who has no address',
      { attendees: [{ emailAddress: { name: 'Ana' } }] },
      'ErrorInvalidRecipients',
    ],
    [
      'with 501 attendees',
      {
        attendees: Array.from({ length: 501 }, (_, i) => ({ emailAddress: { address: `p${i}@x.example` } })),
      },
      'ErrorExceededMaxRecipientLimit',
    ],
    [
      'with a malformed extended property',
      { singleValueExtendedProperties: [{ id: 'copSessionId', value: 'x' }] },
      'RequestBodyRead',
    ],
  ])('%s is refused and leaves nothing', async (_what, more, code) => {
    const before = [m365.calendar(priya.id).length, m365.mails().length];
    expect(await refusal(invite([ana], more))).toBe(`400 ${code}`);
    expect([m365.calendar(priya.id).length, m365.mails().length]).toEqual(before);
  });

  it('keeps extended properties to itself until they are expanded, and is found by them', async () => {
    const id = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name copSessionId';
    const sent = [{ id, value: 'session-77' }];
    const event = await invite([ana], { singleValueExtendedProperties: sent });
    expect(event).not.toHaveProperty('singleValueExtendedProperties');
    const read = await app
      .api(`${events}/${event.id}`)
      .expand(`singleValueExtendedProperties($filter=id eq '${id}')`)
      .get();
    expect(read.singleValueExtendedProperties).toEqual(sent);
    const found: Page = await app
      .api(events)
      .filter(`singleValueExtendedProperties/Any(ep: ep/id eq '${id}' and ep/value eq 'session-77')`)
      .get();
    expect(found.value.map((one) => one.id)).toEqual([event.id]);
    expect(await refusal(app.api(events).filter("transactionId eq 'x'").get())).toBe(
      '400 Request_UnsupportedQuery',
    );
  });

  it('is read in the zone and with the ids that are preferred', async () => {
    const event = await invite([ana]);
    const read: GraphEvent = await app
      .api(`${events}/${event.id}`)
      .header('Prefer', 'outlook.timezone="India Standard Time", IdType="ImmutableId"')
      .get();
    expect(read.start).toEqual({ dateTime: '2027-03-10T19:30:00.0000000', timeZone: 'India Standard Time' });
    expect(read.id).not.toBe(event.id);
    const again: GraphEvent = await app.api(`${events}/${read.id}`).get();
    expect(again.id).toBe(event.id);
    expect(await refusal(app.api(`${events}/${event.id.toLowerCase()}`).get())).toBe('404 ErrorItemNotFound');
  });
});

describe('changing an event', () => {
  it('mails only the people concerned when only attendees change', async () => {
    const event = await invite([ana, ben]);
    const changed: GraphEvent = await app
      .api(`${events}/${event.id}`)
      .patch({ attendees: [attendee(ben), attendee(chidi)] });
    expect(mailed(event, 2)).toEqual([`invitation ${chidi.mail}`, `cancellation ${ana.mail}`]);
    expect(changed['@odata.etag']).not.toBe(event['@odata.etag']);
    expect(await copyOf(ana, event)).toMatchObject({
      isCancelled: true,
      subject: `Canceled: ${event.subject}`,
    });
    await app.api(`${events}/${event.id}`).patch({ attendees: [ana, ben, chidi].map(attendee) });
    expect(mailed(event, 4)).toEqual([`invitation ${ana.mail}`]);
    expect(await copyOf(ana, event)).toMatchObject({ isCancelled: false, subject: event.subject });
  });

  it('keeps what people answered when attendees are sent again, and asks again when it moves', async () => {
    const event = await invite([ana, ben]);
    await personClient(m365, ana)
      .api(`/me/events/${(await copyOf(ana, event))?.id}/accept`)
      .post({});
    const same: GraphEvent = await app
      .api(`${events}/${event.id}`)
      .patch({ attendees: [ana, ben].map(attendee) });
    expect(same.attendees.map((one) => one.status.response)).toEqual(['accepted', 'none']);
    const moved: GraphEvent = await app.api(`${events}/${event.id}`).patch({
      start: { dateTime: '2027-03-11T14:00:00', timeZone: 'Europe/London' },
      end: { dateTime: '2027-03-11T15:00:00', timeZone: 'Europe/London' },
    });
    expect(moved.attendees.map((one) => one.status.response)).toEqual(['none', 'none']);
    expect(mailed(event, 3)).toEqual([`update ${ana.mail}`, `update ${ben.mail}`]);
    expect(await copyOf(ana, event)).toMatchObject({
      start: { dateTime: '2027-03-11T14:00:00.0000000' },
      responseStatus: { response: 'notResponded' },
    });
  });

  it('turns the online meeting off when the body loses what Teams wrote', async () => {
    const kept = await invite([ana]);
    const content = kept.body.content.replace('debrief', 'debrief, actions');
    const still: GraphEvent = await app
      .api(`${events}/${kept.id}`)
      .patch({ body: { contentType: 'html', content } });
    expect(still.onlineMeeting).toEqual(kept.onlineMeeting);
    const lost: GraphEvent = await app
      .api(`${events}/${kept.id}`)
      .patch({ body: { contentType: 'html', content: '<p>New agenda</p>' } });
    expect(lost).toMatchObject({
      isOnlineMeeting: false,
      onlineMeeting: null,
      onlineMeetingProvider: 'unknown',
    });
    expect(await copyOf(ana, kept)).toMatchObject({ onlineMeeting: null });
  });

  it('mails nobody for what is the organiser’s own', async () => {
    const event = await invite([ana]);
    await app.api(`${events}/${event.id}`).patch({ categories: ['Guild'], isReminderOn: false });
    expect(mailed(event, 1)).toEqual([]);
  });

  it('honours If-Match', async () => {
    const event = await invite([ana]);
    const url = `${events}/${event.id}`;
    await app.api(url).header('If-Match', event['@odata.etag']).patch({ subject: 'One' });
    expect(
      await refusal(app.api(url).header('If-Match', event['@odata.etag']).patch({ subject: 'Two' })),
    ).toBe('412 ErrorIrresolvableConflict');
  });

  it('refuses to change the transactionId or what another person organised', async () => {
    const event = await invite([ana]);
    expect(await refusal(app.api(`${events}/${event.id}`).patch({ transactionId: 'x' }))).toBe(
      '400 ErrorInvalidPropertySet',
    );
    const copy = await copyOf(ana, event);
    const mine = personClient(m365, ana);
    expect(await refusal(mine.api(`/me/events/${copy?.id}`).patch({ subject: 'Mine' }))).toBe(
      '403 ErrorAccessDenied',
    );
    await mine.api(`/me/events/${copy?.id}`).patch({ categories: ['Guild'] });
    expect(await refusal(mine.api(`${events}/${event.id}`).patch({ subject: 'Mine' }))).toBe(
      '403 ErrorAccessDenied',
    );
    expect(await refusal(mine.api(`/me/events/${event.id}`).get())).toBe('404 ErrorItemNotFound');
  });
});

describe('cancelling', () => {
  it('tells everybody with the comment and takes the event out of the organiser’s calendar', async () => {
    const event = await invite([ana, ben]);
    await app.api(`${events}/${event.id}/cancel`).post({ comment: 'Moved to spring' });
    expect(await refusal(app.api(`${events}/${event.id}`).get())).toBe('404 ErrorItemNotFound');
    expect(mailed(event, 2)).toEqual([`cancellation ${ana.mail}`, `cancellation ${ben.mail}`]);
    expect(m365.mails(ana.id).at(-1)).toMatchObject({ comment: 'Moved to spring' });
    expect(await copyOf(ben, event)).toMatchObject({ isCancelled: true, showAs: 'free' });
  });

  it('is the organiser’s alone', async () => {
    const event = await invite([ana]);
    const copy = await copyOf(ana, event);
    expect(await refusal(personClient(m365, ana).api(`/me/events/${copy?.id}/cancel`).post({}))).toBe(
      '400 ErrorInvalidRequest',
    );
  });

  it('happens by deleting too, without a comment', async () => {
    const event = await invite([ana]);
    await app.api(`${events}/${event.id}`).delete();
    expect(mailed(event, 1)).toEqual([`cancellation ${ana.mail}`]);
  });
});

describe('answering', () => {
  it.each([
    ['accept', 'accepted', 'busy'],
    ['tentativelyAccept', 'tentativelyAccepted', 'tentative'],
  ])('%s shows on the organiser’s copy', async (action, response, showAs) => {
    const event = await invite([ana, ben]);
    const copy = await copyOf(ana, event);
    await personClient(m365, ana).api(`/me/events/${copy?.id}/${action}`).post({ comment: 'Gladly' });
    const read: GraphEvent = await app.api(`${events}/${event.id}`).get();
    expect(read.attendees.map((one) => one.status.response)).toEqual([response, 'none']);
    expect(await copyOf(ana, event)).toMatchObject({ showAs, responseStatus: { response } });
    expect(m365.mails(priya.id).at(-1)).toMatchObject({ kind: 'response', response, comment: 'Gladly' });
    // Who answered what is the organiser's to see.
    expect((await copyOf(ben, event))?.attendees.map((one) => one.status.response)).toEqual(['none', 'none']);
  });

  it('a declined invitation shows on the organiser’s copy and leaves one’s own calendar', async () => {
    const event = await invite([ana]);
    const proposedNewTime = {
      start: { dateTime: '2027-03-12T09:00:00', timeZone: 'America/New_York' },
      end: { dateTime: '2027-03-12T10:00:00', timeZone: 'Eastern Standard Time' },
    };
    await personClient(m365, ana)
      .api(`/me/events/${(await copyOf(ana, event))?.id}/decline`)
      .post({ proposedNewTime });
    const read: GraphEvent = await app.api(`${events}/${event.id}`).get();
    // Whatever zone it was said in, it is read in the preferred one, as all of the event is.
    expect(read.attendees[0]).toMatchObject({
      status: { response: 'declined' },
      proposedNewTime: {
        start: { dateTime: '2027-03-12T14:00:00.0000000', timeZone: 'UTC' },
        end: { dateTime: '2027-03-12T15:00:00.0000000', timeZone: 'UTC' },
      },
    });
    expect(await copyOf(ana, event)).toBeUndefined();
  });

  it('kept silent leaves the organiser in the dark', async () => {
    const event = await invite([ana]);
    await personClient(m365, ana)
      .api(`/me/events/${(await copyOf(ana, event))?.id}/accept`)
      .post({ sendResponse: false });
    const read: GraphEvent = await app.api(`${events}/${event.id}`).get();
    expect(read.attendees[0]?.status.response).toBe('none');
    expect(mailed(event, 1)).toEqual([]);
  });

  it('is refused to the organiser, as a silent proposal, and where proposals are not allowed', async () => {
    const event = await invite([ana], { allowNewTimeProposals: false });
    expect(await refusal(app.api(`${events}/${event.id}/accept`).post({}))).toBe('400 ErrorInvalidRequest');
    const own = personClient(m365, ana).api(`/me/events/${(await copyOf(ana, event))?.id}/decline`);
    const proposedNewTime = {
      start: { dateTime: '2027-03-12T14:00:00', timeZone: 'UTC' },
      end: { dateTime: '2027-03-12T15:00:00', timeZone: 'UTC' },
    };
    expect(await refusal(own.post({ proposedNewTime }))).toBe('400 ErrorInvalidRequest');
    expect(await refusal(own.post({ proposedNewTime, sendResponse: false }))).toBe('400 ErrorInvalidRequest');
  });
});

describe('a calendar over time', () => {
  const march = { startDateTime: '2027-03-01T00:00:00Z', endDateTime: '2027-04-01T00:00:00Z' };

  it('is viewed in pages and wants its window', async () => {
    const own = personClient(m365, ana);
    expect(await refusal(own.api('/me/calendarView').get())).toBe('400 ErrorInvalidParameter');
    const seen: string[] = [];
    let link: string | undefined =
      `/me/calendarView?startDateTime=${march.startDateTime}&endDateTime=${march.endDateTime}&$top=7`;
    while (link) {
      const page: Page = await own.api(link).get();
      expect(page.value.length).toBeLessThanOrEqual(7);
      seen.push(...page.value.map((one) => one.start.dateTime));
      link = page['@odata.nextLink'];
    }
    expect(seen.length).toBeGreaterThan(14);
    expect(seen).toEqual([...seen].sort());
  });

  async function follow(own: Client, first: string, prefer = 'odata.maxpagesize=8') {
    const items: GraphEvent[] = [];
    let page: Page = await own.api(first).header('Prefer', prefer).get();
    items.push(...page.value);
    while (page['@odata.nextLink']) {
      page = await own.api(page['@odata.nextLink']).header('Prefer', prefer).get();
      expect(page.value.length).toBeLessThanOrEqual(8);
      items.push(...page.value);
    }
    return { items, link: page['@odata.deltaLink'] ?? '' };
  }

  it('tells by delta exactly what changed since', async () => {
    const first = `${events.replace('events', 'calendarView/delta')}?startDateTime=${march.startDateTime}&endDateTime=${march.endDateTime}`;
    const kept = await invite([ana]);
    const gone = await invite([ben]);
    const start = await follow(app, first);
    const ids = start.items.map((one) => one.id);
    expect(ids).toContain(kept.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await follow(app, start.link)).items).toEqual([]);

    await personClient(m365, ana)
      .api(`/me/events/${(await copyOf(ana, kept))?.id}/accept`)
      .post({});
    await app.api(`${events}/${gone.id}/cancel`).post({});
    const fresh = await invite([chidi]);
    const { items } = await follow(app, start.link);
    expect(items.map((one) => one.id).sort()).toEqual([kept.id, gone.id, fresh.id].sort());
    expect(items.find((one) => one.id === gone.id)?.['@removed']).toEqual({ reason: 'deleted' });
    expect(items.find((one) => one.id === kept.id)?.attendees[0]?.status.response).toBe('accepted');
    // What moved out of the window is gone for whoever follows it.
    const second = await follow(app, start.link);
    await app.api(`${events}/${kept.id}`).patch({
      start: { dateTime: '2027-05-11T14:00:00', timeZone: 'UTC' },
      end: { dateTime: '2027-05-11T15:00:00', timeZone: 'UTC' },
    });
    expect((await follow(app, second.link)).items).toMatchObject([{ id: kept.id, '@removed': {} }]);
  });

  it('expires delta links on demand, and refuses $select there', async () => {
    const base = `/users/${priya.id}/calendarView/delta?startDateTime=${march.startDateTime}&endDateTime=${march.endDateTime}`;
    const { link } = await follow(app, base);
    m365.faults.settings.deltaExpired = 1;
    expect(await refusal(app.api(link).get())).toBe('410 SyncStateNotFound');
    await expect(app.api(link).get()).resolves.toBeDefined();
    expect(await refusal(app.api(`${base}&$select=subject`).get())).toBe('400 ErrorInvalidUrlQuery');
    expect(await refusal(app.api(link.replace(priya.id, ana.id)).get())).toBe('410 SyncStateNotFound');
  });

  it('says who is free when, with working hours, and fails per person', async () => {
    const iva = who(m365, 6);
    const marcus = who(m365, 5);
    // A Saturday: nothing but this.
    const at = (time: string) => ({ dateTime: `2027-03-13T${time}:00`, timeZone: 'Europe/London' });
    await invite([iva, marcus], { start: at('14:00'), end: at('15:00') });
    const body = {
      schedules: [iva.mail, marcus.userPrincipalName, 'nobody@elsewhere.example', who(m365, 22).mail],
      startTime: at('13:30'),
      endTime: at('16:00'),
    };
    const api = `/users/${priya.id}/calendar/getSchedule`;
    const answer = await app.api(api).header('Prefer', 'outlook.timezone="Europe/London"').post(body);
    const [first, second, third, fourth] = answer.value;
    expect(first).toMatchObject({
      scheduleId: iva.mail,
      workingHours: { timeZone: { name: 'GMT Standard Time' } },
    });
    expect(first.availabilityView).toBe('01100');
    expect(first.scheduleItems).toMatchObject([
      { status: 'tentative', start: { dateTime: '2027-03-13T14:00:00.0000000', timeZone: 'Europe/London' } },
    ]);
    expect(first.scheduleItems[0]).not.toHaveProperty('subject');
    expect(second.error).toBeUndefined();
    expect(third.error.responseCode).toBe('ErrorMailRecipientNotFound');
    expect(fourth.error.responseCode).toBe('ErrorMailRecipientNotFound');
    expect(await refusal(app.api(api).post({ ...body, schedules: Array(21).fill(iva.mail) }))).toMatch(
      /^400 /,
    );
    expect(await refusal(app.api(api).post({ ...body, availabilityViewInterval: 4 }))).toMatch(/^400 /);
    expect(
      await refusal(
        app.api(api).post({ ...body, endTime: { dateTime: '2027-05-20T13:30:00', timeZone: 'UTC' } }),
      ),
    ).toBe('400 ErrorTimeIntervalTooBig');
  });
});
