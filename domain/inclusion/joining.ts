import * as z from 'zod/mini';
import { id, personRef } from '../shared/ids.ts';
import { instant } from '../shared/time.ts';
import { nullIfUnreadable } from '../shared/tolerant.ts';

/** An organiser's no, with a word. */
export const declined = z.object({ by: personRef, at: instant, word: z.string() });

/** Somebody whom a member proposes, or who asks to join. */
export const joining = z.object({
  person: personRef,
  /** Who proposes them: themselves where they ask to join. */
  by: personRef,
  word: z.string(),
  at: instant,
  /** null while it waits for an answer. */
  declined: nullIfUnreadable(declined),
});
export type Joining = z.infer<typeof joining>;

/** A community as somebody sees it who does not belong to it and may ask to. */
export const joinable = z.object({ communityId: id, name: z.string(), purpose: z.string() });
export type Joinable = z.infer<typeof joinable>;

/** What became of my request to join a community. */
export const myRequest = z.object({
  communityId: id,
  name: z.string(),
  at: instant,
  declined: nullIfUnreadable(declined),
});
export type MyRequest = z.infer<typeof myRequest>;

/** How many may wait for an answer in a community, and how many of them one person may have proposed. */
export const WAITING_MAX = 200;
export const PROPOSED_MAX = 20;
/** How long somebody is not asked about again after an organiser has said no. */
export const DECLINED_DAYS = 30;

export const isDeclinedFor = ({ declined: no }: Pick<Joining, 'declined'>, now: Date): boolean =>
  no !== null && now.getTime() - Date.parse(no.at) < DECLINED_DAYS * 86_400_000;
