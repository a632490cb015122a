import * as z from 'zod';
import { declined, type Joining } from '../../domain/inclusion/joining.ts';
import { instant } from '../../domain/shared/time.ts';
import { DISCOVERABLE, declinedKey, joiningKey, joiningRange, KEYS } from './keys.ts';
import { nothing, type WorkName } from './outbox-store.ts';
import type { Place } from './place.ts';
import { json, person, rowCodec } from './row-codec.ts';
import type { Row, Table, Write } from './table.ts';

/** Show somebody what became of their request to join. The subject is their id. */
export const ASKED: WorkName<null> = { kind: 'asked', payload: nothing };

/** Somebody asks to join, or a member proposes somebody. */
export type JoiningKind = 'request' | 'proposal';

export const joiningRow = rowCodec({ person, by: person, word: z.string(), at: instant });
/** `seen`: whoever asked has taken note of it. */
export const declinedRow = rowCodec({
  person,
  by: person,
  word: z.string(),
  at: instant,
  declined: json(z.object(declined.shape)),
  seen: z.boolean(),
});

/** With the row's version, on which a change of it depends. */
export type Waiting = Joining & { readonly etag: string };
const joiningOf = (row: Row): Waiting => ({ ...joiningRow.readWithEtag(row), declined: null });

/** Who waits for an answer, and whether the community can be found. */
export async function joiningIn(table: Table, place: Place) {
  const of = (row: Row) => ({
    key: row.rowKey ?? '',
    joining: row.rowKey === DISCOVERABLE ? null : joiningOf(row),
  });
  const rows = await table.range(place.partition, ...joiningRange, { key: KEYS.joining, of });
  const those = (kind: JoiningKind) =>
    rows.flatMap(({ key, joining }) => (joining && key.startsWith(joiningKey(kind, '')) ? [joining] : []));
  return {
    requests: those('request'),
    proposals: those('proposal'),
    discoverable: rows.some(({ key }) => key === DISCOVERABLE),
  };
}

export async function joiningOfPerson(
  table: Table,
  place: Place,
  kind: JoiningKind,
  personId: string,
): Promise<Waiting | undefined> {
  return table.find(place.partition, joiningKey(kind, personId), joiningOf);
}

export async function declinedOfPerson(table: Table, place: Place, kind: JoiningKind, personId: string) {
  return table.find(place.partition, declinedKey(kind, personId), declinedRow.read);
}

export async function isDiscoverable(table: Table, place: Place): Promise<boolean> {
  return (await table.get(place.partition, DISCOVERABLE, [])) !== undefined;
}

/** The write after which somebody waits for an answer, where none waits or what waits is as it was read. */
export function waitingFor(
  kind: JoiningKind,
  { person: who, by, word, at }: Omit<Joining, 'declined'>,
  etag: string | null,
): Write {
  const put = { key: joiningKey(kind, who.id), row: joiningRow.columns({ person: who, by, word, at }) };
  return etag === null ? { do: 'create', ...put } : { do: 'replace', ...put, etag };
}
