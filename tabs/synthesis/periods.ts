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

interface Line {
  readonly heading: string;
  readonly line: string;
}

function linesOf(text: string): Line[] {
  let heading = '';
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('#')) heading = line.replace(/^#+ /, '').trim();
    return line.startsWith('#') || line.trim() === '' ? [] : [{ heading, line }];
  });
}

const placed = ({ heading, line }: Line) => `${heading}\n${line.trim()}`;

/**
 * The lines of a new assembly that a report does not have, each with the heading that it stands under. A line that
 * somebody has moved below another heading is there as well.
 */
export function newLines(report: string, assembled: string): { heading: string; lines: string[] }[] {
  const there = linesOf(report);
  const now = linesOf(assembled);
  const known = new Set(there.map(placed));
  const expected = new Set(now.map(placed));
  const moved = new Set(there.filter((one) => !expected.has(placed(one))).map(({ line }) => line.trim()));
  const groups: { heading: string; lines: string[] }[] = [];
  for (const one of now) {
    if (known.has(placed(one)) || moved.has(one.line.trim())) continue;
    const last = groups.at(-1);
    if (last?.heading === one.heading) last.lines.push(one.line);
    else groups.push({ heading: one.heading, lines: [one.line] });
  }
  return groups;
}
