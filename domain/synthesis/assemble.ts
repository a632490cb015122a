import { BODY_MAX } from '../knowledge/artifact.ts';
import { TAXONOMY, type Taxonomy } from '../knowledge/taxonomy.ts';
import { type Pattern, patternsIn } from './patterns.ts';
import { sayDay, sayPeriod } from './period.ts';
import { type Item, type Section, sectionsOf } from './sections.ts';
import type { Sources } from './sources.ts';

export interface Assembled {
  readonly title: string;
  /** The area that most sessions were about. */
  readonly taxonomy: Taxonomy;
  readonly body: string;
}

/** A longer report is not read, so a long section names its first lines and counts the others. */
const REPORT_MAX = Math.min(BODY_MAX - 1_000, 30_000);
const CAPS = [24, 16, 12, 8, 6, 4, 3, 2, 1];

/**
 * A report of what was learned in a period, as Markdown. The same sources give the same report. It says of nothing who
 * wrote it; each line leads to the page that it is from, and what rests on little says so.
 */
export function assemble(
  sources: Sources,
  patterns: readonly Pattern[] = patternsIn(sources.notes, sources.terms),
): Assembled {
  const { period, sessions } = sources;
  const counts = TAXONOMY.map((area) => [area, sessions.filter((one) => one.area === area).length] as const);
  const [[taxonomy] = ['process' as const]] = counts.toSorted(([, a], [, b]) => b - a);
  const { head, sections, list } = sectionsOf(sources, patterns);
  const write = (cap: number) =>
    [
      `From ${sayDay(period.from)} to ${sayDay(period.to)}. ${head}`,
      ...sections.map((section) => written(section, cap)),
      // The list of sources is never cut.
      written(list, Number.POSITIVE_INFINITY),
    ].join('\n\n');
  const body =
    CAPS.map((cap) => write(cap)).find(({ length }) => length <= REPORT_MAX) ?? write(CAPS.at(-1) ?? 1);
  return { title: `What we learned: ${sayPeriod(period)}`, taxonomy, body: `${body}\n` };
}

function written({ title, thin, groups }: Section, cap: number): string {
  const parts = groups.map(({ heading, items, none }) => {
    const shown = items.slice(0, cap);
    const left = items.length - shown.length;
    const lines = [
      ...shown.map((item) => line(item, cap)),
      ...(left > 0 ? [`- *${left} more on the pages that are listed under “Sources”.*`] : []),
    ];
    return [heading && `### ${heading}`, lines.length > 0 ? lines.join('\n') : none]
      .filter(Boolean)
      .join('\n\n');
  });
  return [`## ${title}`, thin && `*${thin}*`, ...parts].filter(Boolean).join('\n\n');
}

function line({ text, under = [] }: Item, cap: number): string {
  const shown = under.slice(0, cap);
  const left = under.length - shown.length;
  return [
    `- ${text}`,
    ...shown.map((one) => `  - ${one}`),
    ...(left > 0 ? [`  - *${left} more there.*`] : []),
  ].join('\n');
}
