import * as z from 'zod/mini';
import { entraId, id, personRef } from '../shared/ids.ts';
import { inCommunity, none, route } from '../shared/route.ts';
import { instant } from '../shared/time.ts';
import { nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { beOnboarded } from './abilities.ts';
import { buddyAssignment, PLAYBOOKS_OFFERED, step, worthReading } from './onboarding.ts';

const aNewcomer = z.strictObject({ communityId: id, personId: entraId });

/** What of it a newcomer has done. */
const progress = z.object({
  done: tolerantArray(step),
  /** Which of the playbooks were opened. */
  opened: tolerantArray(id),
  /** Whether Home does not show it any more. */
  dismissed: z.boolean(),
});

const buddyOf = z.extend(buddyAssignment, {
  person: personRef,
  /** For a chat with them. */
  mail: z.string(),
  endsAt: instant,
});

export const openOnboarding = route({
  name: 'openOnboarding',
  method: 'GET',
  path: '/api/communities/{communityId}/onboarding',
  summary: 'How far I am in finding my way into a community, my buddy, and whom I may ask to be it',
  access: beOnboarded,
  shows: ['onboarding', 'members'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.extend(progress, {
    /** Whether I joined lately enough to ask for a buddy. */
    newcomer: z.boolean(),
    buddy: nullIfUnreadable(buddyOf),
    /** Who offers to be a buddy and has room for another newcomer; organisers where nobody does. */
    buddies: tolerantArray(z.extend(personRef, { organiser: z.boolean() })),
  }),
});

export const listWorthReading = route({
  name: 'listWorthReading',
  method: 'GET',
  path: '/api/communities/{communityId}/onboarding/notes',
  summary: 'Five decisions and insights of the sessions that were closed last',
  access: beOnboarded,
  shows: ['sessions'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({ notes: tolerantArray(worthReading) }),
});

export const doStep = route({
  name: 'doStep',
  method: 'PUT',
  path: '/api/communities/{communityId}/onboarding/steps/{step}',
  summary: 'Say that I have done a step of finding my way in, or have not; only my buddy and I see it',
  access: beOnboarded,
  touches: ['onboarding', 'home'],
  params: z.strictObject({ communityId: id, step }),
  query: none,
  /** `opened`: playbooks that I have opened now; the others stay opened. */
  body: z.strictObject({ done: z.boolean(), opened: z.array(id).check(z.maxLength(PLAYBOOKS_OFFERED)) }),
  reply: progress,
});

export const dismissOnboarding = route({
  name: 'dismissOnboarding',
  method: 'PUT',
  path: '/api/communities/{communityId}/onboarding/dismissed',
  summary: 'Take finding my way in off my Home, or put it back',
  access: beOnboarded,
  touches: ['onboarding', 'home'],
  params: inCommunity,
  query: none,
  body: z.strictObject({ dismissed: z.boolean() }),
  reply: progress,
});

export const askBuddy = route({
  name: 'askBuddy',
  method: 'PUT',
  path: '/api/communities/{communityId}/onboarding/buddy',
  summary: 'As a newcomer, ask somebody to be my buddy; one at a time',
  access: beOnboarded,
  touches: ['onboarding', 'home'],
  params: inCommunity,
  query: none,
  body: z.strictObject({ personId: entraId }),
  reply: buddyOf,
});

export const endBuddy = route({
  name: 'endBuddy',
  method: 'DELETE',
  path: '/api/communities/{communityId}/onboarding/buddy',
  summary: 'Do without my buddy, or take my request back',
  access: beOnboarded,
  touches: ['onboarding', 'home'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({ ended: z.boolean() }),
});

const myNewcomers = z.object({
  offers: z.boolean(),
  newcomers: tolerantArray(z.extend(buddyAssignment, { person: personRef, endsAt: instant })),
});

export const listMyNewcomers = route({
  name: 'listMyNewcomers',
  method: 'GET',
  path: '/api/communities/{communityId}/onboarding/newcomers',
  summary: 'Whether I offer to be a buddy, and whose I am or am asked to be',
  access: beOnboarded,
  shows: ['onboarding'],
  params: inCommunity,
  query: none,
  body: none,
  reply: myNewcomers,
});

export const offerToBeBuddy = route({
  name: 'offerToBeBuddy',
  method: 'PUT',
  path: '/api/communities/{communityId}/onboarding/offer',
  summary: 'Offer to be a newcomer’s buddy, or offer it no more; whoever I am a buddy of stays',
  access: beOnboarded,
  touches: ['onboarding'],
  params: inCommunity,
  query: none,
  body: z.strictObject({ offers: z.boolean() }),
  reply: myNewcomers,
});

export const answerNewcomer = route({
  name: 'answerNewcomer',
  method: 'PUT',
  path: '/api/communities/{communityId}/onboarding/newcomers/{personId}',
  summary: 'Be the buddy of somebody who has asked me, or not, or not any more',
  access: beOnboarded,
  touches: ['onboarding', 'home'],
  params: aNewcomer,
  query: none,
  body: z.strictObject({ accept: z.boolean() }),
  reply: myNewcomers,
});
