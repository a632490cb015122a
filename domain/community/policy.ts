import type { RefusalCode } from '../shared/refusal.ts';
import type { Role } from './community.ts';

/**
 * What somebody may do by their role alone, whatever the thing at hand: said once, asked by the API and shown by the
 * pages. Each area declares its own.
 */
export interface Ability {
  readonly name: string;
  readonly roles: readonly Role[];
}

export function roleMay(role: Role, ability: Ability): boolean {
  return ability.roles.includes(role);
}

/** What an answer tells the page it may offer: `yes`, or the refusal the API would give. */
export type Permission = 'yes' | RefusalCode;

export function permission(role: Role, ability: Ability): Permission {
  return roleMay(role, ability) ? 'yes' : 'role-may-not';
}
