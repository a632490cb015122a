import * as z from 'zod';
import { formsOf } from '../../domain/glossary/term.ts';
import { artifactType } from '../../domain/knowledge/artifact.ts';
import { noteName } from '../../domain/sessions/note.ts';
import { addDays, wallTime } from '../../domain/shared/time.ts';
import { isWithin, type Period } from '../../domain/synthesis/period.ts';
import type {
  SourceNote,
  SourcePilot,
  SourceRevision,
  SourceSession,
  Sources,
  SourceTerm,
  SourceTopic,
} from '../../domain/synthesis/sources.ts';
import { concurrencyLimiter } from '../outbox/concurrency-limiter.ts';
import { annotationOf } from '../tables/evidence-rows.ts';
import { inSession, KEYS, overPilotKey, pilotKey } from '../tables/keys.ts';
import { revisionOf, revisionOutline } from '../tables/knowledge-rows.ts';
import { noteIfThere } from '../tables/note-rows.ts';
import { listedPilotRow, storedPilotOf } from '../tables/pilot-rows.ts';
import type { Place } from '../tables/place.ts';
import type { Row } from '../tables/table.ts';
import { KEYS as TERM_KEYS, TERMS, termRow } from '../tables/term-rows.ts';
import type { World } from '../world.ts';

/** The notes of so many sessions are read at once. */
const SESSIONS_AT_ONCE = 12;
/** The latest sessions that are read: two a week for a year. */
const SESSIONS_MAX = 108;
/** How many notes are read of a session at most; a report names far fewer. */
const NOTES_MAX = 400;

interface Window {
  readonly period: Period;
  readonly zone: string;
  /** Moments around the period, wherever on earth its days are meant. */
  readonly since: Date;
  readonly until: Date;
}

/**
 * What a report of a period is assembled from. One storage call each for sessions, pilots, their lessons, what was
 * published, open and planned topics, terms, and one for the notes of each session; more only where one of them is longer
 * than a page of a thousand rows.
 */
export async function sourcesOf(world: World, place: Place, period: Period): Promise<Sources> {
  const zone = (await world.communities.lately(place, world.now()))?.zone ?? 'UTC';
  const window = {
    period,
    zone,
    since: new Date(`${addDays(period.from, -1)}T00:00:00Z`),
    until: new Date(`${addDays(period.to, 2)}T00:00:00Z`),
  };
  const held = sessionsIn(world, place, window);
  const [sessions, notes, pilots, revisions, topics, terms] = await Promise.all([
    held,
    held.then((some) => notesOf(world, place, some)),
    pilotsIn(world, place, window),
    revisionsIn(world, place, window),
    topicsNow(world, place),
    termsNow(world, place),
  ]);
  return { communityId: place.communityId, period, sessions, notes, pilots, revisions, topics, terms };
}

const dayOf = (at: string, { zone }: Window) => wallTime(at, zone).date;
const byDay = (a: { readonly on: string; readonly id: string }, b: typeof a) =>
  a.on.localeCompare(b.on) || (a.id < b.id ? -1 : 1);

async function sessionsIn(
  world: World,
  place: Place,
  { period, since, until }: Window,
): Promise<SourceSession[]> {
  const near = await world.sessions.since(place, since, until);
  return near
    .filter(({ state, wall }) => state === 'closed' && isWithin(period, wall.date))
    .map(({ id, topic, wall, taxonomy, artifactIds }) => ({
      id,
      topic,
      on: wall.date,
      area: taxonomy,
      artifactIds,
    }))
    .sort(byDay)
    .slice(-SESSIONS_MAX);
}

async function notesOf(
  { table }: World,
  place: Place,
  sessions: readonly SourceSession[],
): Promise<SourceNote[]> {
  const of = (row: Row) => {
    const note = noteIfThere(row);
    return note && { ...note, sessionId: row.rowKey?.split('|')[1] ?? '' };
  };
  // A range of its own for each: the notes of sessions do not stand together, and what is between them is not read.
  const limited = concurrencyLimiter(SESSIONS_AT_ONCE);
  const read = ({ id }: SourceSession) =>
    limited('', () =>
      table.range(
        place.partition,
        inSession(id, 'note|'),
        inSession(id, 'note|~~'),
        { key: KEYS.note, of },
        { top: NOTES_MAX },
      ),
    );
  const found = (await Promise.all(sessions.map(read))).flat().flatMap((one) => one ?? []);
  const order = new Map(sessions.map(({ id }, at) => [id, at]));
  // In the order of sessions and of keys: the order in which notes were written would tell of those without a name.
  return found
    .map(({ sessionId, kind, text, tags, agendaItemId, done, ...ref }) => ({
      sessionId,
      name: noteName(ref),
      kind,
      text,
      tags,
      agendaItemId,
      done,
    }))
    .sort(
      (a, b) =>
        (order.get(a.sessionId) ?? 0) - (order.get(b.sessionId) ?? 0) ||
        (idOf(a.name) < idOf(b.name) ? -1 : 1),
    );
}

async function termsNow({ table }: World, place: Place): Promise<SourceTerm[]> {
  const of = (row: Row) => ({ id: row.rowKey?.split('|')[1] ?? '', entry: termRow.read(row).entry });
  const found = await table.range(place.partition, ...TERMS, { key: TERM_KEYS.term, of });
  return found.flatMap(({ id, entry }) => (entry ? [{ id, forms: formsOf(entry) }] : []));
}

