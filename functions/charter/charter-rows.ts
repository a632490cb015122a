import * as z from 'zod';
import { charterReview, charterVersion, storedText } from '../../domain/charter/charter.ts';
import { consent } from '../../domain/community/consent.ts';
import { instant } from '../../domain/shared/time.ts';
import { answerKeyEnd } from '../tables/consent-rows.ts';
import { ifMissing, json, orNull, person, rowCodec, type Value, words } from '../tables/row-codec.ts';

const ID = '[0-9a-f-]{36}';
const PERSON = '[0-9a-f-]{36}';
const key = (rest: string) => new RegExp(`^in-charter\\|${rest}$`);

const inCharter = (rest: string) => `in-charter|${rest}`;
export const HEAD = inCharter('0-head');
export const versionKey = (version: number) => inCharter(`version|${String(version).padStart(4, '0')}`);
export const VERSIONS = [inCharter('version|'), inCharter('version|~')] as const;
/** A proposal, and behind it what people have said of it. */
export const proposalKey = (proposalId: string) => inCharter(`proposal|${proposalId}`);
export const answerKey = (proposalId: string, round: number, personId: string) =>
  `${proposalKey(proposalId)}|${answerKeyEnd(round, personId)}`;
/** Behind everything else of the charter: only how many have accepted is told, and to organisers who has not. */
export const acceptedKey = (personId: string) => inCharter(`~accepted|${personId}`);

export const KEYS = {
  version: key('version\\|\\d{4}'),
  proposal: key(`proposal\\|${ID}(\\|\\d{4}\\|${PERSON})?`),
  accepted: key(`~accepted\\|${PERSON}`),
} as const;

/** What stands, with the text of the newest version, and which proposal is open. */
export const headRow = rowCodec({
  /** 0 before there is one. */
  version: z.number(),
  text: orNull(json(storedText)),
  adoptedAt: orNull(instant),
  /** The open proposal; '' for none. */
  proposalId: z.string(),
  /** The day on which it is to be looked at again; '' for none. */
  reviewOn: z.string(),
  /** Who has reviewed the version that stands, and when. */
  reviewed: ifMissing('', orNull(json(charterReview))),
  /** When those who have not accepted were asked again; '' for never. */
  nudgedAt: z.string(),
  changeOps: words,
});
export type Head = Value<typeof headRow> & { readonly etag: string };

export const NO_CHARTER: Head = {
  version: 0,
  text: null,
  adoptedAt: null,
  proposalId: '',
  reviewOn: '',
  reviewed: null,
  nudgedAt: '',
  changeOps: new Set(),
  etag: '',
};

export const proposalRow = rowCodec({
  text: json(storedText),
  before: orNull(json(storedText)),
  base: z.number(),
  by: person,
  word: z.string(),
  days: z.number(),
  consent: json(consent),
  /** How many objections were made to it in all rounds. */
  objections: z.number(),
  changeOps: words,
});
export type StoredProposal = Value<typeof proposalRow> & { readonly id: string; readonly etag: string };

export const versionRow = rowCodec({
  ...charterVersion.shape,
  text: json(storedText),
  by: person,
});

export const acceptedRow = rowCodec({ version: z.number(), at: instant });
