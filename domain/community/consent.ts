import * as z from 'zod/mini';
import { entraId, personRef } from '../shared/ids.ts';
import { prose } from '../shared/text.ts';
import { addDays, instant, momentOf, wallTime } from '../shared/time.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';
import type { Permission } from './policy.ts';

/**
 * A proposal that is open until a moment, and adopted at the first moment from then on at which no objection stands.
 * Whoever looks first stores that; when they look changes nothing of it.
 */
export const consent = z.object({
  state: z.enum(['open', 'adopted', 'withdrawn']),
  /** Counts up with every change of the proposal, which asks everybody again. Objections of earlier rounds are answered. */
  round: z.int(),
  openedAt: instant,
  closesAt: instant,
  /** The people whose objections stand. */
  standing: z.array(entraId),
  /** When the last one that stood was taken back; null if that has not happened in this round. */
  quietSince: nullIfMissing(instant),
});
export type Consent = z.infer<typeof consent>;

/** What a person says of a proposal: why they object, or null where they do not. */
export const objectionWords = prose(600, 1);
export const answerDraft = z.strictObject({
  /** The round that the person has seen. */
  round: z.int().check(z.gte(1), z.lte(9_999)),
  objection: z.nullable(objectionWords),
});

/** `answered`: the proposal was changed since. `left`: whoever objected belongs no more, and nobody has to answer them. */
export const OBJECTION_STATES = ['stands', 'taken-back', 'answered', 'left'] as const;
export const objection = z.object({
  by: personRef,
  words: z.string(),
  at: instant,
  round: z.int(),
  state: z.enum(OBJECTION_STATES),
});
export type Objection = z.infer<typeof objection>;

/** A proposal's consent as its page shows it. */
export const consentPage = z.object({
  state: consent.shape.state,
  round: z.int(),
  openedAt: instant,
  closesAt: instant,
  /** In the order in which they were made. */
  objections: tolerantArray(objection),
  /** `asked-again`: I objected to an earlier round. */
  mine: z.enum(['none', 'consents', 'objects', 'asked-again']),
});
export type ConsentPage = z.infer<typeof consentPage>;

/** For how many days a proposal can be open. */
export const OPEN_DAYS = [3, 7, 14, 21] as const;
export const openDays = z.int().check(z.gte(1, 'at least a day'), z.lte(30, 'at most 30 days'));

/** So many days from now, at the full hour that comes next in the zone: nothing is decided at 14:23 and ten seconds. */
export function closingMoment(now: Date, days: number, zone: string): string {
  const { date, time } = wallTime(new Date(now.getTime() + 3_599_999), zone);
  const wall = { date: addDays(date, days), time: `${time.slice(0, 2)}:00` };
  return momentOf(wall, zone).toISOString();
}

export const opened = (now: Date, closesAt: string): Consent => ({
  state: 'open',
  round: 1,
  openedAt: now.toISOString(),
  closesAt,
  standing: [],
  quietSince: null,
});

/** The proposal was changed: nothing stands against what it says now, and everybody has the whole time again. */
export const askedAgain = (before: Consent, now: Date, closesAt: string): Consent => ({
  ...opened(now, closesAt),
  round: before.round + 1,
});

/** Whether it is adopted by now, also where nobody has stored that yet. */
export const isDecided = ({ state, closesAt, standing }: Consent, now: Date): boolean =>
  state === 'open' && standing.length === 0 && Date.parse(closesAt) <= now.getTime();

/** The moment at which it was adopted, whenever somebody looks. */
export function decidedAt({ closesAt, quietSince }: Consent): string {
  return quietSince !== null && Date.parse(quietSince) > Date.parse(closesAt) ? quietSince : closesAt;
}

/** Whether something can be said to it or changed of it at this moment. */
export function mayStillAnswer(proposal: Consent, now: Date): Permission {
  if (proposal.state === 'withdrawn') return 'proposal-withdrawn';
  return proposal.state === 'adopted' || isDecided(proposal, now) ? 'proposal-adopted' : 'yes';
}

/** The proposal after somebody has objected, or has said that they do not object (any more). */
export function answeredBy(before: Consent, personId: string, objects: boolean, now: Date): Consent {
  const others = before.standing.filter((id) => id !== personId);
  if (objects) return { ...before, standing: [...others, personId] };
  const isLast = others.length === 0 && before.standing.length > 0;
  return { ...before, standing: others, ...(isLast && { quietSince: now.toISOString() }) };
}

/** Of those who have left nothing stands any more: they could not take it back. */
export function withoutLeavers(before: Consent, stays: (personId: string) => boolean, now: Date): Consent {
  return before.standing
    .filter((id) => !stays(id))
    .reduce((after, id) => answeredBy(after, id, false, now), before);
}

/** What somebody has said, as it is stored for each round. */
export const answer = z.object({
  by: personRef,
  round: z.int(),
  at: instant,
  /** null where they do not object. */
  objection: nullIfMissing(z.string()),
  takenBackAt: nullIfMissing(instant),
});
export type Answer = z.infer<typeof answer>;

export function objectionState(
  { by, round, takenBackAt }: Answer,
  now: Pick<Consent, 'round'>,
  stays: (personId: string) => boolean,
): Objection['state'] {
  if (takenBackAt !== null) return 'taken-back';
  if (round < now.round) return 'answered';
  return stays(by.id) ? 'stands' : 'left';
}

/** What a person sees of a proposal. */
export function pageOf(
  proposal: Consent,
  answers: readonly Answer[],
  me: string,
  stays: (personId: string) => boolean,
): ConsentPage {
  const { state, round, openedAt, closesAt } = proposal;
  const mine = answers.findLast(({ by }) => by.id === me);
  const objects = mine?.objection != null && mine.takenBackAt === null;
  return {
    state,
    round,
    openedAt,
    closesAt,
    objections: answers
      .flatMap((one) =>
        one.objection === null
          ? []
          : [
              {
                by: one.by,
                words: one.objection,
                at: one.at,
                round: one.round,
                state: objectionState(one, proposal, stays),
              },
            ],
      )
      .sort((a, b) => a.at.localeCompare(b.at)),
    mine:
      mine?.round === round
        ? objects
          ? 'objects'
          : 'consents'
        : answers.some(({ by, objection: words }) => by.id === me && words !== null)
          ? 'asked-again'
          : 'none',
  };
}