/** Not by the author's key, which would put all notes without a name last. */
const idOf = (name: string) => name.slice(name.indexOf('.'));

async function pilotsIn({ table }: World, place: Place, window: Window): Promise<SourcePilot[]> {
  const [from, to] = [window.since.toISOString(), window.until.toISOString()];
  const lesson = (row: Row) =>
    [row.rowKey?.split('|').at(-1) ?? '', listedPilotRow.read(row).lesson] as const;
  const [heads, lessons] = await Promise.all([
    table.range(
      place.partition,
      pilotKey(''),
      pilotKey('~'),
      { key: KEYS.pilot, of: (row: Row) => storedPilotOf(place.communityId, row).pilot },
      {
        where: (odata) =>
          odata`(reportedAt ge ${from} and reportedAt lt ${to}) or (begunAt ge ${from} and begunAt lt ${to})`,
      },
    ),
    table.range(place.partition, overPilotKey(window.until, ''), overPilotKey(window.since, '~'), {
      key: KEYS.pilots,
      of: lesson,
    }),
  ]);
  const lessonOf = new Map(lessons);
  return heads
    .flatMap(({ id, title, origin, artifact, state, verdict, reportedAt, begunAt }) => {
      const isReported = state === 'reported' && reportedAt !== null;
      const isOver = isReported && isWithin(window.period, dayOf(reportedAt, window));
      if (!isOver && !isWithin(window.period, dayOf(begunAt, window))) return [];
      const grown = origin?.kind === 'note' || origin?.kind === 'session' ? origin : null;
      const pilot: SourcePilot = {
        id,
        // Not everybody who may read a report sees a pilot before it is reported.
        title: isReported ? title : '',
        sessionId: grown?.sessionId ?? null,
        noteName: grown?.kind === 'note' ? noteName({ authorKey: grown.authorKey, id: grown.noteId }) : null,
        artifact: artifact && { id: artifact.id, title: artifact.title },
        verdict: isReported ? verdict : null,
        isOver,
        lesson: isOver ? (lessonOf.get(id) ?? '') : '',
      };
      return [{ pilot, id, on: reportedAt ?? begunAt }];
    })
    .sort(byDay)
    .map(({ pilot }) => pilot);
}

const typeColumn = z.object({ type: artifactType });
/** The columns of a revision but for its text, and those that tell which annotation a revision has taken up. */
const COLUMNS = [
  ...revisionOutline.names,
  ...[
    'type',
    'kind',
    'words',
    'context',
    'authorId',
    'authorName',
    'at',
    'edited',
    'quote',
    'anchor',
    'revision',
  ],
  ...['madeIn', 'state', 'session', 'pilot', 'ended', 'answers'],
];

async function revisionsIn({ table }: World, place: Place, window: Window): Promise<SourceRevision[]> {
  const [from, to] = [window.since.toISOString(), window.until.toISOString()];
  const artifactIn = (row: Row) => row.rowKey?.split('|')[1] ?? '';
  const of = (row: Row) => {
    if (KEYS.revision.test(row.rowKey ?? ''))
      return { artifactId: artifactIn(row), revision: { ...revisionOf(row), ...typeColumn.parse(row) } };
    return { artifactId: artifactIn(row), taken: annotationOf(row)?.ended?.revision ?? null };
  };
  const found = await table.range(
    place.partition,
    'in-artifact|',
    'in-artifact|~',
    { key: KEYS.inArtifact, of },
    {
      where: (odata) =>
        // What was taken up in the period was written then, or later.
        `${odata`(publishedAt ge ${from} and publishedAt lt ${to})`} or ${odata`(state eq ${'incorporated'} and Timestamp ge ${window.since})`}`,
      select: COLUMNS,
    },
  );
  const takenUp = new Map<string, number>();
  for (const { artifactId, taken } of found) {
    const name = `${artifactId} ${taken}`;
    if (taken) takenUp.set(name, (takenUp.get(name) ?? 0) + 1);
  }
  return found
    .flatMap(({ artifactId, revision }) => {
      if (!revision || !isWithin(window.period, dayOf(revision.publishedAt, window))) return [];
      const { number, title, type, changeNote, publishedAt } = revision;
      // Reports of earlier periods are no news of this one.
      if (type === 'synthesis report') return [];
      const incorporated = takenUp.get(`${artifactId} ${number}`) ?? 0;
      const on = dayOf(publishedAt, window);
      return [
        { artifactId, number, title, type, changeNote, on, incorporated, id: `${publishedAt} ${artifactId}` },
      ];
    })
    .sort(byDay)
    .map(({ id: _, ...revision }) => revision);
}

async function topicsNow({ topics }: World, place: Place): Promise<SourceTopic[]> {
  const lists = await Promise.all([topics.list(place, 'open'), topics.list(place, 'planned')]);
  return lists.flatMap(({ topics: some }) =>
    some.map(({ topic: { id, title, votes, state, from } }) => {
      const note = from?.kind === 'note' ? from : null;
      return {
        id,
        title,
        votes,
        isOpen: state === 'open',
        sessionId: note?.sessionId ?? null,
        noteName: note && noteName({ authorKey: note.authorKey, id: note.noteId }),
      };
    }),
  );
}
