import {
  ARTIFACT_TYPES,
  type ArtifactDraft,
  type ArtifactType,
  TAXONOMY,
  type Taxonomy,
} from '../../domain/knowledge/artifact.ts';
import { isVisible } from '../../domain/shared/text.ts';
import { date } from '../../domain/shared/time.ts';
import { FRONT_MATTER, plainLines } from './markdown-edit.ts';

/** What a Markdown file says; null where it does not say. */
export interface Imported extends Pick<ArtifactDraft, 'title' | 'body' | 'reviewBy'> {
  readonly type: ArtifactType | null;
  readonly taxonomy: Taxonomy | null;
}

// What the domain refuses anywhere in a text: control characters and bidirectional overrides.
const UNWANTED = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Whether a file may be tried at all, by its name and the type the system gives it. */
export function looksLikeMarkdown(file: { readonly name: string; readonly type: string }): boolean {
  return /\.(md|markdown|mdown|txt)$/i.test(file.name) || /^text\/(markdown|plain)/.test(file.type);
}

/** A file's text: UTF-8, or else what Windows wrote before it; null if it is no text at all. */
export function textOf(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Reads Markdown with or without front matter. Without a title there, the first heading is one, or the file's name. */
export function readMarkdown(text: string, fileName: string): Imported {
  const clean = plainLines(text).replace(UNWANTED, '');
  const front = FRONT_MATTER.exec(clean);
  const said = new Map((front?.[1] ?? '').split('\n').flatMap(entryOf));
  let body = clean
    .slice(front?.[0].length ?? 0)
    .replace(/^\n+/, '')
    .trimEnd();
  const heading = /^#[ \t]+(.+?)[ \t#]*(?:\n|$)/.exec(body);
  let title = oneLine(said.get('title') ?? '');
  if (heading?.[1] && (!title || oneLine(heading[1]) === title)) {
    // The title stands above the text already.
    title ||= oneLine(heading[1]);
    body = body.slice(heading[0].length).replace(/^\n+/, '');
  }
  title ||= oneLine(fileName.replace(/\.\w+$/, '').replace(/[-_]+/g, ' '));
  const reviewBy = said.get('review-by') ?? said.get('reviewby') ?? '';
  return {
    title,
    body: visible(body),
    type: ARTIFACT_TYPES.find((one) => one === said.get('type')?.toLowerCase()) ?? null,
    taxonomy: TAXONOMY.find((one) => one === said.get('taxonomy')?.toLowerCase()) ?? null,
    reviewBy: date.safeParse(reviewBy).success ? reviewBy : null,
  };
}

/** Text that nobody can see is none. */
const visible = (text: string) => (isVisible(text) ? text : '');
const oneLine = (text: string) => visible(text.replace(/\s+/g, ' ').trim());

/** `key: value`, where the value may stand in quotation marks; nothing for any other line of YAML. */
function entryOf(line: string): [string, string][] {
  const entry = /^([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(line);
  if (!entry?.[1]) return [];
  const [, key, given = ''] = entry;
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/.exec(given);
  const value = quoted
    ? (quoted[1]?.replace(/\\(.)/g, '$1') ?? quoted[2]?.replace(/''/g, "'") ?? '')
    : given.replace(/\s+#.*$/, '');
  return [[key.toLowerCase(), value]];
}
