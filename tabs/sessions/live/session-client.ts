import { takeTheLead, undoHandOver } from '../../../domain/sessions/leading.ts';
import { followSession, moveAgenda } from '../../../domain/sessions/live-contract.ts';
import { type Note, type NoteDraft, type NoteRef, noteName, noteRef } from '../../../domain/sessions/note.ts';
import { captureNote, finishAction, removeNote } from '../../../domain/sessions/note-contract.ts';
import { ApiProblem, call } from '../../api/client.ts';
import { browserStore } from '../../drafts/browser-store.ts';
import { type Following, follow } from './follow.ts';
import { recall, remember } from './last-known.ts';
import { type LiveState, withNote, withoutNote, withSession } from './live-state.ts';
import { makeOutbox, type Outbox } from './note-outbox.ts';
import { makeRemovals, type Removals } from './removals.ts';
import { makeSecrets, newSecret, type Secrets } from './secrets.ts';

export interface Place {
  readonly communityId: string;
  readonly sessionId: string;
}

/**
 * A session as one person has it open: what is known of it, what is on its way, and what one does in it again and
 * again. What is done now and then (edit-note.ts, tick.ts, hand-over.ts, CloseSession.tsx) is read when it is needed. An
 * action's `operation` is the same when it is tried again.
 */
export interface SessionClient {
  readonly place: Place;
  readonly personId: string;
  readonly following: Following;
  readonly outbox: Outbox;
  readonly secrets: Secrets;
  readonly removals: Removals;
  /** Why a note could not be removed; null where nothing failed. */
  removalProblem(note: NoteRef): unknown;
  /** Gives the new note’s id. */
  capture(draft: NoteDraft, nameless: boolean, prepared?: string | null): string;
  finish(operation: string, action: NoteRef & { sessionId: string }, done: boolean): Promise<void>;
  /** `undo` takes one’s last move back. */
  move(operation: string, to: string | null, undo?: true): Promise<void>;
  undoHandOver(operation: string): Promise<void>;
  /** Becomes the facilitator instead of `from`, who is away. */
  takeTheLead(operation: string, from: string): Promise<void>;
  /** Begins to follow and to send; what it returns ends both. */
  start(): () => void;
}

export function isMine(client: SessionClient, note: Note): boolean {
  return note.author === null ? client.secrets.of(note) !== null : note.author.id === client.personId;
}

