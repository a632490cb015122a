import * as z from 'zod';
import { tellingHours } from '../../domain/activity/hours.ts';
import {
  type Community,
  community,
  type Member,
  member,
  type Role,
  role,
} from '../../domain/community/community.ts';
import { type PersonRef, personRef } from '../../domain/shared/ids.ts';
import { findingMember } from './findings.ts';
import { memberKey, roleTermKey } from './keys.ts';
import { column, group, ifMissing, json, orNull, person, rowCodec } from './row-codec.ts';
import type { Row, Write } from './table.ts';

const { id: communityId, etag: communityEtag, ...head } = community.shape;

export const communityRow = rowCodec({
  ...head,
  norms: json(head.norms),
  cadence: json(head.cadence),
  settings: group({
    ...head.settings.shape,
    onboarding: ifMissing(true, head.settings.shape.onboarding),
  }),
  startedBy: person,
  charter: ifMissing(0, head.charter),
});

export function communityOf(id: string, row: Row): Community {
  return { id, ...communityRow.readWithEtag(row) };
}

const { id, etag, ...profile } = member.shape;

/** null also for what this version does not know: a welcome is not worth a refusal. */
function readPerson(text: string): PersonRef | null {
  try {
    return personRef.safeParse(JSON.parse(text || 'null')).data ?? null;
  } catch {
    return null;
  }
}

export const memberRow = rowCodec({
  ...profile,
  /** null also for a zone that this version does not know. */
  zone: column(
    z.string().transform((name) => profile.zone.safeParse(name).data ?? null),
    (zone) => zone ?? '',
  ),
  facilitates: ifMissing(true, profile.facilitates),
  pausedUntil: ifMissing('', orNull(z.string())),
  /** When the pause was begun, and since when they take turns or do not; null where that is not known. */
  pausedFrom: ifMissing('', orNull(z.string())),
  facilitatesSince: ifMissing('', orNull(z.string())),
  away: ifMissing('[]', json(profile.away)),
  roleUntil: ifMissing('', orNull(z.string())),
  /** The role that they have again at `roleUntil`, and the id of what gave them the present one; '' for none. */
  roleAfter: ifMissing('', z.union([z.literal(''), role])),
  roleBy: ifMissing('', z.string()),
  /** When they work, by their calendar; null if Microsoft 365 did not tell. */
  hours: ifMissing('', orNull(json(tellingHours))),
  /** '' for members who joined before it was stored. */
  roleSince: ifMissing('', z.string()),
  leftAt: orNull(z.string()),
  joinOp: ifMissing('', z.string()),
  /** Who added them, until they have read their welcome. */
  addedBy: column(z.string().default('').transform(readPerson), (by: PersonRef | null) =>
    by ? JSON.stringify(by) : '',
  ),
});

/** The operation that wrote the row last. */
const opColumn = z.object({ op: z.string().default('') });

/**
 * A member as stored. `addedBy` is null once they have read their welcome. `roleSince` is the beginning of their present
 * role, `leftAt` is null for active members, and `joinOp` is the operation that added them. `ended` is a term that has
 * ended by itself and is not recorded yet.
 */
export type Membership = Member & {
  readonly roleSince: string;
  readonly leftAt: string | null;
  readonly joinOp: string;
  readonly addedBy: PersonRef | null;
  readonly roleAfter: Role | '';
  readonly roleBy: string;
  readonly ended?: Term;
  readonly hours: z.infer<typeof tellingHours> | null;
  readonly pausedFrom?: string | null;
  readonly facilitatesSince?: string | null;
};

interface Term {
  readonly role: Role;
  readonly from: string;
  readonly to: string;
}

/**
 * A membership as it is at a moment: a role that is held for a term ends by itself, before anybody has written that. The
 * role afterwards is stored with it, so that nothing has to be read.
 */
