import type * as z from 'zod';
import { discipline, level, type Profile } from '../../domain/inclusion/profile.ts';
import { instant } from '../../domain/shared/time.ts';
import { KEYS, profileKey } from './keys.ts';
import type { Place } from './place.ts';
import { group, named, orNull, rowCodec, type Value } from './row-codec.ts';
import type { Row, Table, Write } from './table.ts';

/** An answer; `since` when it stands, also if it is none, and since when there has been one without a break. */
const answer = <T extends z.core.$ZodType<string>>(name: string, schema: T) =>
  group({
    value: named(name, orNull(schema)),
    since: named(`${name}Since`, orNull(instant)),
    answering: named(`${name}Answering`, orNull(instant)),
  });

export const profileRow = rowCodec({
  level: answer('level', level),
  discipline: answer('discipline', discipline),
});
export type StoredProfile = Value<typeof profileRow>;

export async function profileOf(
  table: Table,
  place: Place,
  personId: string,
): Promise<(StoredProfile & { readonly etag: string }) | undefined> {
  return table.find(place.partition, profileKey(personId), profileRow.readWithEtag);
}

/** The write of what somebody says of themselves, on condition that the row is as it was read. */
export function keepingProfile(personId: string, profile: StoredProfile, etag: string | null): Write {
  const put = { key: profileKey(personId), row: profileRow.columns(profile) };
  return etag === null ? { do: 'create', ...put } : { do: 'replace', ...put, etag };
}

/** What everybody has said. For totals alone: no answer has any of it. */
export async function profilesIn(table: Table, place: Place): Promise<ReadonlyMap<string, StoredProfile>> {
  const of = (row: Row) => [(row.rowKey ?? '').slice(profileKey('').length), profileRow.read(row)] as const;
  const kind = { key: KEYS.profile, of };
  return new Map(await table.range(place.partition, profileKey(''), profileKey('~'), kind));
}

export async function removeProfile(table: Table, place: Place, personId: string): Promise<void> {
  await table.removeIf(place.partition, profileKey(personId), '*');
}

/** A profile after somebody has described themselves. */
export function described(before: StoredProfile | undefined, now: Profile, at: string): StoredProfile {
  const anew = <T extends string>(
    was: { value: T | null; since: string | null; answering: string | null } | undefined,
    value: T | null,
  ) => {
    if (value === (was?.value ?? null)) return was ?? { value, since: null, answering: null };
    return { value, since: at, answering: value === null ? null : (was?.answering ?? at) };
  };
  return {
    level: anew(before?.level, now.level),
    discipline: anew(before?.discipline, now.discipline),
  };
}
