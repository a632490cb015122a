import type { RefusalCode } from '../shared/refusal.ts';
import type { Role } from './community.ts';

/** What each role allows. Areas declare their abilities; the API checks them and the pages show them. */
export interface Ability {
  readonly name: string;
  readonly roles: readonly Role[];
}

export function roleMay(role: Role, ability: Ability): boolean {
  return ability.roles.includes(role);
}

/** Sent with answers so that pages know what to offer: `yes`, or the refusal that the API would give. */
export type Permission = 'yes' | RefusalCode;

export function permission(role: Role, ability: Ability): Permission {
  return roleMay(role, ability) ? 'yes' : 'role-may-not';
}
