import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Session } from '../../domain/sessions/session.ts';
import { readAnswers } from '../../functions/calendar/answers.ts';
import { inMailbox } from '../../functions/calendar/mailbox.ts';
import { type CallGraph, GraphFailure } from '../../functions/graph/graph.ts';
import { RetryLater } from '../../functions/outbox/failures.ts';
import { handOver } from '../../functions/sessions/hand-over.ts';
import { undoHandOver } from '../../functions/sessions/undo-hand-over.ts';
import { calendars } from './calendars.ts';
import { hostEvent } from './support.ts';

const SERVICE = 12;
const { shop, app, priya, ana, ben, mailed } = await calendars({ serviceMailbox: SERVICE });
const { microsoft365 } = shop;
const service = shop.who(SERVICE);
afterEach(() => {
  microsoft365.faults.clear();
  microsoft365.settings.application.delete('OnlineMeetings.ReadWrite.All');
});

const coorganisers = async (session: Session): Promise<unknown> => {
  const answer = await fetch(
    `${microsoft365.url}/v1.0/users/${service.id}/onlineMeetings?$filter=${encodeURIComponent(`JoinWebUrl eq '${session.joinUrl}'`)}`,
    { headers: { authorization: `Bearer ${await microsoft365.graphAppToken()}` } },
  );
  const { value } = (await answer.json()) as {
    value: { participants: { attendees: { role: string; identity: { user: { id: string } } }[] } }[];
  };
  return value[0]?.participants.attendees.map(({ role, identity }) => `${role} ${identity.user.id}`);
};

