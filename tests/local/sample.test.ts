import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { nextCheckIn } from '../../domain/pilots/check-in.ts';
import { pilotsMine } from '../../domain/pilots/mine.ts';
import { stageOf } from '../../domain/pilots/pilot.ts';
import { movedFrom } from '../../domain/scoring/spread.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { addDays, weekdayOf } from '../../domain/shared/time.ts';
import { Cast, idOf, type Name } from '../../local/sample/cast.ts';
import { membersOn, PAUSE, thereOn } from '../../local/sample/community.ts';
import { diary } from '../../local/sample/diary.ts';
import { TERMS } from '../../local/sample/glossary/script.ts';
import { artifactIdOf, pilotIdOf } from '../../local/sample/ids.ts';
import { livesOf } from '../../local/sample/lives.ts';
import { PILOTS } from '../../local/sample/pilots/pilots.ts';
import { readPlaybook, without } from '../../local/sample/playbooks.ts';
import { makeSample, nextSessionDay } from '../../local/sample/sample.ts';
import { inThePast } from '../../local/sample/time-travel.ts';
import { type LocalWorld, startWorld } from '../../local/world.ts';

const communityId = idOf('community');

describe('the sample community', () => {
  let folder = '';
  let world: LocalWorld;
  let cast: Cast;
  const start = async () => {
    world = await startWorld({
      folder,
      certificateFolder: process.env.GUILDHALL_CERTIFICATES ?? '.guildhall/certificate',
    });
    await makeSample(world);
    cast = new Cast(world);
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-sample-'));
    await start();
  }, 90_000);
  afterAll(async () => {
    await world.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const sessions = async (when: 'past' | 'upcoming') =>
    (await cast.call('Priya', API.listSessions, { params: { communityId }, query: { when } })).sessions;
  const page = (sessionId: string) =>
    cast.call('Priya', API.openSession, { params: { communityId, sessionId } });

  test('Priya’s Home has a session to join in a few minutes, her turns, her actions and what is new', async () => {
    const home = await cast.call('Priya', API.openHome);
    expect(home.communities.map(({ name, role }) => `${name}: ${role}`)).toEqual([
      'Leading people: organiser',
    ]);
    const minutes = (Date.parse(home.next?.session.startsAt ?? '') - Date.parse(home.now)) / 60_000;
    expect(minutes).toBeGreaterThan(5);
    expect(minutes).toBeLessThanOrEqual(15);
    expect(home.next).toMatchObject({
      myAnswer: 'none',
      session: { state: 'invited', invite: 'sent', facilitator: { name: 'Priya Raman' } },
    });
    expect(home.next?.session.joinUrl).toBeTruthy();
    expect(home.next?.session.chatId).toBeTruthy();
    expect(home.turns.map(({ topic }) => topic)).toEqual([
      'Coaching circle: the talk I keep putting off',
      'Saying no to good work',
    ]);
    const actions = home.mine.filter(({ kind }) => kind === 'action');
    expect(actions).toHaveLength(2);
    expect(actions.every(({ owner }) => (owner as PersonRef).name === 'Priya Raman')).toBe(true);
    const kinds = new Set<string>(home.news.map(({ kind }) => kind));
    for (const kind of ['planned', 'published', 'recognised', 'pilot-begun', 'pilot-reported'])
      expect(kinds).toContain(kind);
  });

  test('the next regular session carries the open actions and everybody has answered it', async () => {
    const [, next] = await sessions('upcoming');
    expect(next).toMatchObject({
      topic: 'Feedback that lands: upwards',
      rsvps: { invited: 13, accepted: 10, tentative: 1, declined: 1 },
    });
    const { agenda, rsvps, artifacts } = await page(next?.id ?? '');
    expect(agenda.items.slice(0, 2).map(({ kind }) => kind)).toEqual(['tried', 'open-actions']);
    expect(agenda.items.slice(-2).map(({ kind }) => kind)).toEqual(['report', 'debrief']);
    expect(rsvps.filter(({ proposed }) => proposed).map(({ name }) => name)).toEqual(['Sanjay Kulkarni']);
    expect(artifacts.map(({ title }) => title)).toEqual(['Feedback that lands']);
    const { actions } = await cast.call('Priya', API.listOpenActions, { params: { communityId } });
    expect(new Set(actions.map(({ owner }) => owner?.name)).size).toBeGreaterThanOrEqual(4);
  });

  test('four sessions of four kinds lie behind it, led by four people, with what was said and what came of it', async () => {
    const past = (await sessions('past')).slice(0, 4);
    expect(past.map(({ state }) => state)).toEqual(['closed', 'closed', 'closed', 'closed']);
    for (const of of ['format', 'taxonomy'] as const)
      expect(new Set(past.map((one) => one[of])).size).toBe(4);
    expect(new Set(past.map(({ facilitator }) => facilitator.id)).size).toBe(4);
    for (const { id, startsAt, endsAt } of past) {
      const { agenda, notes, summary, rsvps } = await page(id);
      expect(agenda.items.every((item) => item.startedAt !== null && item.endedAt !== null)).toBe(true);
      expect(new Set(notes.map(({ kind }) => kind)).size).toBe(6);
      expect(notes.filter(({ author }) => author === null)).toHaveLength(1);
      for (const { writtenAt } of notes) if (writtenAt) expect(writtenAt >= startsAt).toBe(true);
      expect(summary?.failed.length).toBeGreaterThan(0);
      expect(Date.parse(summary?.closedAt ?? '') - Date.parse(endsAt)).toBeLessThan(600_000);
      for (const { respondedAt } of rsvps) if (respondedAt) expect(respondedAt < startsAt).toBe(true);
    }
  });

  test('four playbooks and one of each form are published, and one has become better twice', async () => {
    const { artifacts } = await cast.call('Priya', API.listArtifacts, { params: { communityId } });
    const titled = artifacts.map(({ title, type, revision }) => `${type}: ${title} ${revision}`);
    expect(titled.sort()).toEqual([
      'case note: The handover that was not one 1',
      'checklist: Before each session 1',
      'decision tree: Somebody on my team is not delivering. Which conversation do we need? 1',
      'interview finding: Why three people said no to leading 1',
      'playbook: Deciding together: decision log 1',
      'playbook: Delegating outcomes 1',
      'playbook: Feedback that lands 3',
      'playbook: Running a premortem 1',
      'roadmap: Where we want to be in a year 1',
      'rubric: Will this decision hold? 1',
      'template: Look back at something that ended 1',
      'training module: Ask first, in twenty minutes 1',
    ]);
    const artifactId = artifactIdOf('feedback-that-lands');
    const { body, revisions } = await cast.call('Priya', API.openArtifact, {
      params: { communityId, artifactId },
    });
    expect(body).toBe((await readPlaybook('feedback-that-lands')).body);
    expect(new Set(revisions.map(({ publishedAt }) => publishedAt.slice(0, 10))).size).toBe(3);
  });

  test('there are tags, something to look at again, and something that nobody looks after since Lucas left', async () => {
    const params = { communityId };
    const { tags } = await cast.call('Priya', API.listTags, { params });
    expect(tags.filter(({ count }) => count > 1).length).toBeGreaterThanOrEqual(4);
    const on = new Date().toISOString().slice(0, 10);
    const { artifacts } = await cast.call('Priya', API.listStale, { params, query: { on } });
    expect(artifacts.map(({ title, ownerLeft }) => [title, ownerLeft]).sort()).toEqual([
      ['Where we want to be in a year', false],
      ['Why three people said no to leading', true],
    ]);
    const { mine } = await cast.call('Priya', API.openHome);
    const due = mine.filter((one) => one.kind === 'review' && (one.due ?? '') <= on);
    expect(due.map(({ ownerLeft }) => ownerLeft).sort()).toEqual(['Lucas Almeida', null]);
  });

  test('nobody is asked about a proposal whose day is long past', async () => {
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    for (const name of ['Priya', 'Ana', 'Devika', 'Iva', 'Chidi', 'Mei'] as const) {
      const { mine } = await cast.call(name, API.openHome);
      const over = mine.filter(({ closesAt }) => typeof closesAt === 'string' && closesAt < yesterday);
      expect(over).toEqual([]);
    }
  });

  test('one thing was scored twice by six people, who moved closer, and another is being scored', async () => {
    const { artifacts } = await cast.call('Priya', API.listArtifacts, { params: { communityId } });
    const artifactId = artifacts.find(({ type }) => type === 'rubric')?.id ?? '';
    const { rounds } = await cast.call('Priya', API.listRounds, { params: { communityId, artifactId } });
    expect(rounds.map(({ stage, pass }) => [stage, pass])).toEqual([
      ['open', 1],
      ['closed', 2],
    ]);
    const [first, second] = rounds[1]?.results ?? [];
    expect([first?.people, second?.people]).toEqual([6, 6]);
    expect(movedFrom(first?.counts[0] ?? [], second?.counts[0] ?? [])).toBe('closer');
  });

  const pilots = () => cast.call('Priya', API.listPilots, { params: { communityId }, query: {} });
  const pilot = async (name: Name, key: string) =>
    cast.call(name, API.openPilot, { params: { communityId, pilotId: pilotIdOf(key) } });

  test('pilots have come to every end that there is, few did all of it, and some run', async () => {
    const { totals, pilots: all, now } = await pilots();
    expect(totals).toMatchObject({
      verdicts: { worked: 5, mixed: 2, failed: 3, stopped: 1 },
      unreported: 2,
      all: 4,
    });
    const stages = all.map((one) => stageOf(one, new Date(now)));
    const among = (stage: string) => stages.filter((one) => one === stage).length;
    expect([among('running'), among('waiting'), among('to-come')]).toEqual([3, 1, 0]);
    expect(new Set(all.map((one) => one.function)).size).toBeGreaterThanOrEqual(6);
    const oldest = Math.min(...all.map(({ startsAt }) => Date.parse(startsAt)));
    expect(Date.now() - oldest).toBeGreaterThan(300 * 86_400_000);
  });

  test('one prediction was amended, one report corrected, one withdrawn, two pilots repeated', async () => {
    const [onCall, handovers, log, withdrawn] = await Promise.all(
      ['on-call', 'handovers', 'decision-log', 'skip-levels'].map((key) => pilot('Priya', key)),
    );
    expect(onCall?.amendments).toHaveLength(1);
    expect(handovers?.reports.map(({ value }) => value)).toEqual([12, 9]);
    expect(handovers?.repeatedBy).toHaveLength(1);
    expect(log?.repeatedBy).toHaveLength(1);
    expect(withdrawn).toMatchObject({ reports: [], pilot: { state: 'ended', verdict: null } });
    expect(withdrawn?.pilot.withdrawn?.word).toBeTruthy();
  });

  test('Home asks Priya how it goes, Chidi for his report, and Ana whether Iva may join', async () => {
    const mine = async (name: Name) => (await cast.call(name, API.openHome)).mine;
    const kindsOf = async (name: Name) => (await mine(name)).map(({ kind }) => kind);
    const pilotsOf = async (name: Name) =>
      (await mine(name)).flatMap((one) => pilotsMine.pilot.safeParse(one).data ?? []);
    const ofPriya = await pilotsOf('Priya');
    expect(ofPriya.map(({ pilotId }) => pilotId)).toEqual([pilotIdOf('hiring-loop')]);
    const { startsOn = '', checkInDays = 0 } = ofPriya[0] ?? {};
    const today = new Date().toISOString().slice(0, 10);
    expect(today > nextCheckIn({ startsOn, checkInDays }, null)).toBe(true);
    const waiting = await pilotsOf('Chidi');
    expect(waiting.map(({ pilotId }) => pilotId)).toEqual([pilotIdOf('count-to-five')]);
    expect(Date.parse(waiting[0]?.endsAt ?? '')).toBeLessThan(Date.now());
    expect(await kindsOf('Ana')).toContain('pilot-request');
  });

  test('the third revision says which pilot failed, and annotations have come to each of their ends', async () => {
    const { revisions, annotations } = await cast.call('Ben', API.openArtifact, {
      params: { communityId, artifactId: artifactIdOf('feedback-that-lands') },
    });
    expect(revisions.find(({ number }) => number === 3)?.changeNote).toContain('failed');
    const states = (annotations ?? []).map(({ state }) => state);
    const among = (state: string) => states.filter((one) => one === state).length;
    expect([among('incorporated'), among('declined'), among('unplaced')]).toEqual([3, 1, 1]);
    expect(among('open')).toBeGreaterThanOrEqual(4);
  });

  test('six topics were proposed: one has become the next session, one was answered', async () => {
    const topics = async (state: 'open' | 'planned' | 'closed') =>
      (await cast.call('Priya', API.listTopics, { params: { communityId }, query: { state } })).topics;
    expect((await topics('open')).map(({ votes }) => votes)).toEqual([4, 3, 3, 2]);
    expect((await topics('planned')).map(({ sessions }) => sessions[0]?.topic)).toEqual([
      'Feedback that lands: upwards',
    ]);
    expect(await topics('closed')).toHaveLength(1);
  });

  test('each session has who was there from the report of its meeting, and somebody who had said yes was not', async () => {
    const { sessions } = await cast.call('Priya', API.listSessions, {
      params: { communityId },
      query: { when: 'past' },
    });
    expect(sessions.length).toBeGreaterThan(2);
    for (const { id: sessionId, rsvps } of sessions) {
      const { attendance } = await cast.call('Priya', API.openSession, {
        params: { communityId, sessionId },
      });
      expect(attendance?.reading).toBe('read');
      const there = attendance?.people.filter((one) => one.there).length ?? 0;
      expect(there).toBeGreaterThan(2);
      expect(there).toBeLessThanOrEqual(rsvps.accepted);
    }
  });

  test('nothing bears a time that has not come, and no work is left over', async () => {
    const table = TableClient.fromConnectionString(world.storage, 'guildhall', {
      allowInsecureConnection: true,
    });
    const now = new Date().toISOString();
    for await (const { rowKey, timestamp } of table.listEntities()) {
      expect(timestamp && timestamp <= now, rowKey).toBe(true);
      expect(rowKey).not.toMatch(/^outbox\|/);
    }
    expect(world.microsoft365.mails().filter(({ at }) => at > now)).toEqual([]);
    for (const { expiration } of world.microsoft365.subscriptions)
      expect(expiration).toBeGreaterThan(Date.now() + 86_400_000);
  });

  test('back in the present the calendars tell of answers by themselves', async () => {
    const next = (await cast.call('Priya', API.openHome)).next?.session;
    await cast.call('Priya', API.answerInvite, {
      params: { communityId, sessionId: next?.id ?? '' },
      body: { response: 'accepted' },
    });
    await world.microsoft365.settled();
    await world.host.idle();
    expect((await cast.call('Priya', API.openHome)).next?.myAnswer).toBe('accepted');
  });

  test('a second start doubles nothing', async () => {
    const before = await cast.call('Priya', API.openHome);
    const mails = world.microsoft365.mails().length;
    await world.stop();
    await start();
    const { now: _, ...after } = await cast.call('Priya', API.openHome);
    expect(before).toMatchObject(after);
    expect(world.microsoft365.mails()).toHaveLength(mails);
    expect(await sessions('past')).toHaveLength(7);
  });
});

describe('living in the past', () => {
  const present = Date;
  const longAgo = new Date('2020-02-29T12:00:00Z');

  test('clocks begin there, run on, and only ever go forward', async () => {
    await inThePast(longAgo, async (clock) => {
      expect(new Date().toISOString().slice(0, 16)).toBe('2020-02-29T12:00');
      expect(Date.now()).toBeGreaterThanOrEqual(longAgo.getTime());
      clock.waitUntil(new Date('2020-03-01T00:00:00Z'));
      clock.waitUntil(longAgo);
      expect(clock.now().toISOString().slice(0, 10)).toBe('2020-03-01');
      clock.waitUntil(new Date(present.now() + 3_600_000));
      expect(Math.abs(Date.now() - present.now())).toBeLessThan(1_000);
    });
  });

  test('a date made there is a date like any other', async () => {
    const made = await inThePast(longAgo, async () => {
      expect(longAgo).toBeInstanceOf(Date);
      expect(new Date('2024-01-02').toISOString()).toBe('2024-01-02T00:00:00.000Z');
      expect(Date.UTC(1970, 0, 1)).toBe(0);
      return new Date();
    });
    expect(made).toBeInstanceOf(Date);
    expect(Object.getPrototypeOf(made)).toBe(present.prototype);
  });

  test('it is now again, whatever happened', async () => {
    const failing = inThePast(longAgo, () => Promise.reject(new Error('lost')));
    await expect(failing).rejects.toThrow('lost');
    expect(globalThis.Date).toBe(present);
  });
});

test('the next session is in two to four days and never at a weekend', () => {
  for (let day = '2026-03-20'; day < '2026-04-10'; day = addDays(day, 1)) {
    const next = nextSessionDay(new Date(`${day}T12:00:00Z`));
    expect([2, 3, 4].map((ahead) => addDays(day, ahead))).toContain(next);
    expect([1, 2, 3, 4, 5]).toContain(weekdayOf(next));
  }
});

test('whoever has paused answers for no session', () => {
  expect(thereOn(PAUSE.day - 1)).toContain(PAUSE.name);
  const during = thereOn(PAUSE.day + 5);
  expect(during).not.toContain(PAUSE.name);
  expect(during.length).toBe(membersOn(PAUSE.day + 5).length - 1);
});

test('whatever day it is, things happen in an order that can be', () => {
  for (let day = '2026-03-20'; day < '2026-04-10'; day = addDays(day, 1)) {
    const now = new Date(`${day}T00:20:00Z`);
    const lives = livesOf(new Cast({} as LocalWorld), nextSessionDay(now));
    const { life } = lives;
    const happenings = diary(lives, now);
    expect(happenings.every(({ at }) => at < now)).toBe(true);
    const order = happenings.map(({ what }) => what);
    const follows = (first: string, then: string) => {
      expect(order, first).toContain(first);
      expect(order.indexOf(first), `${first}, then ${then} (${day})`).toBeLessThan(order.indexOf(then));
    };
    follows('Ana publishes feedback-that-lands', 'Priya plans “feedback”');
    follows('Grace joins', 'Priya plans “feedback”');
    follows('Chidi publishes deciding-together', 'Devika plans “deciding”');
    follows('Devika plans “deciding”', '“feedback” is closed');
    follows('Tomás joins', 'Tomás answers “deciding”');
    follows('Sanjay joins', 'Sanjay answers “deciding”');
    follows('Sanjay answers “deciding”', '“deciding” comes to open-actions');
    follows('Arjun publishes running-a-premortem', 'Devika plans “premortem”');
    follows('Devika plans “premortem”', '“deciding” is closed');
    follows('Marcus publishes delegating-outcomes', 'Priya plans “handover”');
    follows('Priya plans “handover”', '“premortem” is closed');
    follows('“handover” is handed over', '“handover” comes to open-actions');
    follows('the next session is planned', '“handover” is closed');
    follows('the next session is planned', 'Priya answers “upwards”');
    for (const { key, owner, checkIns, report } of PILOTS) {
      const begun = `${owner} begins the pilot “${key}”`;
      for (const { by = owner } of checkIns) follows(begun, `${by} checks in to “${key}”`);
      if (report) follows(begun, `${owner} reports “${key}”`);
    }
    for (const { by, day: proposed, open, entry } of TERMS) {
      if (open) continue;
      const closes = Date.parse(`${life.date(proposed)}T13:20:00Z`) + 7 * 86_400_000;
      const approved = happenings.find(({ what }) => what === `“${entry.term}” is approved`);
      expect(approved?.at.getTime(), `${by}: ${entry.term}`).toBeGreaterThan(closes);
    }
    follows('“handover” is closed', 'Priya begins the pilot “hiring-loop”');
    follows('Ben publishes feedback-that-lands', 'Sanjay answers “circle”');
    follows('Ben reports “night-desk”', 'the next session takes a report');
    follows('Sanjay reports “stocktake”', '“handover” takes a report');
    follows('Chidi reports “decision-log”', 'Ana begins the pilot “decision-log-checkout”');
    follows('Iva proposes the topic “upwards”', 'the next session is planned');
  }
});

test('an earlier edition of a playbook lacks what was found out later', () => {
  const body = 'Intro\n\n## One\n\n1\n\n## Two\n\n2\n\n## Three\n\n3';
  expect(without(body, ['Two'])).toBe('Intro\n\n## One\n\n1\n\n## Three\n\n3');
  expect(() => without(body, ['Four'])).toThrow('Four');
});
