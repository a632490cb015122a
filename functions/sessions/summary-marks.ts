import { createHash } from 'node:crypto';
import { inOrder, type Note, noteName } from '../../domain/sessions/note.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 10);

/** So many marks fit into one column. Of a session with more notes the first are told apart. */
const MARKS_MAX = 1_400;

/**
 * What stands for a note in a summary that was sent: its name and what the summary says of it, hashed, so that a note
 * that is taken away leaves nothing of its words behind. Whether an action is done is left out: that changes by itself.
 */
function markOf(note: Note): string {
  const { kind, text, author, owner, due } = note;
  return hash(noteName(note)) + hash(JSON.stringify([kind, text, author?.id, owner?.id, due]));
}

const nameIn = (mark: string) => mark.slice(0, 10);

export function marksOf(notes: readonly Note[]): ReadonlySet<string> {
  return new Set([...notes].sort(inOrder).slice(0, MARKS_MAX).map(markOf));
}

/** What has changed in a summary since one with these marks; null if nothing has. */
export function changesSince(notes: readonly Note[], marks: ReadonlySet<string>) {
  const before = new Set([...marks].map(nameIn));
  const ordered = [...notes].sort(inOrder);
  const some = ordered.slice(0, MARKS_MAX).filter((note) => !marks.has(markOf(note)));
  const wasThere = (note: Note) => before.has(nameIn(markOf(note)));
  const added = some.filter((note) => !wasThere(note));
  const changed = some.filter(wasThere);
  const now = new Set(ordered.map((note) => nameIn(markOf(note))));
  const removed = [...before].filter((name) => !now.has(name)).length;
  return added.length + changed.length + removed > 0 ? { added, changed, removed } : null;
}

export const sameMarks = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  a.size === b.size && [...a].every((mark) => b.has(mark));