describe('a service mailbox', () => {
  it('hosts new sessions: whoever plans one is invited like everybody, and answers', async () => {
    const guild = await shop.guild([priya, ana, ben]);
    mailed();
    const session = await guild.plan(app, { topic: crypto.randomUUID() });
    await app.settle();
    const now = await guild.session(app, session);
    expect(now).toMatchObject({
      ...{ host: { id: service.id, name: 'Guildhall' }, plannedBy: { id: priya.id }, invite: 'sent' },
      rsvps: { invited: 3, accepted: 0 },
    });
    expect(mailed()).toHaveLength(3);
    const event = hostEvent(microsoft365, service, session.topic);
    const copy = microsoft365.calendar(priya.id).find(({ subject }) => subject.startsWith(session.topic));
    await shop.inOutlook(priya, 'POST', `/events/${copy?.id}/accept`, {});
    await readAnswers(app.world, service.tenantId, service.id, event?.immutableId ?? '');
    expect((await guild.session(app, session)).rsvps).toMatchObject({ invited: 3, accepted: 1 });
    const [news] = await app.world.news.newest(guild.place, 1);
    expect(news).toMatchObject({ kind: 'planned', by: { id: priya.id } });
    // The same intent once more is known to be Priya's.
    const intent = guild.intending();
    const draft = intent.draft({ topic: crypto.randomUUID() });
    const id = crypto.randomUUID();
    const first = await intent.plan(app, draft, id);
    expect(await intent.plan(app, draft, id)).toMatchObject({ id: first.id, host: { id: service.id } });
    await app.settle();
  });

  it('makes whoever planned and whoever facilitates co-organisers, also after a hand-over, where it may', async () => {
    microsoft365.settings.application.add('OnlineMeetings.ReadWrite.All');
    const guild = await shop.guild([priya, ana, ben]);
    const session = await guild.plan(app, { topic: crypto.randomUUID(), facilitatorId: ana.id });
    await app.settle();
    const now = await guild.session(app, session);
    expect(await coorganisers(now)).toEqual(
      expect.arrayContaining([`coorganizer ${priya.id}`, `coorganizer ${ana.id}`]),
    );
    await guild.run(app, handOver, priya, { params: { sessionId: session.id }, body: { to: ben.id } });
    await app.settle();
    expect(await coorganisers(now)).toContain(`coorganizer ${ben.id}`);
    expect(await coorganisers(now)).not.toContain(`coorganizer ${ana.id}`);
    await guild.run(app, undoHandOver, priya, { params: { sessionId: session.id } });
    await app.settle();
    expect(await coorganisers(now)).toContain(`coorganizer ${ana.id}`);
    expect(await coorganisers(now)).not.toContain(`coorganizer ${ben.id}`);
    mailed();
  });

  it('makes them co-organisers of another meeting of the same event, too', async () => {
    microsoft365.settings.application.add('OnlineMeetings.ReadWrite.All');
    const guild = await shop.guild([priya, ana, ben]);
    const session = await guild.plan(app, { topic: crypto.randomUUID(), facilitatorId: ana.id });
    await app.settle();
    const before = await guild.session(app, session);
    // Without the words of Teams in it the event has no meeting, and with Teams turned on again it has another.
    for (const change of [{ body: { contentType: 'html', content: '' } }, { isOnlineMeeting: true }]) {
      const there = hostEvent(microsoft365, service, session.topic);
      await shop.inOutlook(service, 'PATCH', `/events/${there?.id}`, change);
      await readAnswers(app.world, service.tenantId, service.id, there?.immutableId ?? '');
      await app.settle();
    }
    const now = await guild.session(app, session);
    expect(now.joinUrl).not.toBe(before.joinUrl);
    expect(await coorganisers(now)).toEqual(
      expect.arrayContaining([`coorganizer ${priya.id}`, `coorganizer ${ana.id}`]),
    );
    mailed();
  });

  it('does without co-organisers where it may not, and the app is in the chat all the same', async () => {
    const guild = await shop.guild([priya, ana, ben]);
    const session = await guild.plan(app, { topic: crypto.randomUUID() });
    await app.settle();
    const now = await guild.session(app, session);
    expect(await coorganisers(now)).toEqual([]);
    expect(microsoft365.chats.find(({ id }) => id === now.chatId)?.installedApps).toHaveLength(1);
    expect(await app.world.outbox.waiting(guild.place)).toEqual([]);
  });

  it('sends at most 30 mails a minute and has at most four requests at once, however many work in it', async () => {
    microsoft365.faults.settings.mailboxConcurrency = 4;
    shop.clock.advance(61_000);
    microsoft365.requests.clear();
    let left = 65;
    /** One mail after the other, from a process of its own; a few in each visit, as with a change of several events. */
    const work = async ({ world }: typeof app) => {
      while (left > 0) {
        try {
          await inMailbox(world, service.tenantId, service.id, async (call) => {
            for (let count = 0; count < 4 && left > 0; count += 1) {
              left -= 1;
              await mailing(call).catch((error: unknown) => {
                left += 1;
                throw error;
              });
            }
          });
        } catch (error) {
          if (!(error instanceof RetryLater)) throw error;
          shop.clock.advance(error.afterMs);
        }
      }
    };
    await Promise.all([app, shop.process(), shop.process()].map(work));
    const requests = microsoft365.requests.matching({ person: service.id });
    expect(requests.filter(({ status }) => status !== 201)).toEqual([]);
    const mails = requests.map(({ at }) => at.getTime());
    expect(mails).toHaveLength(65);
    for (const at of mails)
      expect(mails.filter((one) => one >= at && one < at + 60_000).length).toBeLessThanOrEqual(30);
  });
});

it('counts mails that are sent as messages among its 30 a minute', async () => {
  shop.clock.advance(61_000);
  await inMailbox(app.world, service.tenantId, service.id, async (call) => {
    for (let count = 0; count < 30; count += 1) await sendingNothing(call);
    await expect(sendingNothing(call)).rejects.toThrow('MailLimitReached');
  });
  shop.clock.advance(61_000);
});

const sendingNothing = (call: CallGraph) =>
  call({ method: 'POST', path: `/users/${service.id}/messages/AAkALgAAAAAAAA==/send` }, z.unknown()).catch(
    (error: unknown) => {
      // Graph has no such message.
      if (!(error instanceof GraphFailure)) throw error;
    },
  );

/** An event with somebody invited, and so a mail. */
const mailing = (call: CallGraph) =>
  call(
    {
      method: 'POST',
      path: `/users/${service.id}/events`,
      body: {
        subject: 'Openers',
        start: { dateTime: '2027-01-14T14:00:00', timeZone: 'UTC' },
        end: { dateTime: '2027-01-14T15:00:00', timeZone: 'UTC' },
        attendees: [{ emailAddress: { address: ben.mail, name: ben.displayName }, type: 'required' }],
      },
    },
    z.unknown(),
  );
