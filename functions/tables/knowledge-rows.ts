import * as z from 'zod';
import {
  type Artifact,
  type ArtifactDraft,
  artifact,
  type Revision,
  revision,
  savedDraft,
  templateOrigin,
} from '../../domain/knowledge/artifact.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { artifactKey } from './keys.ts';
import { byAndAt, ifMissing, json, named, orNull, person, rowCodec, words } from './row-codec.ts';
import type { Row } from './table.ts';

const { id, state, etag, ...head } = artifact.shape;
const { number, ...outline } = revision.shape;
/** Rows from before tags existed have none. */
const tags = ifMissing('[]', json(z.array(z.string())));
const content = { ...savedDraft.shape, reviewBy: orNull(savedDraft.shape.reviewBy), tags };

export const artifactHead = rowCodec({
  ...head,
  reviewBy: orNull(head.reviewBy),
  tags,
  changedBy: person,
  madeFrom: ifMissing('', orNull(json(templateOrigin))),
});
/** Drafts that were saved before `saved` existed have null there. */
export const draftRow = rowCodec({ ...content, saved: ifMissing('', orNull(byAndAt)) });
/** A revision as lists show it. */
export const revisionOutline = rowCodec({ ...outline, author: person });
/** Its body stands in a column of its own name, so that a range can leave out the bodies of revisions alone. */
export const revisionRow = rowCodec({
  ...content,
  body: named('published', content.body),
  ...outline,
  author: person,
});

/** What tags were renamed to, see namesAfter. */
export const tagNamesRow = rowCodec({ names: json(z.record(z.string(), z.string())) });

/**
 * Who has read a head in one of these versions may still change it, if this operation wrote it last: only its tags were
 * renamed since.
 */
export const retaggedRow = rowCodec({ retaggedBy: z.string(), retaggedFrom: words });

export const begunColumn = z.object({ begun: z.string() });

/**
 * Replaces the draft of an artifact that was discarded before it was published, so that a late repeat does not create
 * it again.
 */
export const tombstoneRow = z.object({ discarded: z.literal(true), begun: z.string(), etag: z.string() });

export function artifactOf(row: Row): Artifact {
  const kept = artifactHead.read(row);
  return {
    ...kept,
    id: id.parse(row.rowKey?.slice(artifactKey('').length)),
    state: kept.revision > 0 ? 'published' : 'draft',
    etag: row.etag,
  };
}

export function revisionOf(row: Row): Revision {
  return { ...revisionOutline.read(row), number: number.parse(Number(row.rowKey?.slice(-4))) };
}

/** A whole revision. Those that were published before their bodies had a column of their own have them in `body`. */
export function publishedOf(row: Row): ReturnType<typeof revisionRow.read> {
  return revisionRow.read(row.published === undefined ? { ...row, published: row.body } : row);
}

export interface SavedDraft {
  readonly draft: ArtifactDraft;
  readonly saved: { readonly by: PersonRef; readonly at: string } | null;
}

export function savedDraftOf(row: Row): SavedDraft {
  const { saved, ...draft } = draftRow.read(row);
  return { draft, saved };
}

/** Whether a head's row says only that an artifact was discarded before it was published. */
export const isDiscarded = (row: Row): boolean => row.discarded === true;
