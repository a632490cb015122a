import * as z from 'zod';
import {
  type Community,
  type CommunityDraft,
  community,
  type Member,
  member,
  role,
} from '../../domain/community/community.ts';
import { zone } from '../../domain/shared/time.ts';
import { memberKey } from './keys.ts';
import { json } from './rows.ts';
import type { Row, Write } from './table.ts';

const communityRow = z.object({
  name: z.string(),
  purpose: z.string(),
  northStar: z.string(),
  norms: json(z.array(z.string())),
  zone: z.string(),
  cadence: json(community.shape.cadence),
  unattributedNotes: z.boolean(),
  startedAt: z.string(),
  startedById: z.string(),
  startedByName: z.string(),
  etag: z.string(),
});

const memberRow = z.object({
  rowKey: z.string(),
  name: z.string(),
  mail: z.string(),
  role,
  zone: z.string(),
  joinedAt: z.string(),
  roleSince: z.string().default(''),
  /** '' for active members. */
  leftAt: z.string(),
  op: z.string().default(''),
  joinOp: z.string().default(''),
  etag: z.string(),
});

const membership = z.object({
  ...member.shape,
  roleSince: z.string(),
  leftAt: z.nullable(z.string()),
  joinOp: z.string(),
});

/**
 * A member as stored. `roleSince` is the beginning of their present role, `leftAt` is null for active members, and
 * `joinOp` is the operation that added them.
 */
export type Membership = Member & {
  readonly roleSince: string;
  readonly leftAt: string | null;
  readonly joinOp: string;
};

export function communityOf(communityId: string, row: Row): Community {
  const { unattributedNotes, startedById, startedByName, ...kept } = communityRow.parse(row);
  return community.parse({
    id: communityId,
    ...kept,
    settings: { unattributedNotes },
    startedBy: { id: startedById, name: startedByName },
  });
}

export function columnsOf(draft: CommunityDraft) {
  const { settings, norms, cadence: rule, ...kept } = draft;
  return { ...kept, norms: JSON.stringify(norms), cadence: JSON.stringify(rule), ...settings };
}

export function membershipOf(row: Row): Membership {
  const { rowKey, leftAt, roleSince, zone: zoneName, op, joinOp, ...kept } = memberRow.parse(row);
  const known = zone.safeParse(zoneName);
  return membership.parse({
    ...kept,
    id: rowKey.slice(memberKey('').length),
    zone: known.data ?? null,
    roleSince: roleSince || kept.joinedAt,
    leftAt: leftAt || null,
    joinOp: joinOp || op,
  });
}

function memberColumns(member: Omit<Membership, 'etag' | 'id'>) {
  const { name, mail, joinedAt, roleSince, joinOp } = member;
  return {
    name,
    mail,
    role: member.role,
    zone: member.zone ?? '',
    joinedAt,
    roleSince,
    leftAt: member.leftAt ?? '',
    joinOp,
  };
}

/** The end of a role's term that ends now. It is always after its beginning, which may be by a faster clock. */
export function endOf({ roleSince }: Membership, now: Date): string {
  return new Date(Math.max(now.getTime(), Date.parse(roleSince) + 1)).toISOString();
}

export type NewMember = Pick<Member, 'id' | 'name' | 'mail' | 'role' | 'zone'>;

/** Somebody to add. `etag` is the version of their row if they are a former member. */
export interface Newcomer {
  readonly person: NewMember;
  readonly etag?: string | undefined;
}

/** Those of the people who are not active members. */
export function newcomersAmong(people: readonly NewMember[], known: readonly Membership[]): Newcomer[] {
  const there = new Map(known.map((member) => [member.id, member]));
  return people
    .filter(({ id }) => there.get(id)?.leftAt !== null)
    .map((person) => ({ person, etag: there.get(person.id)?.etag }));
}

/** The write that makes a person an active member, on condition that nobody else has added them. */
export function joining({ person, etag }: Newcomer, now: Date, joinOp: string): Write {
  const { id, ...kept } = person;
  const at = now.toISOString();
  const row = memberColumns({ ...kept, joinedAt: at, roleSince: at, leftAt: null, joinOp });
  const key = memberKey(id);
  return etag === undefined ? { do: 'create', key, row } : { do: 'replace', key, row, etag };
}
