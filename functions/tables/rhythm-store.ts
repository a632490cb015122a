import * as z from 'zod';
import { type DraftDecision, draftDecision } from '../../domain/rhythm/contract.ts';
import type { Planned } from '../../domain/rhythm/drafts.ts';
import { type PromptAnswer, promptAnswer } from '../../domain/rhythm/prompt.ts';
import { DEFAULT_RHYTHM, type Rhythm, type RhythmDraft, rhythm } from '../../domain/rhythm/rhythm.ts';
import { session } from '../../domain/sessions/session.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { KEYS, RHYTHM, rhythmDraftKey, sessionKey, triedKey } from './keys.ts';
import type { Place } from './place.ts';
import { byAndAt, group, ifMissing, json, orNull, person, rowCodec } from './row-codec.ts';
import type { Row, Table, Write } from './table.ts';

const { etag: rhythmEtag, prompt, ...said } = rhythm.shape;

/** A community's rhythm. `revision` counts its changes, so that pages know the version that they change. */
export const rhythmRow = rowCodec({
  country: orNull(z.string()),
  region: orNull(z.string()),
  breaks: json(said.breaks),
  countedFrom: orNull(z.string()),
  prompt: group(prompt.shape),
  revision: z.number(),
  changeOp: ifMissing('', z.string()),
});

/** What was decided about a draft. Its id stands in the key. */
export const rhythmDraftRow = rowCodec({
  date: z.string(),
  form: orNull(json(draftDecision.shape.form)),
  /** '' for a reason that was left open, and null where its date is not skipped: two columns tell them apart. */
  skipped: orNull(z.string()),
  meets: z.boolean(),
  decided: byAndAt,
  revision: z.number(),
  changeOp: ifMissing('', z.string()),
});

/** What somebody said after a session. Both ids stand in the key; null: they would rather not. */
export const triedRow = rowCodec({ by: person, text: orNull(z.string()), at: promptAnswer.shape.at });

export interface StoredRhythm {
  readonly rhythm: Rhythm;
  readonly changeOp: string;
}

export interface StoredDecision {
  readonly decision: DraftDecision;
  readonly date: string;
  readonly changeOp: string;
}

/** What is known of a community's rhythm: its settings and what was decided about drafts, by their ids. */
export interface KnownRhythm {
  readonly rhythm: Rhythm;
  readonly decisions: ReadonlyMap<string, DraftDecision>;
}

export interface SaidBetween {
  readonly by: PersonRef;
  readonly text: string | null;
  readonly at: string;
}

function rhythmOf(row: Row): StoredRhythm {
  const { revision, changeOp, ...kept } = rhythmRow.read(row);
  return { rhythm: rhythm.parse({ ...kept, etag: String(revision) }), changeOp };
}

function decisionOf(row: Row): StoredDecision {
  const { revision, changeOp, decided, date, ...kept } = rhythmDraftRow.read(row);
  return { decision: { ...kept, ...decided, etag: String(revision) }, date, changeOp };
}

const idIn = ({ rowKey = '' }: Row) => rowKey.split('|').at(-1) ?? '';

type Piece = { readonly rhythm: Rhythm } | { readonly id: string; readonly decision: DraftDecision };
const PIECE = {
  key: KEYS.rhythm,
  of: (row: Row): Piece =>
    row.rowKey === RHYTHM
      ? { rhythm: rhythmOf(row).rhythm }
      : { id: idIn(row), decision: decisionOf(row).decision },
};

const { startsAt, endsAt, state, topic } = session.shape;
const PLANNED = z.object({ startsAt, endsAt, state, topic });
const TRIED = { key: KEYS.tried, of: (row: Row): SaidBetween => triedRow.read(row) };

/** A community's rhythm beside its cadence, what was decided about drafts, and what was said between sessions. */
export class RhythmStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async known(place: Place): Promise<KnownRhythm> {
    const pieces = await this.#table.range(place.partition, 'rhythm|', 'rhythm|~', PIECE);
    const decisions = pieces.flatMap((piece) => ('id' in piece ? [[piece.id, piece.decision] as const] : []));
    const settings = pieces.find((piece) => 'rhythm' in piece);
    return { rhythm: settings?.rhythm ?? DEFAULT_RHYTHM, decisions: new Map(decisions) };
  }

  async settings(place: Place): Promise<StoredRhythm> {
    const stored = await this.#table.find(place.partition, RHYTHM, rhythmOf);
    return stored ?? { rhythm: DEFAULT_RHYTHM, changeOp: '' };
  }

  async decision(place: Place, draftId: string): Promise<StoredDecision | undefined> {
    return this.#table.find(place.partition, rhythmDraftKey(draftId), decisionOf);
  }

  /** The sessions that end after `since`, cancelled ones included. */
  async sessionsSince(place: Place, since: Date): Promise<Planned[]> {
    const kind = {
      key: KEYS.session,
      of: (row: Row): Planned => ({ id: idIn(row), ...PLANNED.parse(row) }),
    };
    return this.#table.range(place.partition, sessionKey(''), sessionKey('~'), kind, {
      where: (odata) => odata`endsAt ge ${since.toISOString()}`,
      select: Object.keys(PLANNED.shape),
    });
  }

  /** What everybody said after a session, also that they would rather not. */
  async said(place: Place, sessionId: string): Promise<SaidBetween[]> {
    return this.#table.range(place.partition, triedKey(sessionId), triedKey(sessionId, '~'), TRIED);
  }
}

/** The write for a community's rhythm. It fails if somebody has changed it since. */
export function settingRhythm(draft: RhythmDraft, etag: string, rowEtag: string | null, changeOp: string): Write {
  const row = rhythmRow.columns({ ...draft, revision: Number(etag) + 1, changeOp });
  return rowEtag === null
    ? { do: 'create', key: RHYTHM, row }
    : { do: 'replace', key: RHYTHM, row, etag: rowEtag };
}

export const answersOf = (sessionId: string, said: readonly SaidBetween[]): PromptAnswer[] =>
  said.flatMap(({ by, text, at }) => (text === null ? [] : [{ by, text, at, sessionId }]));
