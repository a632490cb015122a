import type { RefusalCode } from '../shared/refusal.ts';
import type { Role } from './community.ts';

/** What a role allows, whatever the thing at hand; said once, asked by the API and shown by the pages. */
const ABILITIES = {
  /** See who belongs, what is planned, noted and known. */
  readCommunity: ['organiser', 'member', 'mentor', 'sponsor'],
  /** See a session's outline. Guests see showcases only, which `mayOpenSession` checks. */
  visit: ['organiser', 'member', 'mentor', 'sponsor', 'guest'],
  runCommunity: ['organiser'],
  planSessions: ['organiser'],
  /** Capture notes, tick checklists, own actions. */
  takePart: ['organiser', 'member', 'mentor', 'sponsor'],
  /** Be named as the facilitator of a session; whose role changes later keeps what is planned. */
  facilitate: ['organiser', 'member', 'mentor'],
  writeKnowledge: ['organiser', 'member', 'mentor'],
} as const satisfies Record<string, readonly Role[]>;

export type Ability = keyof typeof ABILITIES;

export function roleMay(role: Role, ability: Ability): boolean {
  return (ABILITIES[ability] as readonly Role[]).includes(role);
}

/** What an answer tells the page it may offer: `yes`, or the refusal the API would give. */
export type Permission = 'yes' | RefusalCode;

export function permission(role: Role, ability: Ability): Permission {
  return roleMay(role, ability) ? 'yes' : 'role-may-not';
}
