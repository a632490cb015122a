import type { CharterText } from '../../domain/charter/charter.ts';
import type { CommunityDraft, Role } from '../../domain/community/community.ts';
import type { Annotation } from '../../domain/knowledge/annotation.ts';
import type { ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import { type EvidenceSummary, triedOf } from '../../domain/knowledge/evidence.ts';
import { type AgendaItem, OPEN_ACTIONS_ITEM, TRIED_ITEM } from '../../domain/sessions/agenda.ts';
import type { Note } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Topic } from '../../domain/sessions/topic.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { beginning } from '../../domain/shared/text.ts';
import { finding, findingNoMore, findRow } from './find-store.ts';
import { findKey } from './keys.ts';
import type { Write } from './table.ts';

type FoundSession = Pick<
  Session,
  'id' | 'topic' | 'purpose' | 'taxonomy' | 'startsAt' | 'facilitator' | 'state' | 'artifactIds'
>;
type FoundItem = Pick<AgendaItem, 'kind' | 'title' | 'prompt'>;

/** The write that lets search find a new session, also for what is written in it. */
export const findingSession = (session: FoundSession, agenda: readonly FoundItem[]): Write =>
  finding({ ...sessionThing(session), more: agendaWords(agenda) });

/** The write for a session that was changed. Without an agenda it is found by the words of its agenda as before. */
export const findingSessionAgain = (session: FoundSession, agenda?: readonly FoundItem[]): Write => ({
  do: 'touch',
  key: findKey('session', session.id),
  row: findRow.changed({ ...sessionThing(session), ...(agenda && { more: agendaWords(agenda) }) }),
});

function sessionThing(session: FoundSession) {
  const { id, topic, purpose, taxonomy, startsAt, facilitator, state, artifactIds } = session;
  return {
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
  };
}

const ON_EVERY_AGENDA: readonly FoundItem[] = [OPEN_ACTIONS_ITEM, TRIED_ITEM];

/** More than the items have room for that people add, and less than a row has room for in any script. */
const AGENDA_MAX = 15_000;

/** What stands on an agenda, but not what stands on every agenda. */
function agendaWords(items: readonly FoundItem[]): string {
  const said = items.flatMap(({ kind, title, prompt }) => {
    const given = ON_EVERY_AGENDA.find((one) => one.kind === kind);
    return [title === given?.title ? '' : title, prompt === given?.prompt ? '' : prompt];
  });
  return beginning(said.filter((words) => words !== '').join('\n'), AGENDA_MAX);
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

/** What a charter says, line by line. */
export const charterLines = ({
  purpose,
  northStar,
  outcomes,
  norms,
  decisionRule,
}: Pick<CommunityDraft, 'purpose' | 'northStar' | 'norms'> &
  Partial<Pick<CharterText, 'outcomes' | 'decisionRule'>>): string[] =>
  [purpose, northStar, ...(outcomes ?? []), ...norms, decisionRule ?? ''].filter((line) => line !== '');

/** The write that lets search find what a community is for and has agreed on; version 0 is an organiser's. */
export function findingCharter(
  communityId: string,
  said: Parameters<typeof charterLines>[0],
  version: number,
  at: string,
): Write {
  return finding({
    kind: 'charter',
    id: communityId,
    title: version > 0 ? 'Charter' : '',
    text: charterLines(said).join('\n'),
    author: '',
    owner: '',
    within: null,
    taxonomy: null,
    facet: 'charter',
    at,
    shows: { version },
  });
}

export const annotationIn = (artifactId: string, annotationId: string) => `${artifactId}|${annotationId}`;

/** The pilot that it names is left out: not everybody sees that one. */
export function findingAnnotation(
  artifactId: string,
  { id, kind, words, context, author, at, answers }: Omit<Annotation, 'etag'>,
): Write {
  return finding({
    kind: 'annotation',
    id: annotationIn(artifactId, id),
    title: '',
    text: [words, context, ...answers.map((answer) => answer.words)].filter(Boolean).join('\n'),
    author: author.name,
    owner: author.name,
    within: findKey('artifact', artifactId),
    taxonomy: null,
    facet: 'annotation',
    at,
    shows: { annotationKind: kind },
  });
}

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
