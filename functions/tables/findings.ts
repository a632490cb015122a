import type { Role } from '../../domain/community/community.ts';
import type { ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import { type EvidenceSummary, triedOf } from '../../domain/knowledge/evidence.ts';
import type { Note } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Topic } from '../../domain/sessions/topic.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { finding, findingNoMore, findRow } from './find-store.ts';
import { findKey } from './keys.ts';
import type { Write } from './table.ts';

/** The write that lets search find a session as it is now, also for what is written in it. */
export function findingSession(
  session: Pick<
    Session,
    'id' | 'topic' | 'purpose' | 'taxonomy' | 'startsAt' | 'facilitator' | 'state' | 'artifactIds'
  >,
): Write {
  const { id, topic, purpose, taxonomy, startsAt, facilitator, state, artifactIds } = session;
  return finding({
    kind: 'session',
    id,
    title: topic,
    text: purpose,
    author: '',
    owner: facilitator.name,
    within: null,
    taxonomy,
    facet: 'session',
    at: startsAt,
    shows: { cancelled: state === 'cancelled' },
    artifacts: state === 'cancelled' ? [] : artifactIds,
  });
}

export function findingArtifact(
  id: string,
  { title, type, taxonomy, body, tags }: ArtifactDraft,
  by: PersonRef,
  at: Date,
  evidence: EvidenceSummary,
  /** The revision whose rows have all of its text; 0 where it is the beginning and all. */
  longIn: number,
): Write {
  return finding({
    kind: 'artifact',
    id,
    title,
    text: body,
    author: by.name,
    owner: '',
    within: null,
    taxonomy,
    facet: 'artifact',
    at: at.toISOString(),
    shows: { type },
    tags,
    longIn,
    ...triedIn(evidence),
  });
}

const triedIn = (evidence: EvidenceSummary) => ({
  tried: triedOf(evidence),
  worked: evidence.verdicts.worked,
});

/** The write after which search ranks a published artifact by this evidence. */
export const findingTried = (artifactId: string, evidence: EvidenceSummary): Write => ({
  do: 'touch',
  key: findKey('artifact', artifactId),
  row: findRow.changed(triedIn(evidence)),
});

/** The write after which search finds a published artifact by these tags. */
export const findingTags = (artifactId: string, tags: readonly string[]): Write => ({
  do: 'touch',
  key: findKey('artifact', artifactId),
  row: findRow.changed({ tags }),
});

export function findingMember({ id, name, role }: PersonRef & { readonly role: Role }): Write {
  return finding({
    kind: 'member',
    id,
    title: name,
    text: '',
    author: '',
    owner: '',
    within: null,
    taxonomy: null,
    facet: 'member',
    at: null,
    shows: { role },
  });
}

export const findingMemberNoMore = (id: string): Write => findingNoMore('member', id);

export function findingTopic({ id, title, why, by, taxonomy, at, state }: Omit<Topic, 'etag'>): Write {
  return finding({
    kind: 'topic',
    id,
    title,
    text: why,
    author: by.name,
    owner: '',
    within: null,
    taxonomy,
    facet: 'topic',
    at,
    shows: { state },
  });
}

const noteIdOf = (sessionId: string, authorKey: string, noteId: string) =>
  `${sessionId}|${authorKey}|${noteId}`;

const noteText = ({ text, tags }: Pick<Note, 'text' | 'tags'>) => [text, ...tags].join(' ');

/** The write for a new note, which has no row yet. */
export function findingNote(sessionId: string, note: Omit<Note, 'etag'>): Write {
  const row = finding({
    kind: 'note',
    id: noteIdOf(sessionId, note.authorKey, note.id),
    title: '',
    text: noteText(note),
    author: note.author?.name ?? '',
    owner: note.owner?.name ?? '',
    within: findKey('session', sessionId),
    taxonomy: null,
    facet: note.kind,
    at: note.writtenAt,
    shows: { noteKind: note.kind },
    tags: note.tags,
  });
  return { ...row, do: 'create' };
}

/** The write for a note's new content. Its time of writing stays. */
export function findingNoteAgain(
  sessionId: string,
  authorKey: string,
  noteId: string,
  { kind, owner, ...said }: Pick<Note, 'kind' | 'text' | 'tags' | 'owner'>,
): Write {
  const row = findRow.changed({
    text: noteText(said),
    owner: owner?.name ?? '',
    facet: kind,
    shows: { noteKind: kind },
    tags: said.tags,
  });
  return { do: 'touch', key: findKey('note', noteIdOf(sessionId, authorKey, noteId)), row };
}

export const findingNoteNoMore = (sessionId: string, authorKey: string, noteId: string): Write =>
  findingNoMore('note', noteIdOf(sessionId, authorKey, noteId));
