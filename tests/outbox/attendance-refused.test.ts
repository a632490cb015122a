import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Session } from '../../domain/sessions/session.ts';
import { HOUR, MINUTE, meetings, names, there } from './attendance.ts';
import type { Process } from './support.ts';

const { shop, guild, app, later, closed, meet, shown, mark, aDayLater, waits, ...people } = await meetings();
const { microsoft365, clock } = shop;
const { priya, ana, ben, chidi } = people;

describe('a failing Graph', () => {
  it.each([500, 404, 429])('that answers %i puts off the look, and nothing else', async (status) => {
    const session = await closed();
    meet(session, [[ana, 30]]);
    const fault = microsoft365.faults.add({
      match: { path: 'attendanceReports' },
      times: 'all',
      status,
      retryAfter: 3_600,
    });
    await later(5 * MINUTE);
    expect(await shown(session)).toMatchObject({ reading: 'waiting' });
    // The host's calendar is not paused: others are planned and invited meanwhile.
    const other = await guild.plan(app, { topic: crypto.randomUUID() });
    await app.work();
    expect((await guild.session(app, other)).invite).toBe('sent');
    fault.remove();
    await later(3 * HOUR);
    expect(there(await shown(session))).toContain(ana.displayName);
  });

  it('does not find it in a day, and then it is said by hand', async () => {
    const session = await closed();
    const fault = microsoft365.faults.add({
      match: { path: 'attendanceReports' },
      times: 'all',
      status: 503,
    });
    await aDayLater();
    // The last look is tried for an hour.
    expect(await waits(session)).toBe(1);
    for (let round = 0; round < 10; round += 1) await later(10 * MINUTE);
    fault.remove();
    expect([await waits(session), (await shown(session)).reading]).toEqual([0, 'nothing']);
  });
});

it('a Graph that takes minutes for each answer is read in part, and the rest at the next look', async () => {
  const session = await closed();
  for (const [minute, person] of [ben, ana, chidi].entries()) meet(session, [[person, 2]], minute * 5);
  const process = shop.process();
  const { graph } = process.world;
  const asApp: typeof graph.asApp = (tenant) => async (call, answer) => {
    if (call.path.endsWith('/attendanceRecords')) clock.advance(1.5 * MINUTE);
    return graph.asApp(tenant)(call, answer);
  };
  Object.assign(process.world, { graph: { ...graph, asApp } });
  await later(5 * MINUTE, process);
  // The latest reports come first.
  expect([there(await shown(session)), await waits(session)]).toEqual([names(ana, chidi, priya), 1]);
  await later(25 * MINUTE);
  expect(there(await shown(session))).toEqual(names(ana, ben, chidi, priya));
});

describe('what is said by hand', () => {
  it('goes before the report that comes later, and can be taken back', async () => {
    const session = await closed();
    await mark(session, ana, false);
    await mark(session, chidi, true);
    meet(session, [
      [ana, 30],
      [ben, 30],
    ]);
    await later(5 * MINUTE);
    const read = await shown(session);
    expect(there(read)).toEqual(names(ben, chidi, priya));
    const said = read.people.find(({ person }) => person.id === ana.id)?.mark;
    expect(said).toMatchObject({ there: false, by: { id: priya.id } });
    await mark(session, ana, null);
    await mark(session, chidi, null);
    expect(there(await shown(session))).toEqual(names(ana, ben, priya));
  });

  it('is all kept where two say something of different people at once', async () => {
    const session = await closed();
    await Promise.all([mark(session, ana, true), mark(session, ben, true), mark(session, chidi, true)]);
    expect(there(await shown(session))).toHaveLength(4);
  });
});

describe('a hostile report', () => {
  /** A process that is told this when it asks for the people of a report. */
  function answering(records: readonly unknown[]): Process {
    const process = shop.process();
    const { graph } = process.world;
    const asApp: typeof graph.asApp = (tenant) => async (call, answer) =>
      call.path.endsWith('/attendanceRecords')
        ? answer.parse({ value: records })
        : graph.asApp(tenant)(call, answer);
    Object.assign(process.world, { graph: { ...graph, asApp } });
    return process;
  }

  const moment = ({ startsAt }: Session, minute: number) =>
    new Date(Date.parse(startsAt) + minute * MINUTE).toISOString();
  const right = (session: Session, id: string) => ({
    identity: { id, displayName: 'x', tenantId: null },
    emailAddress: '',
    totalAttendanceInSeconds: 600,
    attendanceIntervals: [{ joinDateTime: moment(session, 0), leaveDateTime: moment(session, 10) }],
  });

  it('has its good parts read, whatever stands beside them', async () => {
    const session = await closed();
    meet(session, [[ana, 30]]);
    const turned = [{ joinDateTime: moment(session, 10), leaveDateTime: moment(session, 0) }];
    await later(
      5 * MINUTE,
      answering([
        ...[null, 7, 'text', [], {}, { identity: null }, { identity: { user: { id: ben.id } } }],
        { emailAddress: 12, attendanceIntervals: 'none', totalAttendanceInSeconds: -1 },
        {
          identity: { id: '../../users', displayName: null },
          attendanceIntervals: [null, {}, { joinDateTime: 'x' }],
        },
        { emailAddress: ` ${chidi.mail.toUpperCase()}`, totalAttendanceInSeconds: 120 },
        { ...right(session, ben.id), totalAttendanceInSeconds: 0, attendanceIntervals: turned },
        right(session, ana.id.toUpperCase()),
      ]),
    );
    const read = await shown(session);
    expect([read.reading, read.others]).toEqual(['read', 0]);
    expect(there(read)).toEqual(names(ana, chidi, priya));
  });

  it('of ten thousand people is read', async () => {
    const session = await closed();
    meet(session, [[ana, 30]]);
    const many = Array.from({ length: 10_000 }, () => right(session, crypto.randomUUID()));
    await later(5 * MINUTE, answering([...many, right(session, ben.id)]));
    const read = await shown(session);
    expect([read.others, there(read)]).toEqual([10_000, names(ben, priya)]);
  });

  it('that is not as documented is passed over, and the others are read', async () => {
    const session = await closed();
    meet(session, [[ana, 30]]);
    const process = shop.process();
    const { graph } = process.world;
    const asApp: typeof graph.asApp = (tenant) => async (call, answer) => {
      if (!call.path.endsWith('/attendanceReports')) return graph.asApp(tenant)(call, answer);
      const list = z.object({ value: z.array(z.unknown()) });
      const { value } = await graph.asApp(tenant)(call, list);
      const odd = [
        null,
        {},
        { id: '../x', meetingStartDateTime: moment(session, 0) },
        { id: 'a', meetingEndDateTime: 3 },
      ];
      return answer.parse({ value: [...odd, ...value] });
    };
    Object.assign(process.world, { graph: { ...graph, asApp } });
    await later(5 * MINUTE, process);
    expect(there(await shown(session))).toEqual(names(ana, priya));
  });
});
