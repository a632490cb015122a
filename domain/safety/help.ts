import * as z from 'zod/mini';
import { isThere } from '../community/absence.ts';
import { type Member, role } from '../community/community.ts';
import { roleMay } from '../community/policy.ts';
import { entraId, id, personRef } from '../shared/ids.ts';
import { line, prose } from '../shared/text.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';
import { askForHelp } from './abilities.ts';

export const HELP_WORDS_MAX = 1_000;
export const helpWords = prose(HELP_WORDS_MAX, 1);

/** What one of the two says. */
export const suggestion = z
  .strictObject({
    words: prose(HELP_WORDS_MAX),
    /** A time for talking. Both have agreed once the other one has said the same time. */
    time: z.nullable(instant),
    /** Whoever was asked cannot help now. */
    notNow: z.boolean(),
  })
  .check(
    z.refine(({ words, time, notNow }) => notNow || time !== null || words.trim() !== '', {
      error: 'words or a time',
      path: ['words'],
    }),
  );
export type Suggestion = z.infer<typeof suggestion>;

export const message = z.object({
  id,
  by: entraId,
  at: instant,
  words: z.string(),
  time: nullIfMissing(instant),
  notNow: z._default(z.boolean(), false),
});
export type Message = z.infer<typeof message>;

/** `done`: one of them has said that this is settled. */
export const exchangeState = z.enum(['open', 'done']);

/** An exchange between whoever asks for help and the one person whom they have asked. */
export const exchange = z.object({
  id,
  asker: personRef,
  asked: personRef,
  state: exchangeState,
  /** The oldest first; the first one is what was asked. */
  messages: tolerantArray(message),
});
export type Exchange = z.infer<typeof exchange>;

/** An exchange keeps to one row, so it has at most this many messages. */
export const MESSAGES_MAX = 20;

/** An exchange in lists and on Home, without its words. */
export const exchangeOutline = z.object({
  id,
  asker: personRef,
  asked: personRef,
  state: exchangeState,
  /** Who spoke last. */
  lastBy: entraId,
  lastAt: instant,
  notNow: z.boolean(),
  /** The time on which both have agreed. */
  agreed: nullIfMissing(instant),
});
export type ExchangeOutline = z.infer<typeof exchangeOutline>;

/** The last time that both have named. */
export function agreedTime(messages: readonly Pick<Message, 'by' | 'time'>[]): string | null {
  const last = messages.findLastIndex(
    ({ time, by }, index) =>
      time !== null && messages.slice(0, index).some((earlier) => earlier.time === time && earlier.by !== by),
  );
  return messages[last]?.time ?? null;
}

export function outlineOf({ id: helpId, asker, asked, state, messages }: Exchange): ExchangeOutline {
  const last = messages.at(-1);
  return {
    id: helpId,
    asker,
    asked,
    state,
    lastBy: last?.by ?? asker.id,
    lastAt: last?.at ?? new Date(0).toISOString(),
    notNow: last?.notNow ?? false,
    agreed: agreedTime(messages),
  };
}

/** Whether it is this person's to look at: the other one has spoken last. */
export const waitsFor = ({ state, lastBy }: Pick<ExchangeOutline, 'state' | 'lastBy'>, me: string): boolean =>
  state === 'open' && lastBy !== me;

/** Whether somebody may be asked for help. Mentors may be unless they have said otherwise. */
export const helpOffer = z.strictObject({
  offers: z.boolean(),
  /** What about; '' for anything. */
  about: z.union([z.literal(''), line(120)]),
});
export type HelpOffer = z.infer<typeof helpOffer>;

/** As it is stored and answered: a newer version may have added to it. */
export const storedOffer = z.object(helpOffer.shape);

export const defaultOffer = ({ role: theirs }: Pick<Member, 'role'>): HelpOffer => ({
  offers: theirs === 'mentor',
  about: '',
});

/** Somebody whom one may ask. */
export const helper = z.object({ person: personRef, role, about: z.string() });
export type Helper = z.infer<typeof helper>;

export const mayBeAsked = (
  member: Pick<Member, 'role' | 'pausedUntil' | 'away'>,
  offer: HelpOffer | undefined,
  today: string,
): boolean =>
  roleMay(member.role, askForHelp) && (offer ?? defaultOffer(member)).offers && isThere(member, today);
