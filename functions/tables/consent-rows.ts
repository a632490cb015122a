import * as z from 'zod';
import {
  type Answer,
  type Consent,
  type ConsentPage,
  maySetAside,
  pageOf,
  settingAside,
} from '../../domain/community/consent.ts';
import { type Ability, roleMay } from '../../domain/community/policy.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { instant } from '../../domain/shared/time.ts';
import type { Membership } from './community-rows.ts';
import type { Place } from './place.ts';
import { ifMissing, json, orNull, person, rowCodec } from './row-codec.ts';

/** What somebody has said of a proposal in one round. Its key has the round and the person. */
export const answerRow = rowCodec({
  by: person,
  round: z.number(),
  at: instant,
  /** null where they did not object. */
  objection: orNull(z.string()),
  takenBackAt: orNull(instant),
  setAside: ifMissing('', orNull(json(settingAside))),
});

/** The end of an answer's key. */
export const answerKeyEnd = (round: number, personId: string) =>
  `${String(round).padStart(4, '0')}|${personId}`;

/**
 * What is stored of an answer. An objection that is taken back keeps its words; saying it once more is a new one, and
 * that an organiser has set it aside stays.
 */
export function answerNow(
  before: Answer | undefined,
  by: Pick<Membership, 'id' | 'name'>,
  round: number,
  objection: string | null,
  now: Date,
): Answer {
  const at = now.toISOString();
  if (objection === null && before && before.objection !== null)
    return { ...before, takenBackAt: before.takenBackAt ?? at };
  const { setAside = null } = before ?? {};
  return { by: { id: by.id, name: by.name }, round, at, objection, takenBackAt: null, setAside };
}

type Members = {
  readonly communities: {
    membership(place: Place, personId: string, now: Date): Promise<Membership | undefined>;
  };
};

/** Since when each of these people has not taken part any more; null for those who do. `ability` is what taking part is. */
export async function whoLeft(
  { communities }: Members,
  place: Place,
  people: readonly string[],
  ability: Ability,
  now: Date,
): Promise<(personId: string) => string | null> {
  const found = await Promise.all(
    people.map(async (id) => {
      const member = await communities.membership(place, id, now);
      const takesPart = member?.leftAt === null && roleMay(member.role, ability);
      return [id, takesPart ? null : (member?.leftAt ?? member?.roleSince ?? now.toISOString())] as const;
    }),
  );
  const left = new Map(found);
  return (id) => left.get(id) ?? null;
}

/** What is said of a proposal, as a person sees it. `ability` is what taking part is. */
export async function consentPageFor(
  members: Members,
  place: Place,
  me: Membership,
  { consent, by }: { readonly consent: Consent; readonly by: PersonRef },
  answers: readonly Answer[],
  ability: Ability,
  now: Date,
): Promise<ConsentPage> {
  const left = await whoLeft(members, place, consent.standing, ability, now);
  return pageOf(consent, answers, me.id, (id) => left(id) === null, maySetAside(me, by.id, consent, now));
}

/** Somebody's objection as an organiser sets it aside. Refuses if none of theirs stands. */
export function answerSetAside(
  answers: readonly Answer[],
  { standing }: Consent,
  personId: string,
  by: Pick<Membership, 'id' | 'name'>,
  word: string,
  now: Date,
): Answer {
  const found = answers.findLast((one) => one.by.id === personId && one.objection !== null);
  if (!found || !standing.includes(personId)) throw new Refusal('not-found');
  return { ...found, setAside: { by: { id: by.id, name: by.name }, word, at: now.toISOString() } };
}

/** Whether a proposal's time is over, so that somebody has to look whether it is adopted. */
export const isDue = ({ state, closesAt }: Consent, now: Date): boolean =>
  state === 'open' && Date.parse(closesAt) <= now.getTime();
