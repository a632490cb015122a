import * as z from 'zod/mini';
import { personRef } from '../shared/ids.ts';
import { mineKind } from '../shared/mine.ts';
import { instant } from '../shared/time.ts';
import { tolerantArray } from '../shared/tolerant.ts';

const howFar = { done: z.int(), of: z.int() };

export const onboardingMine = {
  /** My first fifteen minutes in a community; shown until `until`. */
  onboarding: mineKind(
    'onboarding',
    { ...howFar, left: z._default(tolerantArray(z.string()), []), until: instant },
    { asks: true },
  ),
  /** A newcomer asks me to be their buddy. */
  'buddy-asked': mineKind('buddy-asked', { person: personRef, until: instant }, { asks: true }),
  /** I am a newcomer's buddy until `until`. `mail` is for a chat with them. */
  'buddy-of': mineKind(
    'buddy-of',
    { person: personRef, mail: z.string(), ...howFar, until: instant },
    { asks: false },
  ),
};
