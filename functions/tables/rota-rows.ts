import * as z from 'zod';
import { type Standing, type Standings, standing } from '../../domain/community/rota.ts';
import { type TurnAgreed, turnAgreed } from '../../domain/rota/turn.ts';
import { instant } from '../../domain/shared/time.ts';
import { withChangeOp } from './change-ops.ts';
import { ROTA_SHOWN, standingsKey, turnKey } from './keys.ts';
import { ifMissing, json, orNull, rowCodec, words } from './row-codec.ts';
import type { Row, Write } from './table.ts';

/** Everybody's standing in parts, because a column holds 32,000 characters. The first part has the version of all. */
export const standingsRow = rowCodec({
  standings: json(z.array(z.object({ id: z.string(), ...standing.shape }))),
  /** When the last settled session began; in the first part only. */
  lastSettled: orNull(instant),
});

const { agreed, skips, swap, givenBack, coFacilitator, shadow, ...when } = turnAgreed.shape;

export const turnRow = rowCodec({
  ...when,
  agreed: orNull(json(agreed)),
  skips: json(skips),
  swap: orNull(json(swap)),
  givenBack: orNull(json(givenBack)),
  coFacilitator: orNull(json(coFacilitator)),
  shadow: orNull(json(shadow)),
  /** The last changes of the row, as `changeOpOf`. */
  changeOps: ifMissing('', words),
});

const someShown = json(
  z.array(
    z.object({
      kind: z.string(),
      id: z.string(),
      personId: z.string(),
      /** `NOTHING` of what is being taken away. */
      says: z.string(),
      /** Since when; '' in rows of versions before notices, of which nobody is told. */
      since: z.string().default(''),
      /** Whether Homes may not be in line with it yet. */
      isUnderWay: z.boolean().default(false),
    }),
  ),
);
export const NOTHING = 'null';

/** What stands on whose Home because of the rota, in two columns, because one holds 32,000 characters. */
export const rotaShownRow = rowCodec({ shown: someShown, moreShown: ifMissing('[]', someShown) });
export type RotaShown = ReturnType<typeof rotaShownRow.read>['shown'][number];

/** Bytes of what is to be shown that fit into the row, with the names of as much that is being taken away. */
const SHOWN_MAX = 36_000;
const COLUMN_MAX = 31_000;
const sizeOf = (one: RotaShown) => Buffer.byteLength(JSON.stringify(one)) + 1;

/** The first of these up to so many bytes. */
function upTo(bytes: number, all: readonly RotaShown[]): number {
  let left = bytes;
  const at = all.findIndex((one) => {
    left -= sizeOf(one);
    return left < 0;
  });
  return at < 0 ? all.length : at;
}

/** As many as the row holds, the first first. */
export const fitting = (all: readonly RotaShown[]): RotaShown[] => all.slice(0, upTo(SHOWN_MAX, all));

export function shownColumns(all: readonly RotaShown[]) {
  const first = upTo(COLUMN_MAX, all);
  return rotaShownRow.columns({ shown: all.slice(0, first), moreShown: all.slice(first) });
}

export function shownOfRow(row: Row): RotaShown[] {
  const { shown, moreShown } = rotaShownRow.read(row);
  return [...shown, ...moreShown];
}

/** What is agreed on a turn, with the version of its row. */
export interface StoredTurn extends TurnAgreed {
  readonly id: string;
  readonly changeOps: ReadonlySet<string>;
  readonly etag: string;
}

/** What the range of the rota has. */
export interface StoredRota {
  readonly standings: Standings;
  readonly lastSettled: string | null;
  /** The versions of the parts of the standings. */
  readonly versions: readonly string[];
  readonly turns: ReadonlyMap<string, StoredTurn>;
  readonly shown: readonly RotaShown[];
  /** The version of what is shown; '' before there is any. */
  readonly shownEtag: string;
}

/** A row of the range of the rota. */
export type RotaPiece =
  | { readonly standings: [string, Standing][]; readonly lastSettled: string | null; readonly etag: string }
  | { readonly turn: StoredTurn }
  | { readonly shown: readonly RotaShown[]; readonly etag: string };

export function rotaPieceOf(row: Row): RotaPiece {
  const key = row.rowKey ?? '';
  if (key === ROTA_SHOWN) return { shown: shownOfRow(row), etag: row.etag };
  if (key.startsWith(turnKey(''))) return { turn: storedTurnOf(row) };
  const { standings, lastSettled } = standingsRow.read(row);
  return { standings: standings.map(({ id, ...theirs }) => [id, theirs]), lastSettled, etag: row.etag };
}

export function storedTurnOf(row: Row): StoredTurn {
  return { id: (row.rowKey ?? '').slice(turnKey('').length), ...turnRow.readWithEtag(row) };
}

/** The write of what is agreed on a turn, on condition that nobody else has changed it since it was read. */
export function writingTurn(
  id: string,
  turn: Omit<StoredTurn, 'id' | 'etag'>,
  before: StoredTurn | undefined,
  changeOp: string,
): Write {
  const row = turnRow.columns({ ...turn, changeOps: withChangeOp(turn.changeOps, changeOp) });
  const key = turnKey(id);
  return before ? { do: 'replace', key, row, etag: before.etag } : { do: 'create', key, row };
}

export function rotaOf(pieces: readonly RotaPiece[]): StoredRota {
  const parts = pieces.flatMap((piece) => ('standings' in piece ? piece : []));
  const shown = pieces.find((piece) => 'shown' in piece);
  return {
    standings: new Map(parts.flatMap(({ standings }) => standings)),
    lastSettled: parts[0]?.lastSettled ?? null,
    versions: parts.map(({ etag }) => etag),
    turns: new Map(pieces.flatMap((piece) => ('turn' in piece ? [[piece.turn.id, piece.turn]] : []))),
    shown: shown?.shown ?? [],
    shownEtag: shown?.etag ?? '',
  };
}

/** People in one part of the standings: 128 characters each. */
const IN_PART = 240;

/** The writes that replace everybody's standing, on condition that nobody else has changed it since it was read. */
export function standingsWrites(
  { versions }: Pick<StoredRota, 'versions'>,
  standings: Standings,
  lastSettled: string | null,
): Write[] {
  const all = [...standings].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = Math.max(1, Math.ceil(all.length / IN_PART), versions.length);
  return Array.from({ length: parts }, (_, part): Write => {
    const some = all.slice(part * IN_PART, (part + 1) * IN_PART);
    const row = standingsRow.columns({
      standings: some.map(([id, theirs]) => ({ id, ...theirs })),
      lastSettled: part === 0 ? lastSettled : null,
    });
    const etag = versions[part];
    const key = standingsKey(part);
    return etag === undefined ? { do: 'create', key, row } : { do: 'replace', key, row, etag };
  });
}
