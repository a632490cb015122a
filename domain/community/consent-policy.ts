import type { Role } from './community.ts';
import { type Consent, mayStillAnswer } from './consent.ts';
import { type Ability, type Permission, roleMay } from './policy.ts';

interface Me {
  readonly id: string;
  readonly role: Role;
}

/** What people may do with proposals that are adopted by consent, one at a time, among those who have an ability. */
export const consentPolicy = (ability: Ability) => ({
  /** Propose. There is one at a time, so that everybody looks at the same. */
  mayPropose({ role }: Me, isOneOpen: boolean): Permission {
    if (!roleMay(role, ability)) return 'role-may-not';
    return isOneOpen ? 'proposal-open' : 'yes';
  },

  /** Change or withdraw a proposal. An organiser may where whoever made it has left, or its time is over. */
  mayChange(me: Me, by: string, byLeft: boolean, consent: Consent, now: Date): Permission {
    if (!roleMay(me.role, ability)) return 'role-may-not';
    const isWaiting = byLeft || Date.parse(consent.closesAt) <= now.getTime();
    if (me.id !== by && !(isWaiting && me.role === 'organiser')) return 'proposal-not-yours';
    return mayStillAnswer(consent, now);
  },

  /** Object, or say that one does not. */
  mayAnswer({ role }: Me, consent: Consent, now: Date): Permission {
    return roleMay(role, ability) ? mayStillAnswer(consent, now) : 'role-may-not';
  },
});
