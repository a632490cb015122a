import type { GlossaryEntry } from '../../../domain/glossary/term.ts';
import type { Annotation } from '../../../domain/knowledge/annotation.ts';
import { escapeMarkdown } from '../../../domain/shared/markdown.ts';
import { fold } from '../../../domain/shared/words.ts';
import { ANNOTATION_KIND_WORDS, NOTES } from '../annotations/texts.ts';
import { quoted, RECORD } from './artifact-file.ts';
import { RECORDS } from './texts.ts';

// What an export holds beside the artifacts, to be read by people: an import passes it over.

const fileOf = (title: string, parts: readonly string[]): string =>
  `${[`---\nguildhall: ${RECORD}\ntitle: ${quoted(title)}\n---`, `# ${escapeMarkdown(title)}`, ...parts].join('\n\n')}\n`;

const quote = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${escapeMarkdown(line)}`.trimEnd())
    .join('\n');

const inLines = (text: string): string => text.split('\n').map(escapeMarkdown).join('\n');

/** The approved terms of the glossary in the order of the alphabet; null where there are none. */
export function glossaryFile(terms: readonly GlossaryEntry[]): string | null {
  if (terms.length === 0) return null;
  const also = (label: string, words: readonly string[]) =>
    words.length > 0 ? [`${label}: ${words.map(escapeMarkdown).join(', ')}`] : [];
  return fileOf(
    RECORDS.glossary,
    [...terms]
      .sort((a, b) => (fold(a.term) < fold(b.term) ? -1 : 1))
      .map(({ term, definition, synonyms, notConfused }) =>
        [
          `## ${escapeMarkdown(term)}`,
          definition,
          ...also(RECORDS.synonyms, synonyms),
          ...also(RECORDS.notConfused, notConfused),
        ].join('\n\n'),
      ),
  );
}

function endOf({ ended, state }: Annotation): string[] {
  if (state === 'withdrawn') return [NOTES.withdrawn];
  if (!ended) return [];
  if (ended.revision !== null) return [inLines(NOTES.takenUp(ended.revision, ended.by.name))];
  return [`${inLines(NOTES.declinedBy(ended.by.name))}: ${inLines(ended.reason)}`];
}

/** What was said of an artifact, the oldest first, with its answers and how it ended; null where nothing was. */
export function annotationsFile(title: string, annotations: readonly Annotation[]): string | null {
  if (annotations.length === 0) return null;
  return fileOf(
    RECORDS.annotations(title),
    [...annotations]
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map((one) =>
        [
          `## ${ANNOTATION_KIND_WORDS[one.kind]}: ${escapeMarkdown(one.author.name)}, ${one.at.slice(0, 10)}`,
          RECORDS.madeIn(one.madeIn),
          ...(one.quote ? [quote(one.quote)] : []),
          ...(one.words ? [inLines(one.words)] : []),
          ...(one.context ? [`${RECORDS.context}: ${inLines(one.context)}`] : []),
          ...endOf(one),
          ...one.answers.map(({ by, at, words }) =>
            `- ${escapeMarkdown(by.name)}, ${at.slice(0, 10)}: ${inLines(words)}`.replaceAll('\n', '\n  '),
          ),
        ].join('\n\n'),
      ),
  );
}
