import {
  type ArtifactDraft,
  type ArtifactType,
  BODY_MAX,
  TITLE_MAX,
} from '../../../domain/knowledge/artifact.ts';
import { artifactPath, withLinks } from '../../../domain/knowledge/artifact-links.ts';
import type { ArtifactPage } from '../../../domain/knowledge/contract.ts';
import { tagsOf } from '../../../domain/knowledge/tags.ts';
import type { Taxonomy } from '../../../domain/knowledge/taxonomy.ts';
import { idFor } from '../../../domain/shared/hash.ts';
import { id as anId } from '../../../domain/shared/ids.ts';
import { escapeMarkdown } from '../../../domain/shared/markdown.ts';
import { beginning } from '../../../domain/shared/text.ts';
import { fold } from '../../../domain/shared/words.ts';
import { frontMatterOf, plainLines } from '../front-matter.ts';
import { type Imported, readMarkdown } from '../import-markdown.ts';
import { FORMAT, RECORD } from './artifact-file.ts';
import type { Collected, PassedReason } from './files.ts';
import { withRealChecklists } from './real-checklists.ts';

/** A file as it is read, before it is known what there is already. */
export interface ReadFile extends Imported {
  readonly path: string;
  /** The id that its artifact has or gets: the same file of the same folder always has the same. */
  readonly artifactId: string;
  /** Whether the file names the artifact itself, as an export does. */
  readonly isNamed: boolean;
}

/** What becomes of a file. `unclear`: what is there has the same place or title, and a person has to say. */
export type Outcome =
  | { readonly is: 'new' }
  | { readonly is: 'same' | 'update' | 'unclear'; readonly existing: Existing }
  /** Somebody has a draft of it, which an update would replace; of what was never published, somebody else. */
  | { readonly is: 'drafted'; readonly existing: Existing };

export type Existing = Pick<ArtifactPage, 'artifact' | 'body' | 'draft' | 'draftSaved'>;

export interface Refused {
  readonly path: string;
  readonly why: PassedReason | 'empty' | 'too-long' | 'record';
}

/** Reads what was collected. Nothing is asked of the server yet. */
export function readFiles(
  { root, files }: Pick<Collected, 'root' | 'files'>,
  communityId: string,
): { read: readonly ReadFile[]; refused: readonly Refused[] } {
  const refused: Refused[] = [];
  const read = new Map<string, ReadFile>();
  for (const { path, text } of files) {
    if (frontMatterOf(plainLines(text)).said.get('guildhall') === RECORD) {
      refused.push({ path, why: 'record' });
      continue;
    }
    const one = readFile(path, text, root, communityId);
    const why = one.body === '' ? 'empty' : one.body.length > BODY_MAX ? 'too-long' : null;
    if (why) refused.push({ path, why });
    else if (read.has(one.artifactId)) refused.push({ path, why: 'twice' });
    else read.set(one.artifactId, one);
  }
  return { read: [...read.values()], refused };
}

function readFile(path: string, text: string, root: string | null, communityId: string): ReadFile {
  const name = path.split('/').at(-1) ?? path;
  const { said, body } = frontMatterOf(plainLines(text));
  const named = anId.safeParse(said.get('id')).data;
  const artifactId = named ?? idFor(['import', communityId, root ?? '', path].join('|'));
  const imported = readMarkdown(text, name);
  if (named && said.get('guildhall') === FORMAT) {
    const title = beginning(said.get('title') ?? imported.title, TITLE_MAX);
    const exact = body.replace(/^\n/, '').replace(/\n$/, '');
    const tags = tagsOf(said.get('tags') ?? '');
    return { ...imported, title, tags, path, artifactId, isNamed: true, body: exact };
  }
  const isNamed = named !== undefined;
  const whole = withWholeTitle(imported);
  // What is too long is refused, and reading it would take long.
  const read = whole.body.length > BODY_MAX ? whole.body : withRealChecklists(whole.body);
  return { ...whole, path, artifactId, isNamed, body: read };
}

