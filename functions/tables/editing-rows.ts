import type { PersonRef } from '../../domain/shared/ids.ts';
import { editingKey, inArtifact, KEYS } from './keys.ts';
import type { Place } from './place.ts';
import { person, rowCodec } from './row-codec.ts';
import type { Row, Table } from './table.ts';

// Who has an artifact's editor open: a row for each editor, which writes it anew every 20 seconds and removes it when it
// is left. Its age by the table's own clock decides, so that nobody is shown for long who has vanished.

/** Twice the time between two signs of life, so that one may be lost or late. */
const THERE_MS = 40_000;
/** Rows of editors that were never left properly are removed by whoever comes upon them. */
const FORGOTTEN_MS = 3_600_000;

export const editingRow = rowCodec({ person });

export interface Editing {
  readonly person: PersonRef;
  readonly key: string;
  readonly etag: string;
  /** When it was last written, by the table's clock. */
  readonly at: number;
}

export const editingOf = (row: Row): Editing => ({
  ...editingRow.readWithEtag(row),
  key: row.rowKey ?? '',
  at: Date.parse(row.timestamp ?? ''),
});

const isThere = (table: Table, { at }: Editing): boolean => table.now().getTime() - at <= THERE_MS;

/** Each person once, however many editors they have open. */
export const peopleThere = (table: Table, all: readonly Editing[]): PersonRef[] => [
  ...new Map(all.filter((one) => isThere(table, one)).map(({ person }) => [person.id, person])).values(),
];

/** Says that somebody has the editor open, or has left it. Returns who else has it open. */
export async function keepEditing(
  table: Table,
  place: Place,
  artifactId: string,
  by: PersonRef,
  { open, editor }: { readonly open: boolean; readonly editor?: string | undefined },
  operation: string,
): Promise<PersonRef[]> {
  const key = editingKey(artifactId, by.id, editor);
  if (open) {
    const row = editingRow.columns({ person: by });
    await table.write(place.partition, operation, [{ do: 'put', key, row }]);
  } else await table.write(place.partition, operation, [{ do: 'clear', key }]);
  const [from, to] = [inArtifact(artifactId, 'editing|'), inArtifact(artifactId, 'editing|~')];
  const all = await table.range(place.partition, from, to, { key: KEYS.editing, of: editingOf });
  for (const { key, etag, at } of all)
    if (table.now().getTime() - at > FORGOTTEN_MS) await table.removeIf(place.partition, key, etag);
  return peopleThere(table, all).filter(({ id }) => id !== by.id);
}
