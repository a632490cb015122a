import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { noticeChoices } from '../../domain/activity/contract.ts';
import { KEYS, noticeSettingsPartition } from '../tables/keys.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { ifMissing, json, orNull, rowCodec, type Value } from '../tables/row-codec.ts';
import { readIfKnown, unlessNewer } from '../tables/rows.ts';
import type { Row, Table } from '../tables/table.ts';

const { hours, mail } = noticeChoices.shape;

export const noticeSettingsRow = rowCodec({
  hours: ifMissing('', orNull(json(hours))),
  mail: ifMissing(false, mail),
  /** A version that does not know a timing takes what is usual. */
  kinds: ifMissing('{}', json(z.record(z.string(), z.string()))),
  /** When Teams refused last to tell them something; '' if it has not. */
  refusedAt: ifMissing('', z.string()),
});
export type StoredSettings = Value<typeof noticeSettingsRow>;

/** Of somebody who has chosen nothing. */
export const NOTHING_CHOSEN: StoredSettings = { hours: null, mail: false, kinds: {}, refusedAt: '' };

/** Sorts behind everybody's ids. */
const PAUSE = '~pause';
export const pauseRow = rowCodec({ until: z.string() });

const SETTINGS = {
  key: KEYS.noticeSettings,
  of: (row: Row) => [row.rowKey ?? '', noticeSettingsRow.read(row)] as const,
};

/** What the people of a tenant have chosen, and until when Teams takes no notices. */
export interface TenantSettings {
  readonly people: ReadonlyMap<string, StoredSettings>;
  readonly pausedUntil: string;
}

/**
 * What people have chosen of the notices that they get. Only those have a row who have chosen something, or whom Teams
 * could not tell something, and all of a tenant are read at once.
 */
export class NoticeSettingsStore {
  readonly #table: Table;
  readonly #partition: string;

  constructor(table: Table, tenantId: string) {
    this.#table = table;
    this.#partition = noticeSettingsPartition(tenantId);
  }

  async all(): Promise<TenantSettings> {
    const rows = await this.#table.range(this.#partition, '', '~~', {
      key: /^/,
      of: (row) => ({
        settings: readIfKnown(SETTINGS, row)?.value,
        pause: readIfKnown({ key: /^~pause$/, of: pauseRow.read }, row)?.value,
      }),
    });
    const unread = rows.filter(({ settings, pause }) => !settings && !pause);
    this.#table.trace.rowsPassedOver += unread.length;
    return {
      people: new Map(rows.flatMap(({ settings }) => (settings ? [settings] : []))),
      pausedUntil: rows.find(({ pause }) => pause)?.pause?.until ?? '',
    };
  }

  async of(personId: string): Promise<StoredSettings> {
    return (await this.#table.find(this.#partition, personId, noticeSettingsRow.read)) ?? NOTHING_CHOSEN;
  }

  /** Changes what is given; kinds that are not named stay as they are. */
  async change(
    personId: string,
    change: Partial<StoredSettings>,
    operation: string,
  ): Promise<StoredSettings> {
    return retryOnConflict(async () => {
      const known = await this.#table.find(this.#partition, personId, noticeSettingsRow.readWithEtag);
      const { etag, ...before } = known ?? { ...NOTHING_CHOSEN, etag: '' };
      const after = { ...before, ...change, kinds: { ...before.kinds, ...change.kinds } };
      const row = noticeSettingsRow.columns(after);
      await this.#table.write(this.#partition, operation, [
        etag ? { do: 'replace', key: personId, row, etag } : { do: 'create', key: personId, row },
      ]);
      return after;
    });
  }

  /** Remembers when Teams has refused to tell somebody something; '' once it does so no more. */
  async refused(personId: string, refusedAt: string): Promise<void> {
    await unlessNewer(this.#table.trace, this.change(personId, { refusedAt }, randomUUID()));
  }

  async pause(until: Date): Promise<void> {
    await this.#table.write(this.#partition, randomUUID(), [
      { do: 'put', key: PAUSE, row: pauseRow.columns({ until: until.toISOString() }) },
    ]);
  }
}
