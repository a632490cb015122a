import * as z from 'zod/mini';
import { etag, id, type PersonRef, personRef } from '../shared/ids.ts';
import { line, prose } from '../shared/text.ts';
import { date, instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';
import { tags } from './tags.ts';
import { taxonomy } from './taxonomy.ts';

export const ARTIFACT_TYPES = [
  'playbook',
  'checklist',
  'decision tree',
  'rubric',
  'template',
  'case note',
  'interview finding',
  'experiment summary',
  'success story',
  'training module',
  'roadmap',
  'synthesis report',
] as const;
export const artifactType = z.enum(ARTIFACT_TYPES);
export type ArtifactType = z.infer<typeof artifactType>;

/** In UTF-16 units: 320 KB of Cyrillic, 480 KB of Chinese. A longer one is split over rows, see `PART_MAX`. */
export const BODY_MAX = 160_000;

export const TITLE_MAX = 120;

export const artifactDraft = z.strictObject({
  title: line(TITLE_MAX),
  type: artifactType,
  taxonomy,
  /** Markdown. */
  body: prose(BODY_MAX, 1),
  reviewBy: z.nullable(date),
  tags,
});
export type ArtifactDraft = z.infer<typeof artifactDraft>;

/** The template that an artifact was made from, with the title that it had then. */
export const templateOrigin = z.object({ id, title: line(120) });
export type TemplateOrigin = z.infer<typeof templateOrigin>;

/** Stored tags. They may have been saved under looser rules than those for new ones. */
const savedTags = z._default(z.array(z.string()), []);

/** A stored draft. It may have been saved under looser rules than those for new ones. */
export const savedDraft = z.object({
  title: z.string(),
  type: artifactType,
  taxonomy,
  body: z.string(),
  reviewBy: nullIfMissing(date),
  tags: savedTags,
});

/** An artifact as lists show it. */
export const artifact = z.object({
  id,
  title: z.string(),
  type: artifactType,
  taxonomy,
  state: z.enum(['draft', 'published']),
  /** The published revision; 0 before the first. */
  revision: z.int(),
  /** Whether there is a draft that differs from the published revision. */
  hasDraft: z.boolean(),
  reviewBy: nullIfMissing(date),
  tags: savedTags,
  /** When it was last published, or, if it never was, when its draft was last saved. */
  changedAt: instant,
  changedBy: personRef,
  /** null for one that was made from no template. */
  madeFrom: z.optional(nullIfMissing(templateOrigin)),
  /** Who looks after it; null for a draft, and for what was published before this was kept, see `ownerOf`. */
  owner: nullIfMissing(personRef),
  /** Who looked at it last and found it still right, since when. */
  reviewed: nullIfMissing(z.object({ by: personRef, at: instant })),
  etag,
});
export type Artifact = z.infer<typeof artifact>;

/** A report tells what was learned, and is nothing that somebody does. */
export const canBeTried = (type: ArtifactType): boolean => type !== 'synthesis report';

/** Who looks after an artifact; whoever published it last, where nobody is kept. */
export const ownerOf = ({ owner, changedBy }: Pick<Artifact, 'owner' | 'changedBy'>): PersonRef =>
  owner ?? changedBy;

/** Who looks after it once this person has published it: whoever did before; of a first revision, this person. */
export const ownerAfter = (
  artifact: Pick<Artifact, 'owner' | 'changedBy' | 'revision'>,
  { id, name }: PersonRef,
): PersonRef => (artifact.revision > 0 ? ownerOf(artifact) : { id, name });

export const revision = z.object({
  number: z.int(),
  title: z.string(),
  changeNote: z.string(),
  author: personRef,
  publishedAt: instant,
});
export type Revision = z.infer<typeof revision>;

const ITEM = /^\s*(?:[-*+]|\d{1,3}[.)])\s+\[[ xX]\]\s+(.*)$/;

const FENCE = /^\s*(`{3,}|~{3,})(.*)$/;

/** The checklist items in a Markdown body, in order: lines such as `- [ ] Ask first`. Their index is what a tick names. */
export function checklistItems(body: string): string[] {
  const items: string[] = [];
  let fence: string | undefined;
  for (const text of body.split('\n')) {
    const [, mark = '', rest = ''] = FENCE.exec(text) ?? [];
    if (fence !== undefined) {
      // A code block is closed by a fence of the same character that is at least as long and has nothing after it.
      if (mark.startsWith(fence) && rest.trim() === '') fence = undefined;
      continue;
    }
    if (mark && !(mark.startsWith('`') && rest.includes('`'))) {
      fence = mark;
      continue;
    }
    const item = ITEM.exec(text)?.[1];
    if (item) items.push(item);
  }
  return items;
}
