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
import type { TagNames } from '../../domain/knowledge/tags.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { artifactKey, draftPartKey } from './keys.ts';
import { inParts, partsOf, textPart } from './long-texts.ts';
import {
  byAndAt,
  group,
  ifMissing,
  json,
  named,
  orNull,
  person,
  rowCodec,
  type Value,
  words,
} from './row-codec.ts';
import type { Columns, Row, Write } from './table.ts';

const { id, state, etag, owner, reviewed, ...head } = artifact.shape;
const { number, ...outline } = revision.shape;
/** Rows from before tags existed have none. */
const tags = ifMissing('[]', json(z.array(z.string())));
const content = { ...savedDraft.shape, reviewBy: orNull(savedDraft.shape.reviewBy), tags };

const later = {
  owner: ifMissing('', orNull(person)),
  reviewed: ifMissing('', orNull(byAndAt)),
};

export const artifactHead = rowCodec({
  ...head,
  reviewBy: orNull(head.reviewBy),
  tags,
  changedBy: person,
  madeFrom: ifMissing('', orNull(json(templateOrigin))),
  ...later,
});
/** Who had looked at an artifact before whoever looked last, for when that is taken back. */
export const reviewedBeforeRow = rowCodec({ reviewedBefore: later.reviewed });
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

const pairs = z.array(z.tuple([z.string(), z.string()]));
/** By hand, because z.record leaves out `__proto__`. */
const byKey = z
  .custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
  .transform((value) => Object.entries(value))
  .pipe(pairs);
/** What tags were renamed to as an object, which the version before reads; some rows have it in pairs. */
const storedNames = z.union([pairs, byKey]).transform((all): TagNames => new Map(all));
/** An object has keys that are numbers first, so their order is kept apart; the version before does not write it. */
const namesInOrder = group({
  names: json(storedNames, (names) => Object.fromEntries(names)),
  order: ifMissing('[]', json(z.array(z.string()))),
});

/** What tags were renamed to, in the order in which that was done, see namesAfter. */
export const tagNamesRow = rowCodec({
  names: (name: string) => {
    const { shape, from, to } = namesInOrder(name);
    return {
      shape,
      from: (parsed: Parameters<typeof from>[0]): TagNames => {
        const { names, order } = from(parsed);
        const known = order.filter((key) => names.has(key));
        return new Map([...known.map((key) => [key, names.get(key) ?? ''] as const), ...names]);
      },
      to: (names: TagNames) => to({ names, order: [...names.keys()] }),
    };
  },
});

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

/**
 * A whole revision; where its text is long, `text` of its parts. Those that were published before their bodies had a
 * column of their own have them in `body`.
 */
export function publishedOf(row: Row, text?: string): ReturnType<typeof revisionRow.read> {
  return revisionRow.read({ ...row, published: text ?? row.published ?? row.body });
}

/** The columns of a revision. A long text stands in rows of its own, and earlier versions refuse a row without it. */
export function revisionColumns(value: Parameters<typeof revisionRow.columns>[0], parts: number): Columns {
  const { published, ...others } = revisionRow.columns(value);
  return parts > 0 ? { ...others, parts } : { ...others, published: published ?? '' };
}

export interface SavedDraft {
  readonly draft: ArtifactDraft;
  readonly saved: { readonly by: PersonRef; readonly at: string } | null;
  /** In how many rows beside its own its text stands. */
  readonly parts: number;
  /** The version of these rows. */
  readonly version: string;
}

/** A draft; a long text is put together by `wholeDraft`. */
export function savedDraftOf(row: Row): SavedDraft {
  const { parts, version } = partsOf(row);
  const { saved, ...draft } = draftRow.read(parts > 0 ? { ...row, body: '' } : row);
  return { draft, saved, parts, version };
}

/** Whether a head's row says only that an artifact was discarded before it was published. */
export const isDiscarded = (row: Row): boolean => row.discarded === true;

export type TextPart = Value<typeof textPart>;

/** The draft with its text; null where its parts are those of another version, because it is being saved. */
export function wholeDraft(saved: SavedDraft, parts: readonly TextPart[]): SavedDraft | null {
  if (saved.parts === 0) return saved;
  const own = parts.slice(0, saved.parts);
  if (own.length < saved.parts || own.some(({ version }) => version !== saved.version)) return null;
  return { ...saved, draft: { ...saved.draft, body: own.map(({ text }) => text).join('') } };
}

/** The writes of a draft; `before` is the draft that it replaces. */
export function draftWrites(
  artifactId: string,
  draft: ArtifactDraft,
  saved: SavedDraft['saved'],
  version: string,
  before: Pick<SavedDraft, 'parts'> | null,
): { row: Columns; others: Write[] } {
  const parts = inParts(draft.body);
  const { body, ...others } = draftRow.columns({ ...draft, saved });
  const long = parts.length > 1 ? parts : [];
  return {
    row: long.length > 0 ? { ...others, parts: long.length, version } : { ...others, body: body ?? '' },
    others: [
      ...long.map(
        (text, part): Write => ({
          do: 'put',
          key: draftPartKey(artifactId, part),
          row: textPart.columns({ text, version }),
        }),
      ),
      ...withoutParts(artifactId, long.length, before?.parts ?? 0),
    ],
  };
}

/** The writes that remove parts of a draft's text. */
export const withoutParts = (artifactId: string, from: number, to: number): Write[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, n) => ({
    do: 'clear',
    key: draftPartKey(artifactId, from + n),
  }));
