import * as z from 'zod';
import type { Answer, Consent } from '../../domain/community/consent.ts';
import { instant } from '../../domain/shared/time.ts';
import type { Membership } from './community-rows.ts';
import type { Place } from './place.ts';
import { orNull, person, rowCodec } from './row-codec.ts';

/** What somebody has said of a proposal in one round. Its key has the round and the person. */
export const answerRow = rowCodec({
  by: person,
  round: z.number(),
  at: instant,
  /** null where they did not object. */
  objection: orNull(z.string()),
  takenBackAt: orNull(instant),
});

/** The end of an answer's key. */
export const answerKeyEnd = (round: number, personId: string) =>
  `${String(round).padStart(4, '0')}|${personId}`;

/**
 * What is stored of an answer. An objection that is taken back keeps its words; saying it once more is a new one.
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
  return { by: { id: by.id, name: by.name }, round, at, objection, takenBackAt: null };
}

type Members = {
  readonly communities: {
    membership(place: Place, personId: string, now: Date): Promise<Membership | undefined>;
  };
};

/** Of these people those who belong to the community. */
export async function stillMembers(
  { communities }: Members,
  place: Place,
  people: readonly string[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const found = await Promise.all(people.map((id) => communities.membership(place, id, now)));
  return new Set(found.flatMap((member) => (member?.leftAt === null ? [member.id] : [])));
}

/** Whether a proposal's time is over, so that somebody has to look whether it is adopted. */
export const isDue = ({ state, closesAt }: Consent, now: Date): boolean =>
  state === 'open' && Date.parse(closesAt) <= now.getTime();
