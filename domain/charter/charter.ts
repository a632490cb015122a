import * as z from 'zod/mini';
import { communityDraft } from '../community/community.ts';
import { openDays } from '../community/consent.ts';
import { etag, id, personRef } from '../shared/ids.ts';
import { line, prose } from '../shared/text.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';

const { purpose, northStar, norms } = communityDraft.shape;

export const OUTCOMES_MAX = 8;

/** What the members of a community have agreed on. When they meet stands in the community itself. */
export const charterText = z.strictObject({
  purpose,
  northStar,
  /** What there is in a year that there would not be without the community. */
  outcomes: z.array(line(200)).check(z.maxLength(OUTCOMES_MAX, 'at most 8 outcomes')),
  norms,
  /** How the community decides. */
  decisionRule: prose(600),
});
export type CharterText = z.infer<typeof charterText>;

/** As it is stored and answered: a newer version may say more. */
export const storedText = z.object(charterText.shape);

/** A version that was adopted. */
export const charterVersion = z.object({
  version: z.int(),
  text: storedText,
  /** Who proposed it, and what for. */
  by: personRef,
  word: z.string(),
  adoptedAt: instant,
  /** How many objections were made to it. */
  objections: z.int(),
  /** How often it was changed while it was open. */
  rounds: z.int(),
});
export type CharterVersion = z.infer<typeof charterVersion>;

/** Who has found that what stands still holds, and when. */
export const charterReview = z.object({ by: personRef, at: instant });

export const proposalDraft = z.strictObject({
  text: charterText,
  /** What the change is for. */
  word: prose(300, 1),
  days: openDays,
});

/** A proposed change as it stands. */
export const charterProposal = z.object({
  id,
  text: storedText,
  /** What it said before it was changed last; null while it was not changed. */
  before: nullIfMissing(storedText),
  /** The version that it changes; 0 where there is none yet. */
  base: z.int(),
  by: personRef,
  word: z.string(),
  days: z.int(),
  etag,
});
export type CharterProposal = z.infer<typeof charterProposal>;

/** How long after one nudge there is another. */
export const NUDGE_MS = 7 * 86_400_000;
/** How long a charter stands until somebody is asked to look at it again. */
export const REVIEW_DAYS = 182;
/** How long before its day a review is on Home. */
export const REVIEW_SHOWN_DAYS = 14;

const saying = (text: CharterText) =>
  JSON.stringify([text.purpose, text.northStar, text.outcomes, text.norms, text.decisionRule]);
export const saysTheSame = (one: CharterText, other: CharterText): boolean => saying(one) === saying(other);
