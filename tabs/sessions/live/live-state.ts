import type { Agenda } from '../../../domain/sessions/agenda.ts';
import { LIVE_AGE_MS, type Live } from '../../../domain/sessions/live-contract.ts';
import {
  inOrder,
  isSameNote,
  type Note,
  type NoteRef,
  noteName,
  replaced,
} from '../../../domain/sessions/note.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import type { ToldRound } from '../../../domain/sessions/told-round.ts';
import type { SharedWalk } from '../../../domain/sessions/walk.ts';
import type { PersonRef } from '../../../domain/shared/ids.ts';
import { unknownShape } from '../../api/problem.ts';

/** What the panel knows of a session: the answers so far, merged. */
export interface LiveState extends Pick<Live, 'unattributedNotes' | 'abilities' | 'cursor'> {
  readonly session: Session;
  readonly agenda: Agenda;
  /** By agenda item and time when first seen; whatever comes later stands at the end, so that nothing moves. */
  readonly notes: readonly Note[];
  /** Who ticked which checklist item, by `tickKey`. */
  readonly ticks: ReadonlyMap<string, PersonRef>;
  /** Walks through decision trees, by artifact; those that are over too. */
  readonly walks: ReadonlyMap<string, SharedWalk>;
  /** Rounds of scoring begun here, by their id; those that are over too. */
  readonly rounds: ReadonlyMap<string, ToldRound>;
  /** When this page last changed a thing itself: older news of it is ignored. */
  readonly touched: ReadonlyMap<string, number>;
}

/** The walks and rounds of scoring that have begun and are not over. */
export const goingOn = ({ walks, rounds }: Pick<LiveState, 'walks' | 'rounds'>) => ({
  walks: [...walks.values()].filter(({ over }) => !over),
  rounds: [...rounds.values()].filter(({ going }) => going),
});

export interface TickedItem {
  readonly artifactId: string;
  readonly revision: number;
  readonly item: number;
}

export const tickKey = ({ artifactId, revision, item }: TickedItem): string =>
  `${artifactId}/${revision}/${item}`;

export function tickedItem(key: string): TickedItem {
  const [artifactId = '', revision = '', item = ''] = key.split('/');
  return { artifactId, revision: Number(revision), item: Number(item) };
}

/** The revisions of an artifact that something is ticked in, earliest first. */
export function tickedRevisions({ ticks }: Pick<LiveState, 'ticks'>, artifactId: string): number[] {
  const ticked = [...ticks.keys()].map(tickedItem).filter((one) => one.artifactId === artifactId);
  return [...new Set(ticked.map(({ revision }) => revision))].sort((a, b) => a - b);
}

function sorted(notes: readonly Note[], agenda: Agenda): Note[] {
  const place = new Map(agenda.items.map((item, at) => [item.id, at]));
  const of = (note: Note) => (note.agendaItemId === null ? -1 : (place.get(note.agendaItemId) ?? -1));
  return [...notes].sort((a, b) => of(a) - of(b) || inOrder(a, b));
}

/**
 * Merges an answer to a question that was sent at `askedAt`. What this page has changed since then, or in the second
 * before, may be missing from the answer and stays until the next one. A session or an agenda that this page cannot read
 * stays as it was known; without a session there is nothing to show.
 */
