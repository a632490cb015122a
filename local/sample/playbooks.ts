import { readFile } from 'node:fs/promises';
import { type ArtifactDraft, artifactDraft } from '../../domain/knowledge/artifact.ts';
import { tagsOf } from '../../domain/knowledge/tags.ts';
import type { Name } from './cast.ts';
import { LEFT } from './community.ts';
import type { PlaybookKey } from './script.ts';

export interface Edition {
  readonly day: number;
  readonly by: Name;
  readonly changeNote: string;
  /** Sections of today's text that had not been found out yet. */
  readonly before?: readonly string[];
  /** Passages of today's text, and what stood there. */
  readonly instead?: readonly (readonly [today: string, then: string])[];
  /** The annotations that it takes up: by their key, or by that of the pilot whose report made them. */
  readonly incorporates?: readonly string[];
  readonly reviewByDay: number;
}

/** What the third edition of the feedback playbook is about, and what it changed. */
const THIRD = ['Praise works the same way', 'When you are hours apart', 'Know that it works'];
const SAME_DAY: Edition['instead'] = [
  [
    'turns a conversation into a verdict.',
    'turns a conversation into a verdict.\n\nGive it on the same day, or let it go.',
  ],
  [' that stands in both calendars', ''],
];

/** How each playbook came to be what it is. The last edition is the file as it stands. */
export const EDITIONS: Readonly<Record<PlaybookKey, readonly Edition[]>> = {
  'feedback-that-lands': [
    {
      day: -69,
      by: 'Ana',
      changeNote: 'First version: what my team has used for a year',
      before: ['When it goes sideways', ...THIRD],
      instead: SAME_DAY,
      reviewByDay: 20,
    },
    {
      day: -53,
      by: 'Iva',
      changeNote: 'Adds “When it goes sideways”: in our role-play two conversations of three went there',
      before: THIRD,
      instead: SAME_DAY,
      reviewByDay: 40,
    },
    {
      day: -5,
      by: 'Ben',
      changeNote:
        'Because my pilot on the night desk failed: after five weeks of asking first, the question had become the bad news. Adds praise, which is asked for in the same way, how to know that it works, and what Arjun found out in writing',
      incorporates: ['night-desk', 'in-writing', 'look-back'],
      reviewByDay: 120,
    },
  ],
  'deciding-together': [
    {
      day: -62,
      by: 'Chidi',
      changeNote: 'First version, from the log that died and the one that did not',
      reviewByDay: 60,
    },
  ],
  'running-a-premortem': [
    {
      day: -46,
      by: 'Arjun',
      changeNote: 'First version, for the billing migration',
      reviewByDay: 75,
    },
  ],
  'delegating-outcomes': [
    {
      day: -34,
      by: 'Marcus',
      changeNote: 'First version. The five levels are the part that people quote back at me',
      reviewByDay: 90,
    },
  ],
  'why-they-said-no': [
    {
      day: -230,
      by: LEFT.name,
      changeNote: 'First version, from three conversations',
      reviewByDay: -60,
    },
  ],
  'before-a-session': [
    {
      day: -58,
      by: 'Priya',
      changeNote: 'First version: what we forgot before the first two sessions',
      reviewByDay: 100,
    },
  ],
  'where-we-want-to-be': [
    {
      day: -50,
      by: 'Priya',
      changeNote: 'First version, as we agreed it in the session',
      // It should have been looked at last week.
      reviewByDay: -8,
    },
  ],
  'asking-first': [
    {
      day: -40,
      by: 'Iva',
      changeNote: 'First version: the role-play of our second session, for two people',
      reviewByDay: 110,
    },
  ],
  'the-handover-that-was-not': [
    {
      day: -27,
      by: 'Ben',
      changeNote: 'First version',
      reviewByDay: 200,
    },
  ],
  'look-back-template': [
    {
      day: -36,
      by: 'Arjun',
      changeNote: 'First version, from the look back at the billing migration',
      reviewByDay: 150,
    },
  ],
  'which-conversation': [
    {
      day: -19,
      by: 'Iva',
      changeNote: 'First version. Three of us walked our last hard conversation through it',
      reviewByDay: 110,
    },
  ],
};

/** What a playbook's file says: its front matter and its Markdown. */
export async function readPlaybook(key: PlaybookKey): Promise<ArtifactDraft> {
  const file = new URL(`playbooks/${key}.md`, import.meta.url);
  const text = await readFile(file, 'utf8');
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const fields = Object.fromEntries(
    front.split('\n').map((row) => {
      const [name = '', ...rest] = row.split(':');
      return [
        name.trim(),
        rest
          .join(':')
          .trim()
          .replace(/^"(.*)"$/, '$1'),
      ];
    }),
  );
  const read = artifactDraft.safeParse({
    ...fields,
    tags: tagsOf(fields.tags ?? ''),
    body: body.trim(),
    reviewBy: null,
  });
  if (!read.success) throw new Error(`playbooks/${key}.md is not a playbook: ${read.error.message}`);
  return read.data;
}

/** The text of an edition. */
export const asItWas = (body: string, { before = [], instead = [] }: Edition): string =>
  instead.reduce(
    (text, [today, then]) => {
      if (!text.includes(today)) throw new Error(`There is no “${today}” to change`);
      return text.replace(today, then);
    },
    without(body, before),
  );

/** The text as it was before some of its sections were written. */
export function without(body: string, sections: readonly string[]): string {
  const parts = body.split(/^(?=## )/m);
  const titles = parts.map((part) => /^## (.*)/.exec(part)?.[1]?.trim());
  const missing = sections.find((section) => !titles.includes(section));
  if (missing) throw new Error(`There is no section “${missing}” to leave out`);
  return parts
    .filter((_, index) => !sections.includes(titles[index] ?? ''))
    .join('')
    .trimEnd();
}
