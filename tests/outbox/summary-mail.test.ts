import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import type { SummaryMail } from '../../domain/sessions/summary-mail.ts';
import { openSummaryMail } from '../../functions/sessions/open-summary-mail.ts';
import { reopenSession } from '../../functions/sessions/reopen-session.ts';
import { retrySummary } from '../../functions/sessions/retry-summary.ts';
import type { FaultRuleInput } from '../../local/microsoft365/faults.ts';
import { Crash, calm, endings, endingsSaid, Fuse, randomFrom, seed, seeds } from './chaos.ts';
import { arrived, closedSession, note, send } from './mail.ts';
import { type Between, type Guild, type Process, type Workshop, workshop } from './support.ts';

let shop: Workshop;
let guild: Guild;
let session: Session;
let asItBegan: () => void;
beforeAll(async () => {
  shop = await workshop();
  guild = await shop.guild([shop.who(0), shop.who(1), shop.who(2), shop.who(3)]);
  session = await closedSession(shop, guild, shop.process());
  asItBegan = shop.keep();
});
afterAll(() => shop.stop());
afterEach(() => {
  shop.microsoft365.faults.clear();
  shop.microsoft365.settings.sentMessagesHaveOtherIds = false;
  for (const permission of ['Mail.ReadWrite', 'Mail.Send'])
    shop.microsoft365.settings.application.add(permission);
});

/** A process when the session of four people has just been closed, and nothing was sent. */
function start(): Process {
  asItBegan();
  return shop.process();
}

async function mailsOf(guild: Guild, process: Process, session: { id: string }) {
  return (await process.world.sessions.everythingIn(guild.place, session.id)).mails;
}

/** What is wrong once a summary was sent to everybody but the host: lost, doubled or stuck. */
async function wrongWith(guild: Guild, process: Process, session: { id: string; topic: string }) {
  const wrong: string[] = [];
  const got = arrived(shop, session.topic).map(({ to }) => to.name);
  for (const person of guild.people.slice(1)) {
    const count = got.filter((name) => name === person.displayName).length;
    if (count !== 1) wrong.push(`${person.displayName} got it ${count} times`);
  }
  if (got.length !== guild.people.length - 1) wrong.push(`${got.length} mails arrived`);
  const mails = await mailsOf(guild, process, session);
  if (mails.map(({ mailState }) => mailState).join() !== 'sent')
    wrong.push(`stuck: ${mails.map(({ mailState, mailProblem }) => `${mailState} ${mailProblem}`)}`);
  const waiting = await process.world.outbox.waiting(guild.place, 'summary-mail');
  if (waiting.length > 0) wrong.push(`stuck: ${waiting.map(({ key }) => key)}`);
  const drafts = shop.microsoft365
    .messages(guild.first.id)
    .filter(({ subject, submitted }) => subject.includes(session.topic) && submitted === undefined);
  if (drafts.length > 0) wrong.push(`${drafts.length} drafts are left over`);
  return wrong;
}

