import { describe, expect, it } from 'vitest';
import { reopenSession } from '../../functions/sessions/reopen-session.ts';
import { HOUR, MINUTE, meetings, names, RECORDS, REPORTS, there } from './attendance.ts';

const { shop, guild, app, report, later, closed, meet, shown, mark, aDayLater, waits, asked, ...people } =
  await meetings();
const { microsoft365, clock } = shop;
const { priya, ana, ben, chidi } = people;

describe('who was in the meeting', () => {
  it('is read some minutes after the closing, and looked for once more in case the meeting began anew', async () => {
    const session = await closed();
    meet(session, [
      [priya, 30],
      [ana, 29],
      [chidi, 0.5],
    ]);
    await app.work();
    expect(await shown(session)).toMatchObject({ reading: 'waiting', others: 0 });
    expect(asked(REPORTS)).toBe(0);
    await later(5 * MINUTE);
    const read = await shown(session);
    expect(read.reading).toBe('read');
    expect(there(read)).toEqual(names(ana, priya));
    expect(read.people).toHaveLength(4);
    expect(await waits(session)).toBe(1);
    await later(25 * MINUTE);
    expect([await waits(session), asked(REPORTS)]).toEqual([0, 2]);
    // Each report is read once, however often it is looked for.
    expect(asked(RECORDS)).toBe(1);
  });

  it('is what the reports of all runs say together', async () => {
    const session = await closed();
    meet(session, [
      [priya, 10],
      [ben, 0.7],
    ]);
    await later(5 * MINUTE);
    expect(there(await shown(session))).toEqual([priya.displayName]);
    meet(
      session,
      [
        [ana, 10],
        [ben, 0.7],
      ],
      20,
    );
    await later(25 * MINUTE);
    expect(there(await shown(session))).toEqual(names(ana, ben, priya));
    expect(await waits(session)).toBe(1);
    await later(90 * MINUTE);
    expect(await waits(session)).toBe(0);
  });

  it('is looked for anew when the session is closed again, although what there was before is read', async () => {
    const session = await closed();
    meet(session, [[ana, 10]]);
    await later(5 * MINUTE);
    await guild.run(app, reopenSession, priya, { params: { sessionId: session.id } });
    clock.advance(20 * MINUTE);
    await guild.close(app, session);
    await later(5 * MINUTE);
    expect(there(await shown(session))).toEqual(names(ana, priya));
    // Teams takes longer than that for the second run's report.
    meet(session, [[ben, 15]], 40);
    await later(25 * MINUTE);
    expect(there(await shown(session))).toEqual(names(ana, ben, priya));
    await aDayLater();
    expect(await waits(session)).toBe(0);
  });

  it('is there after hours, if Teams takes hours', async () => {
    const session = await closed();
    await later(5 * MINUTE);
    await later(25 * MINUTE);
    await later(90 * MINUTE);
    expect(await shown(session)).toMatchObject({ reading: 'waiting' });
    meet(session, [[ben, 30]]);
    await later(10 * HOUR);
    // Whoever has led it was there, whatever the report has.
    expect(there(await shown(session))).toEqual(names(ben, priya));
    await later(12 * HOUR);
    expect(await waits(session)).toBe(0);
  });

  it('is asked for no longer than a day', async () => {
    const session = await closed();
    await aDayLater();
    expect(await waits(session)).toBe(0);
    expect(asked(REPORTS)).toBe(5);
    expect(await shown(session)).toMatchObject({ reading: 'nothing' });
  });

  it('does not count who used the meeting on another day', async () => {
    const session = await closed();
    meet(session, [[ben, 30]], -24 * 60);
    meet(session, [[chidi, 30]], 24 * 60);
    meet(session, [[ana, 30]]);
    await aDayLater();
    expect(there(await shown(session))).toEqual(names(ana, priya));
  });

  it('has people from outside as a number, without their names', async () => {
    const session = await closed();
    const from = Date.parse(session.startsAt);
    report(session, [
      { name: 'Sam (Guest)', from, until: from + HOUR },
      { personId: shop.who(9).id, from, until: from + HOUR },
    ]);
    await later(5 * MINUTE);
    const read = await shown(session);
    expect(read.others).toBe(2);
    expect(JSON.stringify(read)).not.toContain('Sam');
  });

  it('is read from every page of a report', async () => {
    const session = await closed();
    microsoft365.settings.attendance.pageSize = 1;
    meet(session, [
      [ana, 30],
      [ben, 30],
      [chidi, 30],
    ]);
    await later(5 * MINUTE);
    microsoft365.settings.attendance.pageSize = 100;
    expect(there(await shown(session))).toHaveLength(4);
    expect(asked(RECORDS)).toBe(3);
  });
});

describe('without leave to read it', () => {
  const refusals: [string, () => () => void][] = [
    [
      'the permission',
      () => {
        microsoft365.settings.application.delete('OnlineMeetingArtifact.Read.All');
        return () => void microsoft365.settings.application.add('OnlineMeetingArtifact.Read.All');
      },
    ],
    [
      'the policy',
      () => {
        microsoft365.settings.applicationAccessPolicy = false;
        return () => {
          microsoft365.settings.applicationAccessPolicy = true;
        };
      },
    ],
  ];

  it.each(refusals)('that is without %s, it is asked once, and people say it by hand', async (_, refuse) => {
    const session = await closed();
    meet(session, [[ana, 30]]);
    const restore = refuse();
    await later(5 * MINUTE);
    expect(await waits(session)).toBe(0);
    const before = microsoft365.requests.matching({ path: /onlineMeetings/ }).length;
    await later(26 * HOUR);
    restore();
    expect(microsoft365.requests.matching({ path: /onlineMeetings/ }).length).toBe(before);
    expect(await shown(session)).toMatchObject({ reading: 'not-granted' });
    await mark(session, ben, true);
    const read = await shown(session, ana);
    expect(there(read)).toEqual(names(ben, priya));
    expect(read.record).toBe('facilitator-only');
  });
});

it('is not asked for where a session had no Teams meeting', async () => {
  const day = new Date(clock.now().getTime() - 86_400_000).toISOString().slice(0, 10);
  const session = await guild.plan(app, { when: { date: day, time: '06:00', minutes: 60, zone: 'UTC' } });
  await guild.close(app, session);
  expect(await waits(session)).toBe(0);
  expect(await shown(session)).toMatchObject({ reading: 'no-meeting' });
});
