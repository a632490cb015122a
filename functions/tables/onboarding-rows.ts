import * as z from 'zod';
import { buddyAssignment, hasEnded } from '../../domain/onboarding/onboarding.ts';
import { personRef } from '../../domain/shared/ids.ts';
import { tolerantArray } from '../../domain/shared/tolerant.ts';
import { buddyKey, KEYS, newcomerKey } from './keys.ts';
import type { Place } from './place.ts';
import { json, orNull, rowCodec, type Value, words } from './row-codec.ts';
import type { Row, Table, Write } from './table.ts';

const assignedPerson = z.object({ ...buddyAssignment.shape, person: personRef });
/** Whom a newcomer has asked, or a newcomer of a buddy's. */
export type AssignedPerson = z.infer<typeof assignedPerson>;

/** How far a newcomer is; whose it is stands in the key. */
export const newcomerRow = rowCodec({
  done: words,
  opened: words,
  dismissed: z.boolean(),
  buddy: orNull(json(assignedPerson)),
});
type Newcomer = Value<typeof newcomerRow>;
/** `etag` is null while there is no row. */
export type StoredNewcomer = Newcomer & { readonly etag: string | null };

/** A buddy, or somebody who offers to be one, and their newcomers. Written together with the newcomer's row. */
export const buddyRow = rowCodec({ offers: z.boolean(), newcomers: json(tolerantArray(assignedPerson)) });
type Buddy = Value<typeof buddyRow>;
export type StoredBuddy = Buddy & { readonly etag: string | null };

const NOTHING: Newcomer = { done: new Set(), opened: new Set(), dismissed: false, buddy: null };
const NOBODY: Buddy = { offers: false, newcomers: [] };

export const storedNewcomer = async (
  table: Table,
  { partition }: Place,
  id: string,
): Promise<StoredNewcomer> =>
  (await table.find(partition, newcomerKey(id), newcomerRow.readWithEtag)) ?? { ...NOTHING, etag: null };

export const storedBuddy = async (table: Table, { partition }: Place, id: string): Promise<StoredBuddy> =>
  (await table.find(partition, buddyKey(id), buddyRow.readWithEtag)) ?? { ...NOBODY, etag: null };

const BUDDY = {
  key: KEYS.buddy,
  of: (row: Row) => [(row.rowKey ?? '').slice(buddyKey('').length), buddyRow.read(row)] as const,
};

/** Everybody who is a buddy or offers to be one, by their ids. */
export const allBuddies = async (table: Table, { partition }: Place): Promise<ReadonlyMap<string, Buddy>> =>
  new Map(await table.range(partition, buddyKey(''), buddyKey('~'), BUDDY));

/** The write of a newcomer's row, on condition that it is as it was read. */
export function keepingNewcomer(
  id: string,
  { etag, ...before }: StoredNewcomer,
  change: Partial<Newcomer>,
): Write {
  const put = { key: newcomerKey(id), row: newcomerRow.columns({ ...before, ...change }) };
  return etag === null ? { do: 'create', ...put } : { do: 'replace', ...put, etag };
}

/** The write of a buddy's row, on condition that it is as it was read. */
export function keepingBuddy(id: string, { etag, ...before }: StoredBuddy, change: Partial<Buddy>): Write {
  const put = { key: buddyKey(id), row: buddyRow.columns({ ...before, ...change }) };
  return etag === null ? { do: 'create', ...put } : { do: 'replace', ...put, etag };
}

/** A newcomer's buddy, unless that has ended by itself. */
export const presentBuddy = ({ buddy }: Newcomer, now: Date): AssignedPerson | null =>
  buddy && !hasEnded(buddy, now) ? buddy : null;

/** The writes after which a newcomer has no buddy. `buddy` is as the row of whoever it was. */
export const endingBuddyAssignment = (
  newcomerId: string,
  newcomer: StoredNewcomer,
  buddyId: string,
  buddy: StoredBuddy,
): Write[] => [
  ...(newcomer.buddy?.person.id === buddyId ? [keepingNewcomer(newcomerId, newcomer, { buddy: null })] : []),
  ...(buddy.newcomers.some(({ person }) => person.id === newcomerId)
    ? [
        keepingBuddy(buddyId, buddy, {
          newcomers: buddy.newcomers.filter(({ person }) => person.id !== newcomerId),
        }),
      ]
    : []),
];

/**
 * The writes after which a former member is neither a newcomer nor a buddy, and for whom it changes something. `etag`s
 * are kept, so that the caller tries again after a conflict.
 */
export async function leavingOnboarding(
  table: Table,
  place: Place,
  personId: string,
): Promise<{ readonly writes: Write[]; readonly people: string[] }> {
  const [mine, theirs] = await Promise.all([
    storedNewcomer(table, place, personId),
    storedBuddy(table, place, personId),
  ]);
  const buddy = mine.buddy?.person.id;
  const asNewcomer = buddy
    ? endingBuddyAssignment(personId, { ...mine, buddy: null }, buddy, await storedBuddy(table, place, buddy))
    : [];
  const newcomers = await Promise.all(
    theirs.newcomers.map(async ({ person: { id } }) => [id, await storedNewcomer(table, place, id)] as const),
  );
  const left = newcomers.filter(([, one]) => one.buddy?.person.id === personId);
  return {
    writes: [
      ...(mine.etag === null ? [] : [{ do: 'clear', key: newcomerKey(personId) } as const]),
      ...(theirs.etag === null ? [] : [{ do: 'clear', key: buddyKey(personId) } as const]),
      ...asNewcomer,
      ...left.map(([id, one]) => keepingNewcomer(id, one, { buddy: null })),
    ],
    people: [...(buddy ? [buddy] : []), ...left.map(([id]) => id)],
  };
}