/** Sends a summary through processes that end where the fuses say; gives what is wrong at the end of it all. */
async function run(fuses: readonly Fuse[], keepsQueue: boolean): Promise<string[]> {
  let { queue } = start();
  const intent = guild.intending();
  const mailId = crypto.randomUUID();
  let done = false;
  const insist = async (process: Process) => {
    if (!done) await send(intent, process, session, guild.people, mailId);
    done = true;
  };
  for (const fuse of fuses) {
    const process = shop.process(fuse);
    process.queue.push(...queue);
    try {
      await insist(process);
      await process.settle();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
    queue = keepsQueue ? process.queue : [];
    shop.clock.advance(10_000);
  }
  const last = shop.process();
  last.queue.push(...queue);
  await insist(last);
  await last.settle();
  return wrongWith(guild, await calm(shop, guild), session);
}

describe('a summary that is sent', () => {
  it('arrives once, wherever a process ends, and wherever the next one ends too', async () => {
    const whole = new Fuse(Number.POSITIVE_INFINITY, false);
    expect(await run([whole], true)).toEqual([]);
    const random = randomFrom(seed());
    const chosen = endings(whole.count, random, 10);
    const wrong: string[] = [];
    for (const schedule of chosen) {
      // The copy among the sent items is told by its id, or only by what it carries.
      shop.microsoft365.settings.sentMessagesHaveOtherIds = random.chance(0.5);
      const fuses = schedule.map(([at, after]) => new Fuse(at, after));
      for (const one of await run(fuses, random.chance(0.5))) wrong.push(`${one} ${endingsSaid(schedule)}`);
    }
    console.log(`${whole.count} effects, ${chosen.length} schedules`);
    expect(wrong).toEqual([]);
  }, 600_000);

  it('arrives once, whatever becomes of the answers of Graph', async () => {
    const mishaps: FaultRuleInput[] = [
      { connection: 'reset', afterEffect: true },
      { connection: 'reset' },
      { status: 500, afterEffect: true },
      { status: 503, afterEffect: true },
      { status: 504, afterEffect: true },
      { status: 429, retryAfter: 5 },
      { status: 503 },
    ];
    for (const seed of seeds(6)) {
      const random = randomFrom(seed);
      const app = start();
      shop.microsoft365.settings.sentMessagesHaveOtherIds = random.chance(0.5);
      for (let count = 1 + random.below(4); count > 0; count -= 1)
        shop.microsoft365.faults.add({
          ...random.pick(mishaps),
          match: { method: random.pick(['POST', 'POST', 'GET']), path: '/messages|/mailFolders' },
          skip: random.below(2),
        });
      await send(guild, app, session, guild.people);
      await app.settle();
      shop.microsoft365.faults.clear();
      expect(await wrongWith(guild, await calm(shop, guild), session), `seed ${seed}`).toEqual([]);
    }
  }, 600_000);

  it('arrives once, although its message is delivered twice to slow processes', async () => {
    for (const seed of seeds(3)) {
      const random = randomFrom(seed);
      const slow: Between = {
        effect: async (_, act) => {
          if (random.chance(0.2)) shop.clock.advance(random.below(15_000));
          if (random.chance(0.3)) await new Promise((go) => setTimeout(go, random.below(8)));
          return act();
        },
      };
      start();
      const [one, other] = [shop.process(slow), shop.process(slow)];
      const intent = guild.intending();
      const mailId = crypto.randomUUID();
      await Promise.all([one, other].map((app) => send(intent, app, session, guild.people, mailId)));
      await Promise.all([one, other].map((app) => app.settle()));
      expect(await wrongWith(guild, await calm(shop, guild), session), `seed ${seed}`).toEqual([]);
    }
  }, 600_000);

  it('goes to each of them once, if two people send it at the same moment', async () => {
    const app = start();
    const sent = await Promise.allSettled([
      send(guild, app, session, guild.people),
      send(guild, shop.process(), session, guild.people),
    ]);
    expect(sent.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(sent.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'summary-sent' },
    });
    await app.settle();
    expect(await wrongWith(guild, await calm(shop, guild), session)).toEqual([]);
  });
});

it.each([
  ['Mail.Send', 20],
  ['Mail.ReadWrite', 21],
])(
  'without %s a summary is not offered, and some minutes after it is given it is',
  async (permission, index) => {
    // A mailbox that nobody has asked about yet.
    const guild = await shop.guild([shop.who(index), shop.who(1)]);
    const app = shop.process();
    const session = await closedSession(shop, guild, app);
    const access = async () => {
      const params = { sessionId: session.id };
      const { offer } = await guild.run<{ offer: { access: string } }>(app, openSummaryMail, guild.first, {
        params,
      });
      return offer.access;
    };
    shop.microsoft365.settings.application.delete(permission);
    expect(await access()).toBe('forbidden');
    await expect(send(guild, app, session, guild.people)).rejects.toMatchObject({ code: 'mail-forbidden' });
    shop.microsoft365.settings.application.add(permission);
    // It is remembered for a while.
    expect(await access()).toBe('forbidden');
    shop.clock.advance(601_000);
    expect(await access()).toBe('yes');
  },
);

