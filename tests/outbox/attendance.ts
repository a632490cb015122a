import type { Attendance } from '../../domain/sessions/attendance.ts';
import type { SessionPage } from '../../domain/sessions/contract.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { openSession } from '../../functions/sessions/open-session.ts';
import { recordAttendance } from '../../functions/sessions/record-attendance.ts';
import type { Attended } from '../../local/microsoft365/graph/attendance.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { calendars } from './calendars.ts';
import type { Process } from './support.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A guild that meets, and whose meetings Teams reports. */
export async function meetings() {
  const { shop, app, priya, ana, ben, chidi } = await calendars();
  const guild = await shop.guild([priya, ana, ben, chidi]);
  const { microsoft365, clock } = shop;

  const report = (session: Session, stays: readonly Attended[]) =>
    microsoft365.meetingEnded(session.chatId ?? '', stays);

  /** Lets the clock go on, with the sweep coming by. */
  async function later(ms: number, process: Process = app): Promise<void> {
    clock.advance(ms);
    await process.sweep();
    await process.work();
  }

  async function close(): Promise<Session> {
    const session = await guild.plan(app, { topic: crypto.randomUUID() });
    await app.work();
    clock.advance(Date.parse(session.startsAt) - clock.now().getTime());
    await guild.begin(app, session);
    clock.advance(30 * MINUTE);
    await guild.close(app, session);
    await app.work();
    return guild.session(app, session);
  }
  let first: { session: Session; putBack: () => void } | undefined;

  return {
    ...{ shop, guild, app, priya, ana, ben, chidi, report, later },
    /** A session that Priya has begun and closed half an hour later; all that was done since it last was is undone. */
    async closed(): Promise<Session> {
      first ??= { session: await close(), putBack: shop.keep() };
      first.putBack();
      // What it remembers of later would be wrong.
      Object.assign(app, shop.process());
      microsoft365.requests.clear();
      return first.session;
    },
    /** What Teams reports of its meeting: people and for how many minutes they were there, from its start. */
    meet(session: Session, people: readonly (readonly [Person, number])[], from = 0): void {
      const start = Date.parse(session.startsAt) + from * MINUTE;
      report(
        session,
        people.map(([{ id }, minutes]) => ({ personId: id, from: start, until: start + minutes * MINUTE })),
      );
    },
    async shown(session: Session, by: Person = priya, process: Process = app): Promise<Attendance> {
      const params = { sessionId: session.id };
      const { attendance } = await guild.run<SessionPage>(process, openSession, by, { params });
      if (!attendance) throw new Error('It is not closed');
      return attendance;
    },
    mark: (session: Session, person: Person, there: boolean | null, by: Person = priya) =>
      guild.run<Attendance>(app, recordAttendance, by, {
        params: { sessionId: session.id },
        body: { marks: [{ personId: person.id, there }] },
      }),
    /** All looks, until none is due any more. */
    async aDayLater(): Promise<void> {
      for (const minutes of [5, 25, 90, 600, 720, 120]) await later(minutes * MINUTE);
    },
    /** How much work waits to read it. */
    waits: async ({ id }: Session) => (await app.world.outbox.waiting(guild.place, 'attendance', id)).length,
    /** How often Graph was asked for it. */
    asked: (path: RegExp) => microsoft365.requests.matching({ path }).length,
  };
}

export const REPORTS = /attendanceReports(\?|$)/;
export const RECORDS = /attendanceRecords/;

/** The names of those who were there. */
export const there = ({ people }: Attendance) =>
  people.flatMap((one) => (one.there ? [one.person.name] : [])).sort();
export const names = (...people: readonly Person[]) => people.map(({ displayName }) => displayName).sort();
