import * as z from 'zod';
import { pilot } from '../../domain/pilots/pilot.ts';
import { verdict } from '../../domain/pilots/states.ts';
import { type Agenda, agendaItem } from '../../domain/sessions/agenda.ts';
import { tick } from '../../domain/sessions/live-contract.ts';
import type { Note, NoteRef } from '../../domain/sessions/note.ts';
import type { Preparation } from '../../domain/sessions/preparation.ts';
import type { Rsvp } from '../../domain/sessions/session.ts';
import { type Summary, summary } from '../../domain/sessions/summary.ts';
import { type ToldRound, toldRound } from '../../domain/sessions/told-round.ts';
import { type SharedWalk, sharedWalk } from '../../domain/sessions/walk.ts';
import { tolerantArray } from '../../domain/shared/tolerant.ts';
import { type AttendancePiece, attendancePieceOf } from './attendance-rows.ts';
import { rsvpsRow } from './invite-rows.ts';
import { KEYS } from './keys.ts';
import { type StoredSummaryMail, summaryMailRow } from './mail-rows.ts';
import { isTombstone, noteOf, refOf } from './note-rows.ts';
import { preparationRow } from './preparation-store.ts';
import { ifMissing, json, orNull, person, rowCodec, type Value, words } from './row-codec.ts';
import type { RowKind } from './rows.ts';
import type { Row } from './table.ts';

// Loose, so that fields of a newer version stay in an item when this version moves the agenda.
const storedItem = z.looseObject(agendaItem.shape) as unknown as typeof agendaItem;
export const agendaRow = rowCodec({ items: json(tolerantArray(storedItem)) });
export const summaryRow = rowCodec({ summary: json(summary) });
/** Which item of which revision it is stands in the key. */
export const tickRow = rowCodec({ done: tick.shape.done, by: person });

const { artifactId: _artifact, etag: _etag, path, lead, ...walkShape } = sharedWalk.shape;
export const walkRow = rowCodec({
  ...walkShape,
  title: ifMissing('', z.string()),
  path: json(path),
  lead: person,
});

/** Which round of which rubric it is stands in the key. */
const { artifactId: _rubric, roundId: _round, etag: _version, ...roundShape } = toldRound.shape;
export const toldRoundRow = rowCodec(roundShape);

/** Whose panels were open in an instance when it was written. The row's timestamp says when that was. */
export const openPanelsRow = rowCodec({ people: words });

/** What came of a pilot that grew out of the session. Its id stands in the key. */
export const sessionPilotRow = rowCodec({
  title: pilot.shape.title,
  owner: person,
  state: pilot.shape.state,
  verdict: orNull(verdict),
  withdrawn: ifMissing(false, z.boolean()),
});
export type SessionPilot = Value<typeof sessionPilotRow> & { readonly id: string };

export type Tick = z.output<typeof tick>;

/** Everything in a session's range, or what has changed in it. */
export interface InSession {
  readonly agenda: Agenda | null;
  readonly notes: Note[];
  readonly removed: NoteRef[];
  readonly ticks: Tick[];
  readonly walks: SharedWalk[];
  readonly rounds: ToldRound[];
  readonly rsvps: Rsvp[];
  /** Pilots that grew out of it, in no order. */
  readonly pilots: SessionPilot[];
  readonly summary: Summary | null;
  /** Of the person who was asked for. */
  readonly preparation: Preparation | null;
  /** Who was there, as far as it is known from reports and by hand. */
  readonly attended: Required<Omit<AttendancePiece, 'attendance'>> & Pick<AttendancePiece, 'attendance'>;
  readonly openPanels: OpenPanelsRow[];
  /** In no order. */
  readonly mails: StoredSummaryMail[];
}

/** Who had the session open in an instance, and the key of the row that says so. */
export interface OpenPanelsRow {
  readonly key: string;
  readonly people: ReadonlySet<string>;
}

/** The part of a session that one row has. */
export type Piece = Partial<Omit<InSession, 'attended'>> & { readonly attended?: AttendancePiece };
export const inSessionRow: RowKind<Piece> = { key: KEYS.inSession, of: pieceOf };

function pieceOf(row: Row): Piece {
  const [, , what, id = '', second = ''] = (row.rowKey ?? '').split('|');
  if (what === 'note') return isTombstone(row) ? { removed: [refOf(row.rowKey)] } : { notes: [noteOf(row)] };
  if (what === 'agenda') return { agenda: agendaRow.readWithEtag(row) };
  if (what === 'tick') return { ticks: [tickOf(row)] };
  if (what === 'walk') return { walks: [{ ...walkRow.readWithEtag(row), artifactId: id }] };
  if (what === 'scored')
    return { rounds: [{ ...toldRoundRow.readWithEtag(row), artifactId: id, roundId: second }] };
  if (what === 'rsvps') return { rsvps: rsvpsRow.read(row).rsvps };
  if (what === 'pilot') return { pilots: [{ ...sessionPilotRow.read(row), id }] };
  if (what === 'mail') return { mails: [{ ...summaryMailRow.read(row), id }] };
  if (what === 'summary') return summaryRow.read(row);
  if (what === 'attendance') return { attended: attendancePieceOf(row) };
  if (what === '~prepared') return { preparation: preparationRow.readWithEtag(row) };
  if (what === 'open') return { openPanels: [{ key: row.rowKey ?? '', ...openPanelsRow.read(row) }] };
  return {};
}

export function together(pieces: readonly Piece[]): InSession {
  const attended = pieces.flatMap((piece) => piece.attended ?? []);
  return {
    agenda: pieces.find(({ agenda }) => agenda)?.agenda ?? null,
    notes: pieces.flatMap(({ notes = [] }) => notes),
    removed: pieces.flatMap(({ removed = [] }) => removed),
    ticks: pieces.flatMap(({ ticks = [] }) => ticks),
    walks: pieces.flatMap(({ walks = [] }) => walks),
    rounds: pieces.flatMap(({ rounds = [] }) => rounds),
    rsvps: pieces.flatMap(({ rsvps = [] }) => rsvps),
    pilots: pieces.flatMap(({ pilots = [] }) => pilots),
    openPanels: pieces.flatMap(({ openPanels = [] }) => openPanels),
    mails: pieces.flatMap(({ mails = [] }) => mails),
    summary: pieces.find(({ summary: written }) => written)?.summary ?? null,
    preparation: pieces.find(({ preparation }) => preparation)?.preparation ?? null,
    attended: {
      attendance: attended.find(({ attendance }) => attendance)?.attendance,
      reported: attended.flatMap(({ reported = [] }) => reported),
      marks: attended.flatMap(({ marks = [] }) => marks),
    },
  };
}

export function tickOf(row: Row): Tick {
  const [artifactId, revision, item] = (row.rowKey ?? '').split('|').slice(-3);
  return tick.parse({ artifactId, revision: Number(revision), item: Number(item), ...tickRow.read(row) });
}
