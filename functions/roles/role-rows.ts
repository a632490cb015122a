import * as z from 'zod';
import { role as right } from '../../domain/community/community.ts';
import { consent } from '../../domain/community/consent.ts';
import { roleOutline, roleTerm } from '../../domain/roles/role.ts';
import { personRef } from '../../domain/shared/ids.ts';
import { date, instant } from '../../domain/shared/time.ts';
import { answerKeyEnd } from '../tables/consent-rows.ts';
import { ifMissing, json, orNull, person, rowCodec, type Value, words } from '../tables/row-codec.ts';

const ID = '[0-9a-f-]{36}';

export const roleKey = (roleId: string) => `role|${roleId}`;
const inRole = (roleId: string, rest: string) => `in-role|${roleId}|${rest}`;
export const answersRange = (roleId: string) => [inRole(roleId, ''), inRole(roleId, '~')] as const;
/** A row that exists while nominations are taken. A nomination touches it, and fails once they are shown. */
export const gateKey = (roleId: string) => inRole(roleId, 'gate');
export const willingKey = (roleId: string, personId: string) => inRole(roleId, `willing|${personId}`);
export const answerKey = (roleId: string, round: number, personId: string) =>
  inRole(roleId, `answer|${answerKeyEnd(round, personId)}`);
/**
 * What somebody nominates, behind all roles, so that no range of a role has it before it is shown. By the moment at which
 * it is shown, so that those that are still unseen are one range, however many there were before.
 */
export const nominationKey = (showsAt: string, roleId: string, personId: string) =>
  `in-role|~nomination|${showsAt}|${roleId}|${personId}`;
export const nominationsOf = (showsAt: string, roleId: string) =>
  [nominationKey(showsAt, roleId, ''), nominationKey(showsAt, roleId, '~')] as const;
export const unseenSince = (now: Date) =>
  [`in-role|~nomination|${now.toISOString()}`, 'in-role|~nomination|~'] as const;

export const KEYS = {
  role: new RegExp(`^role\\|${ID}$`),
  part: new RegExp(`^in-role\\|${ID}\\|(gate|willing\\|${ID}|answer\\|\\d{4}\\|${ID})$`),
  nomination: new RegExp(`^in-role\\|~nomination\\|[^|]+\\|${ID}\\|${ID}$`),
} as const;

const { id, etag, proposed, ...head } = roleOutline.shape;

/** Who shall have the role. What it is for and how long stands in the role itself. */
const storedProposal = z.object({
  person: personRef,
  by: personRef,
  word: z.string(),
  /** What the role and its term were before this proposal, and who was proposed then; null for the first. */
  before: z.nullable(
    z.object({ person: personRef, description: z.string(), from: z.string(), until: z.string() }),
  ),
  consent,
});

export const roleRow = rowCodec({
  ...head,
  carries: orNull(right),
  openedBy: person,
  openedAt: instant,
  sessionId: orNull(z.string()),
  term: orNull(json(roleTerm)),
  endedAt: orNull(instant),
  /** The beginning of the first day and the end of the last one. */
  startsAt: instant,
  endsAt: instant,
  zone: z.string(),
  proposal: orNull(json(storedProposal)),
  /** The last round of the last proposal. */
  round: z.number(),
  /** Whether its rights were given. */
  given: z.boolean(),
  /** Closed before its nominations were shown, which then stay unseen. */
  unseen: ifMissing(false, z.boolean()),
  openedOp: z.string(),
  changeOps: words,
});
export type StoredRole = Value<typeof roleRow> & { readonly id: string; readonly etag: string };
export type RoleChange = Partial<Value<typeof roleRow>>;

/** Only its day is kept: the time would tell who has nominated. */
export const nominationRow = rowCodec({ person, reason: z.string(), by: person, on: date });
export const willingRow = rowCodec({ willing: z.boolean(), at: instant });