export function membershipAt(member: Membership, now: Date): Membership {
  const { role: held, roleSince, roleUntil, roleAfter } = member;
  if (roleUntil === null || roleAfter === '' || Date.parse(roleUntil) > now.getTime()) return member;
  return {
    ...member,
    ...WITHOUT_TERM,
    role: roleAfter,
    roleSince: roleUntil,
    ended: { role: held, from: roleSince, to: roleUntil },
  };
}

/** Of somebody who has their role without an end. */
const WITHOUT_TERM = { roleUntil: null, roleAfter: '', roleBy: '' } as const;

export function membershipOf(row: Row): Membership {
  const { roleSince, joinOp, ...kept } = memberRow.readWithEtag(row);
  return {
    ...kept,
    id: id.parse(row.rowKey?.slice(memberKey('').length)),
    roleSince: roleSince || kept.joinedAt,
    joinOp: joinOp || opColumn.parse(row).op,
  };
}

/** The end of a role's term that ends now. It is always after its beginning, which may be by a faster clock. */
export function endOf({ roleSince }: Membership, now: Date): string {
  return new Date(Math.max(now.getTime(), Date.parse(roleSince) + 1)).toISOString();
}

export type NewMember = Pick<Member, 'id' | 'name' | 'mail' | 'role' | 'zone'> & {
  /** null for who started the community. */
  readonly addedBy?: PersonRef | null | undefined;
};

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
  const row = memberRow.columns({
    ...kept,
    addedBy: person.addedBy ?? null,
    facilitates: true,
    pausedUntil: null,
    pausedFrom: null,
    facilitatesSince: null,
    away: [],
    ...WITHOUT_TERM,
    hours: null,
    joinedAt: at,
    roleSince: at,
    leftAt: null,
    joinOp,
  });
  const key = memberKey(id);
  return etag === undefined ? { do: 'create', key, row } : { do: 'replace', key, row, etag };
}

/**
 * The write for a role's term that has ended. The present term is in the member's row, so that there is only one even
 * if several people add the member at the same moment.
 */
export function termEnding({ id, role: held, roleSince, ended }: Membership, at: string): Write[] {
  const term = (of: Term): Write => ({ do: 'put', key: roleTermKey(id, of.from), row: { ...of } });
  return [...(ended ? [term(ended)] : []), term({ role: held, from: roleSince, to: at })];
}

/** The change by which somebody has a role without an end, or until `until`, when they have their present one again. */
export function roleChange(member: Membership, to: Role, at: string, until?: { at: string; by: string }) {
  const term = until ? { roleUntil: until.at, roleAfter: member.role, roleBy: until.by } : WITHOUT_TERM;
  return { role: to, roleSince: at, ...term };
}

/** The write that lets somebody who stays have their role without an end; nothing is changed if it has none. */
export const staying = ({ id, etag, roleUntil }: Membership): Write => ({
  do: 'merge',
  key: memberKey(id),
  row: roleUntil === null ? {} : memberRow.changed(WITHOUT_TERM),
  etag,
});

/** The writes that give somebody a role for a term. */
export function beginningTerm(
  member: Membership,
  to: Role,
  now: Date,
  until: { at: string; by: string },
): Write[] {
  const at = endOf(member, now);
  const row = memberRow.changed(roleChange(member, to, at, until));
  return [
    { do: 'merge', key: memberKey(member.id), row, etag: member.etag },
    ...termEnding(member, at),
    findingMember({ ...member, role: to }),
  ];
}

/** The writes that record the end of a term, at its last moment or before that. */
export function endingTerm(member: Membership, now: Date): Write[] {
  const { roleUntil, roleAfter } = member;
  if (roleUntil === null || roleAfter === '') return [];
  const at = Date.parse(roleUntil) <= now.getTime() ? roleUntil : endOf(member, now);
  const row = memberRow.changed(roleChange(member, roleAfter, at));
  return [
    { do: 'merge', key: memberKey(member.id), row, etag: member.etag },
    ...termEnding(member, at),
    findingMember({ ...member, role: roleAfter }),
  ];
}
