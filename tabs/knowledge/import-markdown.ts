import {
  ARTIFACT_TYPES,
  type ArtifactDraft,
  type ArtifactType,
  BODY_MAX,
} from '../../domain/knowledge/artifact.ts';
import { tagsOf } from '../../domain/knowledge/tags.ts';
import { TAXONOMY, type Taxonomy } from '../../domain/knowledge/taxonomy.ts';
import { isUnseen, plainWords, tokensOf } from '../../domain/shared/markdown-tokens.ts';
import { beginning, cleanProse, isVisible } from '../../domain/shared/text.ts';
import { date } from '../../domain/shared/time.ts';
import { headingsOf } from '../components/markdown-tasks.ts';
import { frontMatterOf, plainLines } from './front-matter.ts';

/** What a Markdown file says; null where it does not say. */
export interface Imported extends Pick<ArtifactDraft, 'title' | 'body' | 'reviewBy' | 'tags'> {
  readonly type: ArtifactType | null;
  readonly taxonomy: Taxonomy | null;
}

/** Whether a file may be tried at all, by its name and the type the system gives it. */
export function looksLikeMarkdown(file: { readonly name: string; readonly type: string }): boolean {
  return /\.(md|markdown|mdown|txt)$/i.test(file.name) || /^text\/(markdown|plain)/.test(file.type);
}

/** Reads Markdown with or without front matter. Without a title there, the first heading is one, or the file's name. */
export function readMarkdown(text: string, fileName: string): Imported {
  const { said, body: rest } = frontMatterOf(cleanProse(plainLines(text)));
  let body = rest.replace(/^\n+/, '').trimEnd();
  let title = oneLine(said.get('title') ?? '');
  const heading = titleHeading(body);
  if (heading?.words && (!title || heading.words === title)) {
    // The title stands above the text already.
    title ||= heading.words;
    body = body.slice(0, heading.from) + body.slice(heading.to).replace(/^\n+/, '');
  }
  title ||= oneLine(fileName.replace(/\.\w+$/, '').replace(/[-_]+/g, ' '));
  const reviewBy = said.get('review-by') ?? said.get('reviewby') ?? '';
  return {
    title,
    body: visible(body),
    type: ARTIFACT_TYPES.find((one) => one === said.get('type')?.toLowerCase()) ?? null,
    taxonomy:
      TAXONOMY.find((one) => one === (said.get('taxonomy') ?? said.get('area'))?.toLowerCase()) ?? null,
    reviewBy: date.safeParse(reviewBy).success ? reviewBy : null,
    tags: tagsOf(listed(said.get('tags') ?? '')),
  };
}

/** YAML's lists in one line: `[a, b]`, or items that stood on lines of their own, `- a - b`. */
function listed(text: string): string {
  const flow = /^\[(.*)\]$/.exec(text)?.[1] ?? text;
  const items = flow.startsWith('- ') ? flow.slice(2).split(/\s+- /) : flow.split(',');
  return items
    .map((item) =>
      item
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2')
        .replace(/^#/, ''),
    )
    .join();
}

/** The heading that a text begins with, if it is of the highest level or above all others. */
function titleHeading(body: string): { words: string; from: number; to: number } | null {
  // A longer text cannot be published as it is, and reading all of a very long one would take long.
  const tokens = tokensOf(beginning(body, BODY_MAX)) ?? [];
  const at = tokens.findIndex((token) => !isUnseen(token));
  const [first, ...others] = headingsOf(tokens);
  if (!first || tokens[at] !== first) return null;
  if (first.depth > 1 && others.some(({ depth }) => depth <= first.depth)) return null;
  const from = tokens.slice(0, at).reduce((length, { raw }) => length + raw.length, 0);
  return { words: visible(plainWords([first])), from, to: from + first.raw.length };
}

/** Text that nobody can see is none. */
const visible = (text: string) => (isVisible(text) ? text : '');
const oneLine = (text: string) => visible(text.replace(/\s+/g, ' ').trim());
