import { eventOf, type RotaLine, rotaEvent } from '../../domain/rota/history.ts';
import { idFor } from '../../domain/shared/hash.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { rotaHistoryKey } from '../tables/keys.ts';
import { json, rowCodec } from '../tables/row-codec.ts';
import type { Write } from '../tables/table.ts';

export const rotaHistoryRow = rowCodec({ event: json(rotaEvent) });

/** The writes of lines of the history. One operation may leave several. */
export function writingHistory(lines: readonly RotaLine[], operation: string): Write[] {
  return lines.map((line, at): Write => {
    const id = at === 0 ? operation : idFor(`${operation} ${at}`);
    const row = rotaHistoryRow.columns({ event: eventOf(line) });
    return { do: 'create', key: rotaHistoryKey(new Date(line.at), id), row };
  });
}

/** The write of the line that somebody was chosen to facilitate a session in its form, with the reason given there. */
export const choosing = (
  { id, name }: PersonRef,
  sessionId: string,
  person: PersonRef,
  {
    when,
    otherwise = '',
  }: { readonly when: { readonly date: string }; readonly otherwise?: string | undefined },
  now: Date,
  operation: string,
): Write[] =>
  writingHistory(
    [
      {
        what: 'chosen',
        ...{ by: { id, name }, at: now.toISOString(), sessionId, date: when.date, person, reason: otherwise },
      },
    ],
    operation,
  );
