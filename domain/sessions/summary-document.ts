import { escapeHtml, htmlLines } from '../shared/html.ts';
import { escapeMarkdown } from '../shared/markdown.ts';
import { inOrder, type Note, type NoteKind } from './note.ts';
import type { TickedChecklist } from './summary.ts';

/** A point of a summary, in words. */
export interface SummaryPoint {
  readonly text: string;
  /** Who wrote it; of an action, who does it by when; empty for an item of a checklist. */
  readonly aside: string;
  /** Of actions and of items of checklists only. */
  readonly done: boolean | null;
}

/** A summary as it leaves Guildhall: by mail, and copied. */
export interface SummaryDocument {
  readonly title: string;
  /** When it was, of which community, and who led it. */
  readonly meta: readonly string[];
  /** What has changed since it was sent before. */
  readonly changes: SummaryChanges | null;
  readonly parts: readonly { readonly title: string; readonly points: readonly SummaryPoint[] }[];
  readonly link: string;
}

export interface SummaryChanges {
  /** When it was sent before, in words. */
  readonly since: string;
  readonly added: readonly SummaryPoint[];
  readonly changed: readonly SummaryPoint[];
  readonly removed: number;
}

/** In the order and the words of the session's page. */
const PARTS: readonly (readonly [kind: NoteKind, title: string])[] = [
  ['decision', 'Decided'],
  ['action', 'Who does what by when'],
  ['failure', 'What failed'],
  ['insight', 'What was learned'],
  ['question', 'Still open'],
  ['story', 'Stories'],
];

const NO_NAME = 'name left off';
const OPEN = 'Open the session in Guildhall';
const EMPTY = 'Nothing was noted.';
const ADDED = 'Added';
const CHANGED = 'Changed';
const takenAway = (count: number) =>
  count === 1 ? '1 note was taken away.' : `${count} notes were taken away.`;
const changedSince = (since: string) => `Changed since ${since}`;

/** A note in words. `sayDate` says a date such as 2026-12-03. */
export function pointOf(
  { kind, text, author, owner, due, done }: Note,
  sayDate: (date: string) => string,
): SummaryPoint {
  if (kind !== 'action') return { text, aside: author?.name ?? NO_NAME, done: null };
  const who = owner?.name ?? 'nobody yet';
  return { text, aside: due ? `${who}, by ${sayDate(due)}` : who, done };
}

/** The notes by kind, each kind in the order in which they were written; kinds without notes are left out. */
export function partsOf(notes: readonly Note[], sayDate: (date: string) => string): SummaryDocument['parts'] {
  const ordered = [...notes].sort(inOrder);
  return PARTS.flatMap(([kind, title]) => {
    const points = ordered.filter((note) => note.kind === kind).map((note) => pointOf(note, sayDate));
    return points.length > 0 ? [{ title, points }] : [];
  });
}

/** What was ticked of the session's playbooks, a part for each. */
export function checklistParts(checklists: readonly TickedChecklist[]): SummaryDocument['parts'] {
  return checklists.map(({ title, revision, items, done, all }) => {
    const points = items.map((item) => ({ text: item.text, aside: '', done: item.done }));
    const more = all - items.length;
    return {
      title: `${title}: ${done} of ${all} done (revision ${revision})`,
      points: more > 0 ? [...points, { text: `and ${more} more`, aside: '', done: null }] : points,
    };
  });
}

/** For mails and for pages where it is pasted: without colours, so that it is right on dark and on light. */
export function asHtml({ title, meta, changes, parts, link }: SummaryDocument): string {
  const heading = (level: number, text: string) =>
    `<h${level} style="margin:20px 0 4px;font-size:${level === 2 ? 20 : 16}px;line-height:1.3">${escapeHtml(text)}</h${level}>`;
  return [
    '<div style="max-width:640px;font-family:\'Segoe UI\',Arial,sans-serif;font-size:14px;line-height:1.5">',
    heading(2, title),
    ...meta.map((line) => `<p style="margin:0">${escapeHtml(line)}</p>`),
    ...(changes
      ? [
          heading(3, changedSince(changes.since)),
          ...(changes.added.length > 0
            ? [`<p style="margin:4px 0 0">${ADDED}</p>`, list(changes.added)]
            : []),
          ...(changes.changed.length > 0
            ? [`<p style="margin:4px 0 0">${CHANGED}</p>`, list(changes.changed)]
            : []),
          ...(changes.removed > 0 ? [`<p style="margin:4px 0 0">${takenAway(changes.removed)}</p>`] : []),
        ]
      : []),
    ...(parts.length === 0 ? [`<p>${EMPTY}</p>`] : []),
    ...parts.flatMap((part) => [heading(3, part.title), list(part.points)]),
    `<p style="margin:24px 0 0"><a href="${escapeHtml(link)}">${OPEN}</a></p>`,
    '</div>',
  ].join('');
}

function list(points: readonly SummaryPoint[]): string {
  const items = points.map(
    ({ text, aside, done }) =>
      // A box in place of the dot, and the words of the next line under the words.
      `<li style="margin:4px 0${done === null ? '' : ';list-style-type:none;text-indent:-20px'}">${done === null ? '' : done ? '☑ ' : '☐ '}${htmlLines(text)}${aside && ` <em>– ${escapeHtml(aside)}</em>`}</li>`,
  );
  return `<ul style="margin:4px 0 0;padding-left:20px">${items.join('')}</ul>`;
}

/** A text as Markdown shows it, each line a line. */
function plainInMarkdown(text: string, indent: string): string {
  return escapeMarkdown(text)
    .split('\n')
    .map((line, at) => (at === 0 ? line : `${indent}${line}`))
    .join('\\\n');
}

export function asMarkdown({ title, meta, parts, link }: SummaryDocument): string {
  const said = (text: string) => plainInMarkdown(text, '');
  const item = ({ text, aside, done }: SummaryPoint) =>
    `- ${done === null ? '' : done ? '[x] ' : '[ ] '}${plainInMarkdown(text, '  ')}${aside && ` – *${said(aside)}*`}`;
  return [
    `# ${said(title)}`,
    meta.map(said).join('\\\n'),
    ...(parts.length === 0 ? [EMPTY] : []),
    ...parts.flatMap((part) => [`## ${said(part.title)}`, part.points.map(item).join('\n')]),
    `[${OPEN}](<${link}>)`,
  ]
    .join('\n\n')
    .concat('\n');
}

export function asText({ title, meta, parts, link }: SummaryDocument): string {
  const item = ({ text, aside, done }: SummaryPoint) =>
    `- ${done === null ? '' : done ? '[x] ' : '[ ] '}${text.replaceAll('\n', '\n  ')}${aside && ` – ${aside}`}`;
  return [
    title,
    meta.join('\n'),
    ...(parts.length === 0 ? [EMPTY] : []),
    ...parts.map((part) => [part.title, ...part.points.map(item)].join('\n')),
    `${OPEN}: ${link}`,
  ]
    .join('\n\n')
    .concat('\n');
}
