import * as z from 'zod';
import { storedEntry, termProposal, termState, termVersion } from '../../domain/glossary/term.ts';
import { instant } from '../../domain/shared/time.ts';
import { answerKeyEnd } from './consent-rows.ts';
import { json, orNull, person, rowCodec, type Value, words } from './row-codec.ts';

const ID = '[0-9a-f-]{36}';

/** Heads stand together, so that the glossary is one range; what belongs to one term stands together as well. */
export const termKey = (termId: string) => `term|${termId}`;
export const TERMS = ['term|', 'term|~'] as const;
const inTerm = (termId: string, rest: string) => `in-term|${termId}|${rest}`;
export const termRange = (termId: string) => [inTerm(termId, ''), inTerm(termId, '~')] as const;
export const versionKey = (termId: string, version: number) =>
  inTerm(termId, `version|${String(version).padStart(4, '0')}`);
export const answerKey = (termId: string, round: number, personId: string) =>
  inTerm(termId, `answer|${answerKeyEnd(round, personId)}`);

export const KEYS = {
  term: new RegExp(`^term\\|${ID}$`),
  inTerm: new RegExp(`^in-term\\|${ID}\\|(version\\|\\d{4}|answer\\|\\d{4}\\|${ID})$`),
} as const;

/** A term: what stands, what is proposed, and who has said something to that in this round. */
export const termRow = rowCodec({
  state: termState,
  entry: orNull(json(storedEntry)),
  approvedAt: orNull(instant),
  /** 0 before anything was adopted. */
  version: z.number(),
  proposal: orNull(json(termProposal)),
  /** The rounds that all its proposals had together: those of the next begin behind them. */
  rounds: z.number(),
  /** Who was heard in this round. */
  heard: words,
  /** How many objections were made to what is proposed. */
  objections: z.number(),
  changeOps: words,
});
export type StoredTerm = Value<typeof termRow> & { readonly id: string; readonly etag: string };

export const versionRow = rowCodec({
  ...termVersion.shape,
  entry: orNull(json(storedEntry)),
  by: person,
});
