import * as z from 'zod';
import type { RotaEvent } from '../../domain/rota/history.ts';
import { instant } from '../../domain/shared/time.ts';
import type { Place } from '../tables/community-store.ts';
import { KEYS, rotaLedgerKey } from '../tables/keys.ts';
import { orNull, rowCodec, type Value, words } from '../tables/row-codec.ts';
import type { Row } from '../tables/table.ts';
import { rotaHistoryRow } from '../turns/history.ts';
import type { World } from '../world.ts';

// What the table says of a rota besides what coming turns depend on.

type Stores = Pick<World, 'table'>;

/** Lines on one page of the history. */
const EVENTS = 40;
const HISTORY = 'rota-history|';

/** A page of the history, the latest first, from where the page before ended. */
export async function historyPage(
  { table }: Stores,
  place: Place,
  after: string | undefined,
): Promise<{ events: RotaEvent[]; next: string | null }> {
  const line = {
    key: KEYS.rotaHistory,
    of: (row: Row) => ({ key: row.rowKey ?? '', event: rotaHistoryRow.read(row).event }),
  };
  // The key of the page before, and what sorts behind it.
  const from = after === undefined ? HISTORY : `${HISTORY}${after}|`;
  const found = await table.range(place.partition, from, `${HISTORY}~`, line, { top: EVENTS + 1 });
  const shown = found.slice(0, EVENTS);
  return {
    events: shown.map(({ event }) => event),
    next: found.length > EVENTS ? (shown.at(-1)?.key.slice(HISTORY.length) ?? null) : null,
  };
}

/** How a turn was settled. `sharers` stand in the order in which what cannot be divided was given out. */
export const rotaLedgerRow = rowCodec({
  startsAt: instant,
  /** In two columns, because one holds 32,000 characters. */
  sharers: words,
  moreSharers: words,
  paidBy: z.string(),
  /** When whoever paid had led last before. */
  ledBefore: orNull(instant),
  /** Whether the session counts: false once it was reopened and cancelled. */
  counts: z.boolean(),
});
export type RotaLedger = Omit<Value<typeof rotaLedgerRow>, 'moreSharers' | 'sharers'> & {
  readonly sharers: readonly string[];
};

const IN_COLUMN = 800;

export const ledgerColumns = ({ sharers, ...rest }: RotaLedger) =>
  rotaLedgerRow.columns({
    ...rest,
    sharers: new Set(sharers.slice(0, IN_COLUMN)),
    moreSharers: new Set(sharers.slice(IN_COLUMN)),
  });

export async function ledgerOf(
  { table }: Stores,
  place: Place,
  sessionId: string,
): Promise<(RotaLedger & { readonly etag: string }) | undefined> {
  return table.find(place.partition, rotaLedgerKey(sessionId), (row) => {
    const { moreSharers, ...rest } = rotaLedgerRow.readWithEtag(row);
    return { ...rest, sharers: [...rest.sharers, ...moreSharers] };
  });
}
