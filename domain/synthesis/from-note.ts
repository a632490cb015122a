import { type ArtifactDraft, BODY_MAX } from '../knowledge/artifact.ts';
import type { Note, NoteKind } from '../sessions/note.ts';
import type { Session } from '../sessions/session.ts';
import { escapeMarkdown } from '../shared/markdown.ts';
import { beginning } from '../shared/text.ts';
import { sayDay } from './period.ts';
import { said } from './report-words.ts';

/** Under which question of a case note a note of each kind stands. */
const UNDER: Record<NoteKind, 'What happened' | 'What we did' | 'What came of it'> = {
  story: 'What happened',
  failure: 'What happened',
  question: 'What happened',
  decision: 'What we did',
  action: 'What we did',
  insight: 'What came of it',
};

const TITLE_MAX = 60;
/** A shorter beginning says too little, such as “Dr.”. */
const TITLE_MIN = 12;
/** A shorter clause, such as “When I came back”, is not what it is about. */
const CLAUSE_MIN = 24;

const SENTENCE = new RegExp(`^(.{${TITLE_MIN},}?(?:[.!?…](?=\\s|$)|[。！？]))`, 'u');

/** A title from the words of a note: its first sentence, or as much of it as a title holds. */
export function titleOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const [, first = line] = SENTENCE.exec(line) ?? [];
  const sentence = first.replace(/[.。…]+$/u, '').trim() || first;
  if (sentence.length <= TITLE_MAX) return sentence;
  const most = beginning(sentence, TITLE_MAX - 1);
  const clause = most.slice(0, Math.max(0, most.search(/[,;:–—](?=[^,;:–—]*$)/u))).trim();
  if (clause.length >= CLAUSE_MIN) return clause;
  const words = most.includes(' ') ? most.slice(0, most.lastIndexOf(' ')) : most;
  return `${words.trimEnd()}…`;
}

/**
 * A case note that begins with the words of a note, below the one question that they answer. It does not say who wrote
 * them: the page says that beside it, from the note, where the note says it.
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
  const words = escapeMarkdown(note.text.trim()).split('\n').join('  \n');
  const link = `[${said(topic)}](/communities/${communityId}/sessions/${id})`;
  const body = `**Session:** ${link}. **When:** ${sayDay(wall.date)}.\n\n## ${UNDER[note.kind]}\n\n${words}\n`;
  return {
    title: titleOf(note.text),
    type: 'case note',
    taxonomy,
    body: beginning(body, BODY_MAX),
    reviewBy: null,
    tags: [],
  };
}
