import * as z from 'zod';
import {
  type Exchange,
  exchangeState,
  type HelpOffer,
  MESSAGES_MAX,
  message,
  storedOffer,
} from '../../domain/safety/help.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Place } from '../tables/place.ts';
import { json, person, rowCodec } from '../tables/row-codec.ts';
import type { Row, Write } from '../tables/table.ts';
import type { World } from '../world.ts';

/*
 * Each of the two has a copy under their own id, behind everything else of the community, so that whoever asks reads by
 * their own id and nobody else’s range has it. Both copies are written in one transaction, and each change names the
 * version of one of them, so that they are always the same.
 */

export const exchangeRow = rowCodec({
  asker: person,
  asked: person,
  state: exchangeState,
  // Loose, so that what a newer version has added to a message stays where this version adds one.
  messages: json(z.array(z.looseObject(message.shape) as unknown as typeof message)),
});

export type StoredExchange = Exchange & { readonly etag: string };

const ID = '[0-9a-f-]{36}';
const KEY = new RegExp(`^~help\\|${ID}\\|${ID}$`);
export const helpKey = (personId: string, helpId: string) => `~help|${personId}|${helpId}`;

const lastId = ({ rowKey = '' }: Row) => rowKey.slice(rowKey.lastIndexOf('|') + 1);
const exchangeOf = (row: Row): StoredExchange =>
  ({ id: lastId(row), ...exchangeRow.readWithEtag(row) }) as StoredExchange;

type Stores = Pick<World, 'table'>;

/** The exchange, if this person is one of the two. */
export async function exchangeWith({ table }: Stores, place: Place, personId: string, helpId: string) {
  return table.find(place.partition, helpKey(personId, helpId), exchangeOf);
}

export async function exchangesOf({ table }: Stores, place: Place, personId: string) {
  const kind = { key: KEY, of: exchangeOf };
  return table.range(place.partition, helpKey(personId, ''), helpKey(personId, '~'), kind);
}

export const bothOf = ({ asker, asked }: Pick<Exchange, 'asker' | 'asked'>) => [asker, asked] as const;

const JSON_MAX = 31_000;
const BYTES_MAX = 55_000;

/** The columns of both copies. Refuses more than fits into a row. */
function columns({ id, ...said }: Exchange) {
  const text = JSON.stringify(said.messages);
  const isTooMuch = text.length > JSON_MAX || Buffer.byteLength(text) > BYTES_MAX;
  if (said.messages.length > MESSAGES_MAX || isTooMuch) throw new Refusal('help-full');
  return exchangeRow.columns(said);
}

export const asking = (begun: Exchange): Write[] =>
  bothOf(begun).map(({ id }) => ({ do: 'create', key: helpKey(id, begun.id), row: columns(begun) }));

/** `etag` is the version of the copy of whoever makes the change. */
export function changingExchange(after: StoredExchange, changedBy: string): Write[] {
  const { etag, ...said } = after;
  const row = columns(said);
  return bothOf(said).map(({ id }): Write => {
    const key = helpKey(id, said.id);
    return id === changedBy ? { do: 'replace', key, row, etag } : { do: 'overwrite', key, row };
  });
}

export const deletingExchange = (gone: Exchange): Write[] =>
  bothOf(gone).map(({ id }) => ({ do: 'clear', key: helpKey(id, gone.id) }));

export const offerRow = rowCodec(storedOffer.shape);
export const offerKey = (personId: string) => `help-offer|${personId}`;
const OFFER_KEY = new RegExp(`^help-offer\\|${ID}$`);

/** What people have said of whether they may be asked. */
export async function offersOf({ table }: Stores, place: Place): Promise<ReadonlyMap<string, HelpOffer>> {
  const of = (row: Row) => [lastId(row), offerRow.read(row)] as const;
  const kind = { key: OFFER_KEY, of };
  return new Map(await table.range(place.partition, offerKey(''), offerKey('~'), kind));
}

export async function offerOf({ table }: Stores, place: Place, personId: string) {
  return table.find(place.partition, offerKey(personId), offerRow.read);
}