describe('a summary that cannot be sent', () => {
  const state = async (guild: Guild, process: Process, session: { id: string }) =>
    (await mailsOf(guild, process, session)).map(({ mailState, mailProblem }) => ({
      mailState,
      mailProblem,
    }));

  it.each([
    ['the permission to send', () => shop.microsoft365.settings.application.delete('Mail.Send'), 'forbidden'],
    [
      'the permission for drafts',
      () => shop.microsoft365.settings.application.delete('Mail.ReadWrite'),
      'forbidden',
    ],
    ['the mailbox', () => shop.microsoft365.faults.settings.mailboxGone.push(shop.who(0).id), 'no-mailbox'],
  ])(
    'says so where %s is taken away meanwhile, and goes out when it is tried again',
    async (_, take, why) => {
      const app = start();
      const sent = await send(guild, app, session, guild.people);
      take();
      await app.settle();
      expect(await state(guild, app, session)).toEqual([{ mailState: 'failed', mailProblem: why }]);
      expect(arrived(shop, session.topic)).toEqual([]);
      // It is not offered any more, and not asked for either.
      await expect(send(guild, app, session, guild.people)).rejects.toMatchObject({ code: 'mail-forbidden' });
      shop.microsoft365.settings.application.add('Mail.Send').add('Mail.ReadWrite');
      shop.microsoft365.faults.clear();
      const again = await guild.run<SummaryMail>(app, retrySummary, guild.first, {
        params: { sessionId: session.id, mailId: sent.id },
      });
      expect(again.state).toBe('waiting');
      await app.settle();
      expect(await wrongWith(guild, app, session)).toEqual([]);
    },
  );
});

describe('a summary that was sent', () => {
  it('is told by what has changed since, in a second mail, to those who have the first', async () => {
    const app = start();
    await note(guild, app, session, { text: 'Silence is an answer <too>.' });
    await send(guild, app, session, guild.people);
    await app.settle();
    await expect(send(guild, app, session, guild.people)).rejects.toMatchObject({ code: 'summary-sent' });
    await note(guild, app, session, { kind: 'story', text: 'How it went in Lisbon' });
    await send(guild, app, session, guild.people);
    await app.settle();
    const mails = arrived(shop, session.topic).filter(({ personId }) => personId === shop.who(1).id);
    expect(mails.map(({ subject }) => subject)).toEqual([
      `Summary: ${session.topic} · Leaders who listen`,
      `Changed summary: ${session.topic} · Leaders who listen`,
    ]);
    const [first, second] = mails.map(({ html = '' }) => html);
    expect(first).toContain('Silence is an answer &lt;too&gt;.');
    expect(first).not.toContain('Changed since');
    expect(second).toMatch(/Changed since .*Added.*How it went in Lisbon.*Decided.*We ask first\./s);
  });

  it('is read by each other where the event shows them to each other, and by nobody where it hides them', async () => {
    const app = start();
    await send(guild, app, session, guild.people);
    await app.settle();
    expect(arrived(shop, session.topic)[0]?.shown).toHaveLength(3);
    const hidden = await guild.plan(app, { topic: crypto.randomUUID() });
    await app.settle();
    const event = shop.microsoft365
      .calendar(guild.first.id)
      .find((one) => one.subject.includes(hidden.topic));
    await shop.inOutlook(guild.first, 'PATCH', `/events/${event?.id}`, { hideAttendees: true });
    const there = await guild.session(app, hidden);
    shop.clock.advance(Date.parse(there.startsAt) - shop.clock.now().getTime() + 60_000);
    await guild.close(app, there);
    await send(guild, app, hidden, guild.people);
    await app.settle();
    expect(arrived(shop, hidden.topic).map(({ shown }) => shown)).toEqual([[], [], []]);
  });
});

describe('a summary whose session is reopened before it has gone out', () => {
  it('waits until the session is closed again, and then says what is true', async () => {
    const app = start();
    await send(guild, app, session, guild.people);
    const params = { sessionId: session.id };
    shop.clock.advance(1_000);
    await guild.run(app, reopenSession, guild.first, { params });
    await app.work();
    expect(arrived(shop, session.topic)).toEqual([]);
    await expect(
      guild.run(app, retrySummary, guild.first, {
        params: { ...params, mailId: (await mailsOf(guild, app, session))[0]?.id ?? '' },
      }),
    ).rejects.toMatchObject({ code: 'session-not-closed' });
    await note(guild, app, session, { text: 'What was forgotten.' });
    shop.clock.advance(1_000);
    await guild.close(app, session);
    expect(await wrongWith(guild, await calm(shop, guild), session)).toEqual([]);
    expect(arrived(shop, session.topic)[0]?.html).toContain('What was forgotten.');
  });
});
