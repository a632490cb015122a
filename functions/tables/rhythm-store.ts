import * as z from 'zod';
import { type DraftDecision, draftDecision } from '../../domain/rhythm/contract.ts';
import { type PromptAnswer, promptAnswer } from '../../domain/rhythm/prompt.ts';
import {
  DEFAULT_RHYTHM,
  type Rhythm,
  type RhythmDraft,
  rhythm,
  UNDECIDED,
} from '../../domain/rhythm/rhythm.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { KEYS, RHYTHM, rhythmDraftKey, triedKey } from './keys.ts';
import type { Place } from './place.ts';
import { group, json, orNull, person, rowCodec } from './row-codec.ts';
import type { RangeOptions, Row, Table, Write } from './table.ts';

const { etag: _rhythmEtag, prompt, ...settings } = rhythm.shape;

/** A community's rhythm beside its cadence. */
export const rhythmRow = rowCodec({
  country: orNull(z.string()),
  region: orNull(z.string()),
  breaks: json(settings.breaks),
  countedFrom: orNull(z.string()),
  prompt: json(prompt),
});

/** What was decided about a draft. Its id stands in the key. */
export const rhythmDraftRow = rowCodec({
  date: z.string(),
  form: orNull(json(draftDecision.shape.form)),
  skipped: orNull(z.string()),
  meets: z.boolean(),
  decided: group({ by: person, at: draftDecision.shape.at }),
});

/** What somebody said after a session. Both ids stand in the key; null: they would rather not. */
export const triedRow = rowCodec({ by: person, text: orNull(z.string()), at: promptAnswer.shape.at });

/** What is known of a community's rhythm: its settings, and what was decided about drafts, by their ids. */
export interface KnownRhythm {
  readonly rhythm: Rhythm;
  readonly decisions: ReadonlyMap<string, DraftDecision>;
}

export interface SaidBetween {
  readonly by: PersonRef;
  readonly text: string | null;
  readonly at: string;
}

const rhythmOf = (row: Row): Rhythm => rhythm.parse(rhythmRow.readWithEtag(row));

function decisionOf(row: Row): DraftDecision {
  const { date: _date, decided, ...kept } = rhythmDraftRow.readWithEtag(row);
  return { ...kept, ...decided };
}

/** A row of the range of the rhythm. */
export type RhythmPiece =
  | { readonly rhythm: Rhythm }
  | { readonly id: string; readonly decision: DraftDecision };

export const rhythmPieceOf = (row: Row): RhythmPiece =>
  row.rowKey === RHYTHM
    ? { rhythm: rhythmOf(row) }
    : { id: (row.rowKey ?? '').slice(rhythmDraftKey('').length), decision: decisionOf(row) };

export function knownRhythm(pieces: readonly RhythmPiece[]): KnownRhythm {
  const decisions = pieces.flatMap((piece) =>
    'decision' in piece ? [[piece.id, piece.decision] as const] : [],
  );
  const known = pieces.find((piece) => 'rhythm' in piece);
  return { rhythm: known?.rhythm ?? DEFAULT_RHYTHM, decisions: new Map(decisions) };
}

const TRIED = { key: KEYS.tried, of: (row: Row): SaidBetween => triedRow.read(row) };

/** A community's rhythm beside its cadence, what was decided about drafts, and what was said between sessions. */
export class RhythmStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Keys of what was decided about drafts of before a day. */
  async decidedBefore(place: Place, day: string, top: number): Promise<string[]> {
    const kind = { key: KEYS.rhythm, of: ({ rowKey = '' }: Row) => rowKey };
    const where: RangeOptions['where'] = (odata) => odata`date lt ${day}`;
    const range = [rhythmDraftKey(''), rhythmDraftKey('~')] as const;
    return this.#table.range(place.partition, ...range, kind, { where, select: ['date'], top });
  }

  async settings(place: Place): Promise<Rhythm> {
    return (await this.#table.find(place.partition, RHYTHM, rhythmOf)) ?? DEFAULT_RHYTHM;
  }

  async decision(place: Place, draftId: string): Promise<DraftDecision | undefined> {
    return this.#table.find(place.partition, rhythmDraftKey(draftId), decisionOf);
  }

  /** What everybody said after a session, also that they would rather not. */
  async said(place: Place, sessionId: string): Promise<SaidBetween[]> {
    return this.#table.range(place.partition, triedKey(sessionId), triedKey(sessionId, '~'), TRIED);
  }
}

/** The write for a version of a row; `UNDECIDED` is the version of one that is not there yet. */
const writing = (key: string, row: Extract<Write, { do: 'put' }>['row'], etag: string): Write =>
  etag === UNDECIDED ? { do: 'create', key, row } : { do: 'replace', key, row, etag };

/** The write for a community's rhythm. It fails if somebody has changed it since. */
export const settingRhythm = (draft: RhythmDraft, etag: string): Write =>
  writing(RHYTHM, rhythmRow.columns(draft), etag);

/** The write for what was decided about a draft. It fails if somebody has decided otherwise since. */
export const decidingDraft = (
  draftId: string,
  date: string,
  { by, at, etag: _etag, ...decision }: DraftDecision,
  etag: string,
): Write =>
  writing(rhythmDraftKey(draftId), rhythmDraftRow.columns({ ...decision, date, decided: { by, at } }), etag);

/** The answers among what was said. */
export const answersAmong = (sessionId: string, said: readonly SaidBetween[]): PromptAnswer[] =>
  said.flatMap(({ by, text, at }) => (text === null ? [] : [{ by, text, at, sessionId }]));
