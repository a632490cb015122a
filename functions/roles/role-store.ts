import type { Answer } from '../../domain/community/consent.ts';
import type { RoleOutline } from '../../domain/roles/role.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { answerRow } from '../tables/consent-rows.ts';
import type { Place } from '../tables/place.ts';
import type { RowKind } from '../tables/rows.ts';
import type { Row } from '../tables/table.ts';
import type { World } from '../world.ts';
import {
  answersRange,
  KEYS,
  nominationKey,
  nominationRow,
  nominationsOf,
  roleKey,
  roleRow,
  type StoredRole,
  unseenSince,
  willingRow,
} from './role-rows.ts';

// What the table says of roles. Only this area asks for it.

type Stores = Pick<World, 'table'>;

const idIn = (rowKey = '') => rowKey.slice(roleKey('').length);
const roleIn = (row: Row): StoredRole => ({ ...roleRow.readWithEtag(row), id: idIn(row.rowKey) });

export async function storedRole(
  { table }: Stores,
  place: Place,
  roleId: string,
): Promise<StoredRole | undefined> {
  return table.find(place.partition, roleKey(roleId), roleIn);
}

export async function requireRole(stores: Stores, place: Place, roleId: string): Promise<StoredRole> {
  const stored = await storedRole(stores, place, roleId);
  if (!stored) throw new Refusal('not-found');
  return stored;
}

/** Roles that are open or held, or those that are over, as they are stored. */
export async function storedRoles(
  { table }: Stores,
  place: Place,
  when: 'now' | 'over',
): Promise<StoredRole[]> {
  return table.range(
    place.partition,
    roleKey(''),
    roleKey('~'),
    { key: KEYS.role, of: roleIn },
    {
      where: (odata) => {
        const over = odata`stage eq ${'ended'} or stage eq ${'closed'}`;
        return when === 'over' ? over : `not (${over})`;
      },
    },
  );
}

/** What people have said once nominations are shown. */
export interface Said {
  /** Whether each of those who have answered would take it. */
  readonly willing: ReadonlyMap<string, boolean>;
  /** In the order of rounds. */
  readonly answers: readonly Answer[];
}

type Part = { readonly willing: readonly [string, boolean] } | { readonly answer: Answer } | null;

const PART: RowKind<Part> = {
  key: KEYS.part,
  of: (row) => {
    const [, , what, person = ''] = (row.rowKey ?? '').split('|');
    if (what === 'willing') return { willing: [person, willingRow.read(row).willing] };
    return what === 'answer' ? { answer: answerRow.read(row) } : null;
  },
};

/** With `every` it refuses if this version cannot read a part. */
export async function saidOf(
  { table }: Stores,
  place: Place,
  roleId: string,
  { every = false } = {},
): Promise<Said> {
  const parts = await table.range(place.partition, ...answersRange(roleId), PART, { every });
  return {
    willing: new Map(parts.flatMap((part) => (part && 'willing' in part ? [part.willing] : []))),
    answers: parts.flatMap((part) => (part && 'answer' in part ? [part.answer] : [])),
  };
}

export interface StoredNomination {
  readonly person: PersonRef;
  readonly reason: string;
  readonly by: PersonRef;
}

/**
 * What was nominated, for whoever may see it: nobody before it is shown. With `every` it refuses if this version cannot
 * read one of them.
 */
export async function nominations(
  { table }: Stores,
  place: Place,
  { id, showsAt }: Pick<StoredRole, 'id' | 'showsAt'>,
  { every = false } = {},
): Promise<StoredNomination[]> {
  const kind = { key: KEYS.nomination, of: nominationRow.read };
  const all = await table.range(place.partition, ...nominationsOf(showsAt, id), kind, { every });
  return all.map(({ on, ...said }) => said).sort((a, b) => a.person.name.localeCompare(b.person.name));
}

/** What a person has nominated themselves. */
export async function nominationBy(
  { table }: Stores,
  place: Place,
  { id, showsAt }: Pick<StoredRole, 'id' | 'showsAt'>,
  personId: string,
): Promise<StoredNomination | undefined> {
  return table.find(place.partition, nominationKey(showsAt, id, personId), nominationRow.read);
}

/** The days of the nominations that are unseen yet, by role. Nothing else of them leaves the table. */
export async function unseenDays(
  { table }: Stores,
  place: Place,
  now: Date,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const of = ({ rowKey = '', on }: Row) => [rowKey.split('|')[3] ?? '', String(on)] as const;
  const kind = { key: KEYS.nomination, of };
  const found = await table.range(place.partition, ...unseenSince(now), kind, { select: ['on'] });
  const byRole = new Map<string, string[]>();
  for (const [roleId, day] of found) byRole.set(roleId, [...(byRole.get(roleId) ?? []), day]);
  return byRole;
}

/** Who has nominated somebody for a role. */
export async function nominators(
  { table }: Stores,
  place: Place,
  { id, showsAt }: Pick<StoredRole, 'id' | 'showsAt'>,
): Promise<ReadonlySet<string>> {
  const of = ({ rowKey = '' }: Row) => rowKey.split('|').at(-1) ?? '';
  const kind = { key: KEYS.nomination, of };
  return new Set(await table.range(place.partition, ...nominationsOf(showsAt, id), kind, { select: ['on'] }));
}

/** The version of what a role and its proposal say: answers and nominations change the row, and not this. */
export const versionOf = ({ id, stage, round }: Pick<StoredRole, 'id' | 'stage' | 'round'>): string =>
  `${id}.${stage}.${round}`;

/** A role as it is answered. */
export function outlineOf(stored: StoredRole): RoleOutline {
  const {
    proposal,
    openedAt,
    startsAt,
    endsAt,
    zone,
    round,
    given,
    unseen,
    openedOp,
    changeOps,
    ...outline
  } = stored;
  return {
    ...outline,
    etag: versionOf(stored),
    proposed: proposal ? { person: proposal.person, closesAt: proposal.consent.closesAt } : null,
  };
}
