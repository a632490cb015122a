import * as z from 'zod';
import { directoryPerson, type Role, role } from '../../domain/community/community.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { beOnboarded } from '../../domain/onboarding/abilities.ts';
import { runPilots } from '../../domain/pilots/abilities.ts';
import { takePart, voteForTopics } from '../../domain/sessions/abilities.ts';
import { personRef } from '../../domain/shared/ids.ts';
import { nothing, type WorkName } from './outbox-store.ts';

const importedPeople = z.nullable(
  z.array(z.object({ ...directoryPerson.shape, role, zone: z.null(), addedBy: z.optional(personRef) })),
);
export type Imported = z.infer<typeof importedPeople>;

/** Members were added or removed. The payload has the people of an import, so that an interrupted one is completed. */
export const MEMBERS_CHANGED: WorkName<Imported> = { kind: 'members', payload: importedPeople };

/** Somebody was removed, has left, or may not do any more what `KEPT_BY` names. The subject is their id. */
export const FORMER_MEMBER: WorkName<null> = { kind: 'former-member', payload: nothing };

/** Whoever may do all of these can reach what the work for former members would remove. */
const KEPT_BY = [takePart, runPilots, voteForTopics, beOnboarded];

/** Whether somebody in this role can reach all that the work for former members would remove. */
export const reachesAll = (has: Role): boolean => KEPT_BY.every((ability) => roleMay(has, ability));
