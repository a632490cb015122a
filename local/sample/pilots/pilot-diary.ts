import type { Happening } from '../diary.ts';
import type { PilotLife } from './pilot-life.ts';
import { PILOTS } from './pilots.ts';
import type { ScriptPilot } from './script.ts';

/** How the pilots went. On one day they are begun before somebody checks in, and reported after that. */
export function tryings(pilots: PilotLife, on: (day: number, time: string) => number): Happening[] {
  return PILOTS.flatMap((pilot) => trying(pilots, pilot, on));
}

function trying(
  pilots: PilotLife,
  pilot: ScriptPilot,
  on: (day: number, time: string) => number,
): Happening[] {
  const { key, owner, amended, asked, report, corrected, withdrawn, ended } = pilot;
  const all: Happening[] = [];
  const at = (day: number, time: string, what: string, happens: () => Promise<void>, leaves?: 'work') =>
    all.push({ at: new Date(on(day, time)), what, happens, ...(leaves && { leaves }) });

  at(pilot.day, '16:45', `${owner} begins the pilot “${key}”`, () => pilots.begin(pilot));
  for (const said of pilot.checkIns)
    at(said.day, '18:00', `${said.by ?? owner} checks in to “${key}”`, () => pilots.checkIn(pilot, said));
  if (amended) at(amended.day, '18:05', `${owner} amends “${key}”`, () => pilots.amend(pilot, amended));
  if (asked)
    at(asked.day, '18:10', `${asked.by} asks to join “${key}”`, () =>
      pilots.ask(pilot, asked.by, asked.word),
    );
  if (report)
    at(report.day, '18:20', `${owner} reports “${key}”`, () => pilots.report(pilot, report), 'work');
  if (report && corrected) {
    const { day, value, word } = corrected;
    const again = () => pilots.report(pilot, { ...report, value }, word);
    at(day, '18:30', `${owner} corrects the report of “${key}”`, again, 'work');
  }
  if (withdrawn) {
    const withdraw = () => pilots.withdraw(pilot, withdrawn.word);
    at(withdrawn.day, '18:30', `${owner} withdraws the report of “${key}”`, withdraw, 'work');
  }
  if (ended)
    at(
      ended.day,
      '18:20',
      `${owner} ends “${key}” without a report`,
      () => pilots.end(pilot, ended.word),
      'work',
    );
  return all;
}
