import * as z from 'zod/mini';
import { entraId, personRef } from '../shared/ids.ts';
import { prose } from '../shared/text.ts';
import { addDays, instant, momentOf, wallTime } from '../shared/time.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';
import { runCommunity } from './abilities.ts';
import type { Role } from './community.ts';
import { type Permission, roleMay } from './policy.ts';

/**
 * A proposal that is open until a moment, and adopted at the first moment from then on at which no objection stands.
 * Whoever looks first stores that; when they look changes nothing of it.
 */
export const consent = z.object({
  state: z.enum(['open', 'adopted', 'withdrawn']),
  /** Counts up with every change of the proposal, which asks everybody again. */
  round: z.int(),
  /** The round with which this proposal began: what was said before is said of an earlier one. */
  since: z._default(z.int(), 1),
  openedAt: instant,
  closesAt: instant,
  /** The people whose objections stand, also those made to what the proposal said before it was changed. */
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

/** Why an organiser has set an objection aside, for everybody to read. */
export const settingAside = z.object({ by: personRef, word: z.string(), at: instant });
export const settingAsideDraft = z.strictObject({
  /** The round that the organiser has seen. */
  round: answerDraft.shape.round,
  word: prose(300, 1),
});

/**
 * `answered`: whoever objected has said that a change answers it. `renewed`: they have objected to a change as well.
 * `left`: they take part no more, and nobody has to answer them.
 */
export const OBJECTION_STATES = ['stands', 'taken-back', 'answered', 'renewed', 'set-aside', 'left'] as const;
export const objection = z.object({
  by: personRef,
  words: z.string(),
  at: instant,
  round: z.int(),
  state: z.enum(OBJECTION_STATES),
  setAside: nullIfMissing(settingAside),
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
  /** `asked-again`: my objection to an earlier round stands, and I have not said whether the change answers it. */
  mine: z.enum(['none', 'consents', 'objects', 'asked-again']),
  /** Set aside an objection that stands, of anybody else's. */
  setAside: nullIfMissing(z.string()),
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
  since: 1,
  openedAt: now.toISOString(),
  closesAt,
  standing: [],
  quietSince: null,
});

/**
 * The proposal was changed: everybody is asked again and has the whole time again. An objection stands until whoever made
 * it says that the change answers it.
 */
export const askedAgain = (before: Consent, now: Date, closesAt: string): Consent => ({
  ...before,
  round: before.round + 1,
  openedAt: now.toISOString(),
  closesAt,
  quietSince: null,
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

/**
 * Of those who take part no more nothing stands: they could not take it back. `leftAt` is when that began, so that the
 * proposal is adopted at the same moment whenever somebody looks.
 */
export function withoutLeavers(before: Consent, leftAt: (personId: string) => string | null): Consent {
  return before.standing
    .flatMap((id) => {
      const at = leftAt(id);
      return at === null ? [] : [{ id, at }];
    })
    .sort((a, b) => a.at.localeCompare(b.at))
    .reduce((after, { id, at }) => answeredBy(after, id, false, new Date(at)), before);
}

/**
 * Set an objection aside: an organiser may once the time to meet it is over, with a word that everybody reads. Not to a
 * proposal of their own, so that nobody judges what is said against themselves.
 */
export function maySetAside(
  me: { readonly id: string; readonly role: Role },
  by: string,
  proposal: Consent,
  now: Date,
): Permission {
  if (!roleMay(me.role, runCommunity)) return 'role-may-not';
  if (me.id === by) return 'own-proposal';
  const open = mayStillAnswer(proposal, now);
  if (open !== 'yes') return open;
  return Date.parse(proposal.closesAt) <= now.getTime() ? 'yes' : 'still-open';
}

/** What somebody has said, as it is stored for each round. */
export const answer = z.object({
  by: personRef,
  round: z.int(),
  at: instant,
  /** null where they do not object. */
  objection: nullIfMissing(z.string()),
  takenBackAt: nullIfMissing(instant),
  setAside: nullIfMissing(settingAside),
});
export type Answer = z.infer<typeof answer>;

/** What became of an objection. `answers` are all that were given to the proposal, in the order of rounds. */
export function objectionState(
  one: Answer,
  answers: readonly Answer[],
  proposal: Consent,
  stays: (personId: string) => boolean,
): Objection['state'] {
  if (one.takenBackAt !== null) return 'taken-back';
  const later = answers.find(({ by, round }) => by.id === one.by.id && round > one.round);
  if (later) return later.objection === null ? 'answered' : 'renewed';
  if (proposal.standing.includes(one.by.id)) return stays(one.by.id) ? 'stands' : 'left';
  if (one.setAside !== null) return 'set-aside';
  // Until changes left objections standing, each change answered those that were made before it.
  return one.round < proposal.round && stays(one.by.id) ? 'answered' : 'left';
}

/** What I have said to a proposal as it is now. */
function saidBy(me: string, { round, standing }: Consent, answers: readonly Answer[]): ConsentPage['mine'] {
  const latest = answers.findLast(({ by }) => by.id === me);
  if (standing.includes(me)) return latest?.round === round ? 'objects' : 'asked-again';
  return latest?.round === round && latest.setAside === null ? 'consents' : 'none';
}

/** What a person sees of a proposal. */
export function pageOf(
  proposal: Consent,
  everything: readonly Answer[],
  me: string,
  stays: (personId: string) => boolean,
  setAside: Permission,
): ConsentPage {
  const { state, round, since, openedAt, closesAt } = proposal;
  const answers = everything.filter((one) => one.round >= since);
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
                state: objectionState(one, answers, proposal, stays),
                setAside: one.setAside,
              },
            ],
      )
      .sort((a, b) => a.at.localeCompare(b.at)),
    mine: saidBy(me, proposal, answers),
    setAside,
  };
}
