import { date } from '../../domain/shared/time.ts';
import { monthsOf, PERIOD_DAYS_MAX, type Period } from '../../domain/synthesis/period.ts';

export const PERIODS = ['quarter', 'lastQuarter', 'month', 'lastMonth'] as const;
export type Named = (typeof PERIODS)[number];

export function periodOf(name: Named, today: string): Period {
  const length = name === 'quarter' || name === 'lastQuarter' ? 3 : 1;
  return monthsOf(today, length, name.startsWith('last') ? 1 : 0);
}

export const isPeriod = ({ from, to }: Period): boolean =>
  date.safeParse(from).success &&
  date.safeParse(to).success &&
  from <= to &&
  Date.parse(to) - Date.parse(from) <= PERIOD_DAYS_MAX * 86_400_000;

/** The lines of a new assembly that a report does not have, each with the heading that it stands under. */
export function newLines(report: string, assembled: string): { heading: string; lines: string[] }[] {
  const known = new Set(report.split('\n').map((line) => line.trim()));
  const groups: { heading: string; lines: string[] }[] = [];
  let heading = '';
  for (const line of assembled.split('\n')) {
    if (line.startsWith('#')) heading = line.replace(/^#+ /, '');
    else if (line.trim() !== '' && !known.has(line.trim())) {
      const last = groups.at(-1);
      if (last?.heading === heading) last.lines.push(line);
      else groups.push({ heading, lines: [line] });
    }
  }
  return groups;
}
