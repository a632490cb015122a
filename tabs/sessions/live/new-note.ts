import { type KeyboardEvent, type RefObject, useRef, useState, useSyncExternalStore } from 'react';
import { NOTE_KINDS, NOTE_MAX, type NoteKind } from '../../../domain/sessions/note.ts';
import { useOnline } from '../../app/online.ts';
import { toast } from '../../app/toasts.tsx';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { browserStore } from '../../drafts/browser-store.ts';
import { cleaned, NOTHING, noteDrafts, noteOf, type Unfinished } from './note-drafts.ts';
import type { SessionClient } from './session-client.ts';
import { SESSIONS } from './texts.ts';

export interface NewNote {
  readonly draft: Unfinished;
  readonly change: (more: Partial<Unfinished>) => void;
  /** Where its words are typed. */
  readonly text: RefObject<HTMLTextAreaElement | null>;
  readonly nameless: boolean;
  /** Where it can be changed from later, while its name is left off for the first time in this browser storage. */
  readonly reach: string | null;
  readonly empty: boolean;
  readonly tooLong: boolean;
  /** Gives the note’s id; null where there was nothing to save. */
  readonly save: (agendaItemId: string | null) => string | null;
  /** Takes back what is written, until it is written over. */
  readonly discard: () => void;
  /** Keys that choose a kind while one writes. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The note that is being written for a session: the same draft wherever it is written. */
export function useNewNote(client: SessionClient): NewNote {
  const { sessionId } = client.place;
  const [drafts] = useState(() => noteDrafts(client.personId));
  const [draft, setDraft] = useState<Unfinished>(() => drafts.get(sessionId) ?? NOTHING);
  /** Also for what began at an earlier render and changes it now. */
  const latest = useRef(draft);
  const text = useRef<HTMLTextAreaElement>(null);
  /** Digits that have chosen a kind since the note was empty, and the kind before them. */
  const chosen = useRef<{ readonly digits: string; readonly before: NoteKind } | null>(null);
  const words = cleaned(draft.text);
  const tooLong = words.length > NOTE_MAX;
  // Kept also where names can no longer be left off: the author decides whether it goes out with a name.
  const { nameless } = draft;
  const toldKey = `guildhall.told.nameless.${client.personId}`;
  const told = browserStore.get(toldKey) !== null;
  const reach =
    nameless && !told ? (browserStore.durable() ? SESSIONS.namelessReach : SESSIONS.namelessOpen) : null;

  function change(more: Partial<Unfinished>): void {
    const next = { ...latest.current, ...more };
    // Whoever clears what they had prepared and writes something else has not sent what they had prepared.
    if (!next.text) next.prepared = null;
    latest.current = next;
    drafts.set(sessionId, next);
    setDraft(next);
  }

  function save(agendaItemId: string | null): string | null {
    if (!words || tooLong) return null;
    const id = client.capture(noteOf(draft, agendaItemId), nameless, draft.prepared);
    if (nameless) browserStore.set(toldKey, '1');
    // Whoever leaves their name off once does so until they say otherwise, so that the next note does not name them.
    change({ ...NOTHING, kind: draft.kind, nameless });
    text.current?.focus();
    return id;
  }

  function discard(): void {
    change(NOTHING);
    toast(SESSIONS.discarded, {
      about: `note.${sessionId}`,
      undo: () => {
        // Not over what has been written since.
        if (!drafts.get(sessionId)?.text) change(draft);
      },
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const digit = event.altKey ? /^Digit([1-6])$/.exec(event.code)?.[1] : /^[1-6]$/.exec(event.key)?.[0];
    const before = chosen.current;
    chosen.current = null;
    if (event.ctrlKey || event.metaKey) return;
    if (before && !draft.text && !event.altKey && continuesNumber(event.key)) {
      // It was a number that begins the note, such as in “5 whys”, and not the choice of a kind.
      change({ text: before.digits + event.key, kind: before.before });
      event.preventDefault();
      return;
    }
    const kind = digit && NOTE_KINDS[Number(digit) - 1];
    if (!kind) return;
    // In an empty note a digit chooses; pressed twice it is typed.
    if (!event.altKey && (draft.text || digit === before?.digits)) return;
    if (!event.altKey)
      chosen.current = { digits: (before?.digits ?? '') + digit, before: before?.before ?? draft.kind };
    change({ kind });
    event.preventDefault();
  }

  return { draft, change, text, nameless, reach, empty: !words, tooLong, save, discard, onKeyDown };
}

/** What is typed after a number and never begins a note by itself. */
const continuesNumber = (key: string) => /^[\s.,:;)%x×/+0789-]$/.test(key);

/** The keys that begin a note: `n`, and one for each kind. */
export function useNoteKeys(begin: (kind?: NoteKind) => void): void {
  useShortcuts({
    n: () => begin(),
    ...Object.fromEntries(NOTE_KINDS.map((kind, at) => [String(at + 1), () => begin(kind)])),
  });
}

/** How many notes were refused, how many are on their way, and why they have not gone out yet; null while all is well. */
export function useDelivery({ outbox }: SessionClient): {
  refused: number;
  waiting: number;
  held: string | null;
} {
  const entries = useSyncExternalStore(outbox.listen, outbox.entries);
  const hindrance = useSyncExternalStore(outbox.listen, outbox.hindrance);
  const online = useOnline();
  const refused = entries.filter((entry) => entry.refused !== null).length;
  const why = !online
    ? SESSIONS.keptOffline
    : hindrance === 'sign-in'
      ? SESSIONS.keptSignIn
      : hindrance
        ? SESSIONS.keptAway
        : entries.some((entry) => entry.refused === null && entry.notBefore !== null) && SESSIONS.keptApart;
  const said = [why, !browserStore.durable() && SESSIONS.notDurable].filter(Boolean);
  const waiting = entries.length - refused;
  return { refused, waiting, held: waiting > 0 && said.length > 0 ? said.join(' ') : null };
}