export function merge(state: LiveState | null, live: Live, askedAt: number): LiveState {
  const agenda = live.agenda ?? state?.agenda ?? { items: [], etag: '' };
  const session = live.session ?? state?.session;
  if (!session) throw unknownShape('followSession', '');
  if (!state) {
    return {
      session,
      agenda,
      notes: sorted(live.notes, agenda),
      ticks: new Map(live.ticks.filter((tick) => tick.done).map((tick) => [tickKey(tick), tick.by])),
      walks: new Map(live.walks.map((walk) => [walk.artifactId, walk])),
      rounds: new Map(live.rounds.map((round) => [round.roundId, round])),
      unattributedNotes: live.unattributedNotes,
      abilities: live.abilities,
      cursor: live.cursor,
      touched: new Map(),
    };
  }
  // What was skipped as older than a change here may include a newer change by somebody else: ask from there again.
  let passedOver = false;
  const touchedAfter = (what: string, moment: number) => {
    const is = (state.touched.get(what) ?? Number.NEGATIVE_INFINITY) > moment;
    passedOver ||= is;
    return is;
  };
  const stale = (what: string) => touchedAfter(what, askedAt - LIVE_AGE_MS);
  const notes = new Map(state.notes.map((note) => [noteName(note), note]));
  let changed = false;
  for (const note of sorted(live.notes, agenda)) {
    const name = noteName(note);
    if (notes.get(name)?.etag === note.etag || stale(name)) continue;
    notes.set(name, note);
    changed = true;
  }
  for (const gone of live.removed) {
    const name = noteName(gone);
    if (notes.has(name) && !stale(name)) changed = notes.delete(name);
  }
  let { ticks } = state;
  for (const tick of live.ticks) {
    const { by, done } = tick;
    const key = tickKey(tick);
    if ((done ? state.ticks.get(key)?.id === by.id : !state.ticks.has(key)) || stale(key)) continue;
    ticks = new Map(ticks);
    if (done) (ticks as Map<string, PersonRef>).set(key, by);
    else (ticks as Map<string, PersonRef>).delete(key);
  }
  let { walks } = state;
  for (const walk of live.walks) {
    if (walks.get(walk.artifactId)?.etag === walk.etag || stale(walkName(walk))) continue;
    walks = new Map(walks).set(walk.artifactId, walk);
  }
  let { rounds } = state;
  for (const round of live.rounds)
    if (rounds.get(round.roundId)?.etag !== round.etag) rounds = new Map(rounds).set(round.roundId, round);
  // A session's versions count up, so that an old answer is told by them.
  const led = touchedAfter('session', askedAt) || Number(session.etag) < Number(state.session.etag);
  // Not compared by version, which does not change when the calendar worker notes something.
  const sameSession = JSON.stringify(session) === JSON.stringify(state.session);
  return {
    ...state,
    session: led || sameSession ? state.session : session,
    agenda: led || agenda.etag === state.agenda.etag || stale('session') ? state.agenda : agenda,
    notes: changed ? [...notes.values()] : state.notes,
    ticks,
    walks,
    rounds,
    unattributedNotes: live.unattributedNotes,
    abilities: led ? state.abilities : live.abilities,
    cursor: passedOver ? state.cursor : live.cursor,
  };
}

function touch(state: LiveState, what: string, at: number): ReadonlyMap<string, number> {
  return new Map(state.touched).set(what, at);
}

/** A note as the server has just acknowledged it. */
export function withNote(state: LiveState, note: Note, at: number): LiveState {
  const known = state.notes.some((one) => isSameNote(one, note));
  const notes = known ? replaced(state.notes, note) : [...state.notes, note];
  return { ...state, notes, touched: touch(state, noteName(note), at) };
}

export function withoutNote(state: LiveState, gone: NoteRef, at: number): LiveState {
  const notes = state.notes.filter((note) => !isSameNote(note, gone));
  return { ...state, notes, touched: touch(state, noteName(gone), at) };
}

export function withTick(state: LiveState, key: string, by: PersonRef | null, at: number): LiveState {
  const ticks = new Map(state.ticks);
  if (by) ticks.set(key, by);
  else ticks.delete(key);
  return { ...state, ticks, touched: touch(state, key, at) };
}

const walkName = ({ artifactId }: Pick<SharedWalk, 'artifactId'>): string => `walk/${artifactId}`;

export function withWalk(state: LiveState, walk: SharedWalk, at: number): LiveState {
  const walks = new Map(state.walks).set(walk.artifactId, walk);
  return { ...state, walks, touched: touch(state, walkName(walk), at) };
}

export function withSession(
  state: LiveState,
  session: Session,
  agenda: Agenda | null,
  at: number,
): LiveState {
  return { ...state, session, agenda: agenda ?? state.agenda, touched: touch(state, 'session', at) };
}
