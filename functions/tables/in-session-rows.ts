import * as z from 'zod';
import { type Agenda, agendaItem } from '../../domain/sessions/agenda.ts';
import type { Note, NoteRef } from '../../domain/sessions/note.ts';
import type { Rsvp } from '../../domain/sessions/session.ts';
import { type Summary, summary } from '../../domain/sessions/summary.ts';
import { partOf } from './invite-rows.ts';
import { inSession } from './keys.ts';
import { isTombstone, noteOf, refOf } from './note-rows.ts';
import { json } from './rows.ts';
import type { Row } from './table.ts';

export const agendaRow = z.object({ items: json(z.array(agendaItem)), etag: z.string() });
const summaryRow = z.object({ summary: json(summary) });
const tickRow = z.object({
  rowKey: z.string(),
  done: z.boolean(),
  byId: z.string(),
  byName: z.string(),
});

export interface Tick {
  readonly artifactId: string;
  readonly revision: number;
  readonly item: number;
  readonly done: boolean;
  readonly by: { readonly id: string; readonly name: string };
}

/** All that stands in a session's range, or what changed in it since. */
export interface InSession {
  readonly agenda: Agenda | null;
  readonly notes: Note[];
  readonly removed: NoteRef[];
  readonly ticks: Tick[];
  readonly rsvps: Rsvp[];
  readonly summary: Summary | null;
}

export function insideOf(sessionId: string, rows: readonly Row[]): InSession {
  const into: { -readonly [K in keyof InSession]: InSession[K] } = {
    agenda: null,
    notes: [],
    removed: [],
    ticks: [],
    rsvps: [],
    summary: null,
  };
  for (const row of rows) {
    const rest = (row.rowKey ?? '').slice(inSession(sessionId).length);
    if (rest.startsWith('note|')) {
      if (isTombstone(row)) into.removed.push(refOf(row.rowKey));
      else into.notes.push(noteOf(row));
    } else if (rest === 'agenda') into.agenda = agendaRow.parse(row);
    else if (rest.startsWith('tick|')) into.ticks.push(tickOf(row));
    else if (rest.startsWith('rsvps|')) into.rsvps = [...into.rsvps, ...partOf(row).rsvps];
    else if (rest === 'summary') into.summary = summaryRow.parse(row).summary;
  }
  return into;
}

function tickOf(row: Row): Tick {
  const { rowKey, done, byId, byName } = tickRow.parse(row);
  const [artifactId = '', revision = '', item = ''] = rowKey.split('|').slice(-3);
  return { artifactId, revision: Number(revision), item: Number(item), done, by: { id: byId, name: byName } };
}