const timed = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** `stage`: it is shown on the meeting's stage, which tells nothing of who has the session open. */
export function makeSessionClient(place: Place, personId: string, stage = false): SessionClient {
  const secrets = makeSecrets(browserStore, personId);
  const removalProblems = new Map<string, unknown>();

  const following = follow({
    ask: async (since, signal) => {
      const live = await call(followSession, {
        params: place,
        query: { ...(since && { since }), ...(stage && { stage: 'yes' }) },
        signal,
        tries: 1,
      });
      outbox.answered();
      return live;
    },
    visible: () => document.visibilityState === 'visible',
    random: Math.random,
    monotonic: () => performance.now(),
    recall: () => recall(place, personId),
  });

  const outbox = makeOutbox({
    store: browserStore,
    person: personId,
    // The outbox repeats sending itself, so each sending is a single try.
    send: async (entry) => {
      try {
        const note = await call(captureNote, {
          params: { communityId: entry.communityId, sessionId: entry.sessionId, noteId: entry.id },
          body: {
            note: entry.draft,
            secret: entry.secret,
            ...(entry.prepared !== null && { prepared: entry.prepared }),
          },
          operation: entry.id,
          tries: 1,
        });
        if (entry.secret) secrets.keep(note, entry.secret);
        return note;
      } catch (problem) {
        // The server has kept it, and its answer is of another version: sent again it would be answered the same.
        const answer = problem instanceof ApiProblem && problem.status === 200 ? problem.current : null;
        const ref = noteRef.safeParse(answer).data;
        if (ref?.id !== entry.id) throw problem;
        if (entry.secret) secrets.keep(ref, entry.secret);
        return null;
      }
    },
    exclusively: async (run) => {
      if (navigator.locks) await navigator.locks.request(`guildhall.outbox.${personId}`, run);
      else await run();
    },
    wait: timed,
    visible: () => document.visibilityState === 'visible',
    random: Math.random,
    now: Date.now,
    onSent: (note, entry) => {
      if (note && entry.sessionId === place.sessionId)
        following.change((state, at) => withNote(state, note, at));
      // The server answers again, or only the next answer can show the note: it is asked for at once.
      if (!note || following.problem() !== null) following.now();
    },
  });

  /** Renders notes again whose removal has changed; the notes themselves have not. */
  const redraw = () => following.change((state) => ({ ...state }));

  const removals = makeRemovals({
    send: async (note, leaving) => {
      await call(removeNote, {
        params: { ...place, noteId: note.id },
        query: { authorKey: note.authorKey },
        body: { secret: secrets.of(note) },
        keepalive: leaving,
      }).catch((problem: unknown) => {
        // It does not matter who removed it, nor that the answer is of another version.
        const gone =
          problem instanceof ApiProblem && (problem.code === 'not-found' || problem.status === 200);
        if (!gone) throw problem;
      });
      secrets.forget(note);
      following.change((state, at) => withoutNote(state, note, at));
    },
    onFailed: (note, problem) => void removalProblems.set(noteName(note), problem),
    onChange: redraw,
  });

  function known(): LiveState {
    const state = following.state();
    if (!state) throw new Error('Nothing is known of the session yet');
    return state;
  }

  return {
    place,
    personId,
    following,
    outbox,
    secrets,
    removals: {
      ...removals,
      remove(note) {
        removalProblems.delete(noteName(note));
        removals.remove(note);
      },
    },
    removalProblem: (note) => removalProblems.get(noteName(note)) ?? null,
    capture(draft, nameless, prepared = null) {
      const id = crypto.randomUUID();
      outbox.add({ id, ...place, draft, secret: nameless ? newSecret() : null, prepared });
      return id;
    },
    async finish(operation, action, done) {
      const note = await call(finishAction, {
        params: { communityId: place.communityId, sessionId: action.sessionId, noteId: action.id },
        query: { authorKey: action.authorKey },
        body: { done },
        operation,
      });
      if (action.sessionId === place.sessionId) following.change((state, at) => withNote(state, note, at));
    },
    async move(operation, to, undo) {
      try {
        const asked = performance.now();
        const { session, agenda, now } = await call(moveAgenda, {
          params: place,
          body: { to, ...(undo && { undo }) },
          etag: known().agenda.etag,
          operation,
        });
        following.clock.hear(now, asked, performance.now());
        following.change((state, at) => withSession(state, session, agenda, at));
      } catch (problem) {
        following.now();
        throw problem;
      }
    },
    async undoHandOver(operation) {
      const session = await call(undoHandOver, { params: place, operation }).finally(following.now);
      following.change((state, at) => withSession(state, session, null, at));
    },
    async takeTheLead(operation, from) {
      const session = await call(takeTheLead, { params: place, body: { from }, operation }).finally(
        following.now,
      );
      following.change((state, at) => withSession(state, session, null, at));
    },
    start() {
      const leave = following.start();
      const forget = following.listen(() => {
        const state = following.state();
        if (state && following.problem() === null) remember(place, personId, state);
      });
      outbox.nudge();
      const seen = () => {
        if (document.visibilityState !== 'visible') return;
        following.now();
        outbox.nudge();
      };
      const online = () => {
        following.now();
        outbox.nudge();
      };
      const stored = (event: StorageEvent) => {
        if (event.key?.startsWith('guildhall.note.')) outbox.reread();
      };
      document.addEventListener('visibilitychange', seen);
      addEventListener('online', online);
      addEventListener('storage', stored);
      addEventListener('pagehide', removals.flush);
      return () => {
        removals.flush();
        forget();
        leave();
        document.removeEventListener('visibilitychange', seen);
        removeEventListener('online', online);
        removeEventListener('storage', stored);
        removeEventListener('pagehide', removals.flush);
      };
    },
  };
}
