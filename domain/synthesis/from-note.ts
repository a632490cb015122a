import { type ArtifactDraft, BODY_MAX, TITLE_MAX } from '../knowledge/artifact.ts';
import type { Note, NoteKind } from '../sessions/note.ts';
import type { Session } from '../sessions/session.ts';
import { escapeMarkdown } from '../shared/markdown.ts';
import { beginning } from '../shared/text.ts';
import { sayDay } from './period.ts';
import { said } from './report-words.ts';

/** The questions of a case note, in their order, and under which of them a note of each kind stands. */
const HEADINGS = ['What happened', 'What we did', 'What came of it', 'What we would do differently'] as const;
const UNDER: Record<NoteKind, (typeof HEADINGS)[number]> = {
  story: 'What happened',
  failure: 'What happened',
  question: 'What happened',
  decision: 'What we did',
  action: 'What we did',
  insight: 'What came of it',
};

/**
 * A case note that begins with the words of a note. It does not say who wrote them: that stands in the session, where
 * it stands at all.
 */
export function caseNoteOf(
  note: Pick<Note, 'kind' | 'text'>,
  {
    communityId,
    id,
    topic,
    taxonomy,
    wall,
  }: Pick<Session, 'communityId' | 'id' | 'topic' | 'taxonomy' | 'wall'>,
): ArtifactDraft {
  const line = note.text.replace(/\s+/g, ' ').trim();
  const title = line.length > TITLE_MAX ? `${beginning(line, TITLE_MAX - 1).trimEnd()}…` : line;
  const words = escapeMarkdown(note.text.trim()).split('\n').join('  \n');
  const link = `[${said(topic)}](/communities/${communityId}/sessions/${id})`;
  const parts = HEADINGS.map((heading) =>
    UNDER[note.kind] === heading ? `## ${heading}\n\n${words}` : `## ${heading}`,
  );
  const body = [`**Session:** ${link}. **When:** ${sayDay(wall.date)}.`, ...parts].join('\n\n');
  return { title, type: 'case note', taxonomy, body: beginning(body, BODY_MAX), reviewBy: null, tags: [] };
}
