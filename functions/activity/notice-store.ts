import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Notice } from '../feed/notice.ts';
import { KEYS, noticesPartition } from '../tables/keys.ts';
import { deliveryRow, UNSENT } from '../tables/mail-rows.ts';
import { ifMissing, rowCodec, type Value } from '../tables/row-codec.ts';
import {
  inTransactions,
  type RangeOptions,
  type Row,
  type Table,
  type Write,
  WriteConflict,
} from '../tables/table.ts';

/**
 * sending: requested, and the answer may have been lost. waiting: certainly not sent, tried again. gathered: part of
 * the notice of a day. mailing: sent by mail instead. Every other state is an end: home: it only stands on Home.
 */
const noticeState = z.enum(['sending', 'waiting', 'sent', 'gathered', 'mailing', 'mailed', 'home']);
export type NoticeState = z.infer<typeof noticeState>;

export const noticeRow = rowCodec({
  state: noticeState,
  /** When it was last requested. */
  askedAt: z.string(),
  /** When its row was written; '' in rows of versions that kept them for ever. */
  begunAt: ifMissing('', z.string()),
  communityId: z.string(),
  kind: z.string(),
  id: z.string(),
  type: z.string(),
});
type StoredNotice = Value<typeof noticeRow> & { readonly etag: string };

/** What waits for the notice of the day. The thing is read again when that is written. */
export const waitingRow = rowCodec({
  communityId: z.string(),
  kind: z.string(),
  id: z.string(),
  type: z.string(),
  until: z.string(),
});
export interface WaitingNotice extends Value<typeof waitingRow> {
  readonly key: string;
}

/** The thing that a notice is about. */
export interface About {
  readonly communityId: string;
  readonly kind: string;
  readonly id: string;
}

const hash = (...parts: readonly string[]) => createHash('sha256').update(parts.join('|')).digest();

/** Names a notice among all that a person gets. Whatever timers do, the same one has the same name. */
export function nameOf({ communityId, kind, id }: About, { type, occasion, once, at }: Notice): string {
  const parts = once === undefined ? [kind, id, type, occasion ?? at] : [once];
  return hash(communityId, ...parts).toString('hex');
}

/**
 * The chain of what is told of a thing: in the feed the latest one replaces those before. 48 bits, which JSON and
 * JavaScript carry exactly.
 */
export function chainOf({ communityId, kind, id }: About): number {
  return hash(communityId, kind, id).readUIntBE(0, 6);
}

export const noticeKey = (name: string) => `notice|${name}`;
export const waitingKey = (name: string) => `waiting|${name}`;

/** What one person was told. The row of a notice is written before it is sent, so that it is not told twice. */
export class NoticeStore {
  readonly #table: Table;
  readonly partition: string;

  constructor(table: Table, tenantId: string, personId: string) {
    this.#table = table;
    this.partition = noticesPartition(tenantId, personId);
  }

  /** Writes the row of a notice; its version, or undefined if there is one already. */
  async begin(
    name: string,
    about: About & Pick<Notice, 'type'>,
    state: NoticeState,
    now: Date,
    also: readonly Write[] = [],
  ): Promise<string | undefined> {
    const { communityId, kind, id, type } = about;
    const at = now.toISOString();
    const told = noticeRow.columns({ state, askedAt: at, begunAt: at, communityId, kind, id, type });
    const row = state === 'mailing' ? { ...told, ...deliveryRow.columns(UNSENT) } : told;
    try {
      const [etag = ''] = await this.#table.write(this.partition, randomUUID(), [
        { do: 'create', key: noticeKey(name), row },
        ...also,
      ]);
      return etag;
    } catch (error) {
      if (error instanceof WriteConflict) return undefined;
      throw error;
    }
  }

  async find(name: string): Promise<StoredNotice | undefined> {
    return this.#table.find(this.partition, noticeKey(name), noticeRow.readWithEtag);
  }

  /** Changes a notice that still has this version; throws a WriteConflict if it has not. Returns its new version. */
  async change(
    name: string,
    etag: string,
    state: NoticeState,
    askedAt?: Date,
    gathered: readonly string[] = [],
  ): Promise<string> {
    const told = noticeRow.changed({ state, ...(askedAt && { askedAt: askedAt.toISOString() }) });
    const row = state === 'mailing' ? { ...told, ...deliveryRow.columns(UNSENT) } : told;
    const [version = ''] = await this.#table.write(this.partition, randomUUID(), [
      { do: 'merge', key: noticeKey(name), row, etag },
      ...gathered.flatMap((key) => (nameIn(key) === name ? forgetting(key) : over(key))),
    ]);
    return version;
  }

  /** Has a notice wait for the notice of the day; false if it waits or was told already. */
  async gather(name: string, about: About & Pick<Notice, 'type' | 'until'>, now: Date): Promise<boolean> {
    const { communityId, kind, id, type, until } = about;
    const row = waitingRow.columns({ communityId, kind, id, type, until });
    const waits: Write = { do: 'put', key: waitingKey(name), row };
    return (await this.begin(name, about, 'gathered', now, [waits])) !== undefined;
  }

  /** Removes all that was told of a thing, and what waits to be. */
  async forgetAbout({ communityId, kind, id }: About): Promise<void> {
    await this.#removeAll(
      (odata) => odata`communityId eq ${communityId} and kind eq ${kind} and id eq ${id}`,
    );
  }

  async waiting(top: number): Promise<WaitingNotice[]> {
    const of = (row: Row) => ({ ...waitingRow.read(row), key: row.rowKey ?? '' });
    const kind = { key: KEYS.waitingNotice, of };
    return this.#table.range(this.partition, 'waiting|', 'waiting|~', kind, { top });
  }

  /** What has waited was told, or holds no more. */
  async wasTold(waited: readonly string[]): Promise<void> {
    if (waited.length > 0) await this.#table.write(this.partition, randomUUID(), waited.flatMap(over));
  }

  /** Removes what was begun before this moment, and what has waited for a notice of the day that never came. */
  async forget(before: Date): Promise<void> {
    const moment = before.toISOString();
    await this.#removeAll((odata) => odata`begunAt lt ${moment} or until lt ${moment}`);
  }

  async #removeAll(where: RangeOptions['where']): Promise<void> {
    const any = { key: /^/, of: ({ rowKey = '' }: Row) => forgetting(rowKey) };
    const gone = await this.#table.range(this.partition, '', '~', any, { where, select: [] });
    for (const some of inTransactions(gone)) await this.#table.write(this.partition, randomUUID(), some);
  }
}

/** The name of a notice that waits, by its key. */
export const nameIn = (key: string) => key.slice(waitingKey('').length);

const forgetting = (key: string): Write => ({ do: 'clear', key });

/** The writes after which something that waited is told no more, also if it is to be told at once from now on. */
const over = (key: string): Write[] => [
  forgetting(key),
  { do: 'touch', key: noticeKey(nameIn(key)), row: noticeRow.changed({ state: 'sent' }) },
];