/** A title that is longer than an artifact's is cut, and stands before the text as a whole. */
function withWholeTitle(imported: Imported): Imported {
  const { title, body } = imported;
  if (title.length <= TITLE_MAX || body === '') return imported;
  const cut = `${beginning(title, TITLE_MAX - 1).trimEnd()}…`;
  return { ...imported, title: cut, body: `${escapeMarkdown(title)}\n\n${body}` };
}

/** What looks like a text that would be imported, and not like a picture. */
const TEXT_FILE = /(?:\.(?:md|markdown|mdown|txt)|\/[^./]+|^[^./]+)$/i;

/** A file’s text in which links to other files are links to their artifacts. `missing` gets those that lead nowhere. */
export function linkedBody(
  { path, body }: Pick<ReadFile, 'path' | 'body'>,
  communityId: string,
  ids: ReadonlyMap<string, string>,
  missing?: Set<string>,
): string {
  return withLinks(body, (href) => {
    const target = resolved(path, href);
    const artifactId = target === null ? undefined : ids.get(target.toLowerCase());
    if (target !== null && artifactId === undefined && TEXT_FILE.test(target)) missing?.add(target);
    return artifactId === undefined ? null : artifactPath(communityId, artifactId);
  });
}

/** The file that a relative link leads to, by its path below the root; null for any other link. */
function resolved(from: string, href: string): string | null {
  const [file = ''] = href.split('#');
  if (file === '' || file.startsWith('/') || /^[a-z][a-z\d+.-]*:/i.test(file)) return null;
  const parts = from.split('/').slice(0, -1);
  for (const part of decoded(file).split('/')) {
    if (part === '..' && parts.pop() === undefined) return null;
    if (part !== '..' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What a person decides for a file. null: the file does not say, and nobody has said yet. */
export interface Choice {
  readonly taken: boolean;
  readonly type: ArtifactType | null;
  readonly taxonomy: Taxonomy | null;
  /** For what is unclear: whether it becomes a new artifact or updates the one that is there. */
  readonly as: 'new' | 'update' | null;
}

/**
 * The draft that a file becomes; null while something is not decided. What it does not say stays as it is in the
 * artifact that it updates, if it updates one.
 */
export function draftOf(
  { title, reviewBy, tags }: ReadFile,
  body: string,
  { type, taxonomy }: Choice,
  updated: Existing | null,
): ArtifactDraft | null {
  if (type === null || taxonomy === null) return null;
  const before = updated && (updated.draft ?? updated.artifact);
  return {
    title,
    type,
    taxonomy,
    reviewBy: reviewBy ?? before?.reviewBy ?? null,
    tags: tags.length > 0 ? tags : (before?.tags ?? []),
    body,
  };
}

/** What becomes of a file for me, given the artifact with its id, or else one that has its title. */
export function outcomeOf(
  file: ReadFile,
  body: string,
  found: Existing | null,
  twin: Existing | null,
  me: string | null,
): Outcome {
  if (!found) return twin ? { is: 'unclear', existing: twin } : { is: 'new' };
  const { artifact, draft, draftSaved } = found;
  if (isSame(file, body, found)) return { is: 'same', existing: found };
  const isMine = (draftSaved?.by ?? artifact.changedBy).id === me;
  if (draft && (artifact.state === 'published' || !isMine)) return { is: 'drafted', existing: found };
  const hasItsTitle = fold(file.title) === fold(artifact.title);
  return { is: file.isNamed || hasItsTitle ? 'update' : 'unclear', existing: found };
}

/** Whether a file says what is there, in its draft or, without one, as it is published. */
function isSame(file: ReadFile, body: string, { artifact, draft, body: published }: Existing): boolean {
  const is = draft ?? { ...artifact, body: published ?? '' };
  return (
    is.body.trimEnd() === body.trimEnd() &&
    is.title === file.title &&
    (file.type ?? is.type) === is.type &&
    (file.taxonomy ?? is.taxonomy) === is.taxonomy &&
    (file.reviewBy ?? is.reviewBy) === is.reviewBy &&
    (file.tags.length === 0 || file.tags.join() === is.tags.join())
  );
}
