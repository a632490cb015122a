import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { KEYS, leasesPartition, mailboxesPartition } from './keys.ts';
import { retryOnConflict } from './retry.ts';
import type { RowKind } from './rows.ts';
import { type Table, type Write, WriteConflict } from './table.ts';

const mailboxRow = z.object({
  rowKey: z.string(),
  subscriptionId: z.string(),
  clientState: z.string(),
  /** Without a subscription: until when there is no use in asking for one. */
  subscribedUntil: z.string(),
  deltaLink: z.string(),
  /** Where the delta's window of time ends; it is fixed in the link. */
  deltaUntil: z.string(),
  /** Graph asked to be left alone until then. */
  notBefore: z.string(),
  etag: z.string(),
});

/** A mailbox that holds session events: how its changes reach us. */
export interface Mailbox extends Omit<z.infer<typeof mailboxRow>, 'rowKey'> {
  readonly tenantId: string;
  readonly personId: string;
}

const FRESH = {
  subscriptionId: '',
  clientState: '',
  subscribedUntil: '',
  deltaLink: '',
  deltaUntil: '',
  notBefore: '',
};

const leaseRow = z.object({ until: z.string(), etag: z.string() });

/** The right to be the only one at work in a mailbox, for a while. */
export interface Lease {
  readonly tenantId: string;
  readonly personId: string;
  readonly until: Date;
  readonly etag: string;
}

export class MailboxStore {
  readonly #table: Table;
  /** What this process has heard from Graph, at once; the table tells the other processes. */
  readonly #pauses: Map<string, number>;

  constructor(table: Table, pauses: Map<string, number>) {
    this.#table = table;
    this.#pauses = pauses;
  }

  async find(tenantId: string, personId: string): Promise<Mailbox | undefined> {
    return this.#table.find(mailboxesPartition(tenantId), personId, mailboxIn(tenantId).of);
  }

  /** The mailbox's row, made if there is none. */
  async open(tenantId: string, personId: string): Promise<Mailbox> {
    const known = await this.find(tenantId, personId);
    if (known) return known;
    try {
      const [etag = ''] = await this.#table.write(mailboxesPartition(tenantId), randomUUID(), [
        { do: 'create', key: personId, row: FRESH },
      ]);
      return { ...FRESH, tenantId, personId, etag };
    } catch (error) {
      if (error instanceof WriteConflict) return this.open(tenantId, personId);
      throw error;
    }
  }

  async all(tenantId: string): Promise<Mailbox[]> {
    return this.#table.range(mailboxesPartition(tenantId), '', '~', mailboxIn(tenantId));
  }

  /** The mailbox that a subscription is for. */
  async subscribed(tenantId: string, subscriptionId: string): Promise<Mailbox | undefined> {
    const found = await this.#table.range(mailboxesPartition(tenantId), '', '~', mailboxIn(tenantId), {
      where: (odata) => odata`subscriptionId eq ${subscriptionId}`,
    });
    return found.at(0);
  }

  /** Changes a mailbox's row; false if somebody else changed it first. */
  async change(mailbox: Mailbox, change: Partial<typeof FRESH>): Promise<boolean> {
    const write: Write = { do: 'merge', key: mailbox.personId, row: change, etag: mailbox.etag };
    return (await this.#unless(mailboxesPartition(mailbox.tenantId), write)) !== undefined;
  }

  /** Removes a mailbox's row; false if somebody has written on it since it was read. */
  async forget(mailbox: Mailbox): Promise<boolean> {
    return this.#table.removeIf(mailboxesPartition(mailbox.tenantId), mailbox.personId, mailbox.etag);
  }

  /** Until when Graph wants the mailbox left alone, as far as this process knows; undefined if it may be called. */
  pausedUntil(tenantId: string, personId: string, now: Date): Date | undefined {
    const key = `${tenantId}|${personId}`;
    const until = this.#pauses.get(key);
    if (until === undefined) return undefined;
    if (until > now.getTime()) return new Date(until);
    this.#pauses.delete(key);
    return undefined;
  }

  /** Takes over the pause that other processes have stored in the mailbox's row. */
  adoptPause(mailbox: Mailbox): void {
    const until = mailbox.notBefore ? Date.parse(mailbox.notBefore) : 0;
    const key = `${mailbox.tenantId}|${mailbox.personId}`;
    if (until > (this.#pauses.get(key) ?? 0)) this.#pauses.set(key, until);
  }

  /** Graph wants the mailbox left alone until then; a longer pause that is known already stays. */
  async pause(tenantId: string, personId: string, until: Date): Promise<void> {
    const key = `${tenantId}|${personId}`;
    this.#pauses.set(key, Math.max(until.getTime(), this.#pauses.get(key) ?? 0));
    await retryOnConflict(async () => {
      const mailbox = await this.open(tenantId, personId);
      if (mailbox.notBefore >= until.toISOString()) return;
      if (!(await this.change(mailbox, { notBefore: until.toISOString() })))
        throw new WriteConflict('changed');
    });
  }

  /** Takes the lease on a mailbox; undefined while somebody else holds it. A crashed holder's runs out by itself. */
  async lease(tenantId: string, personId: string, now: Date, until: Date): Promise<Lease | undefined> {
    const held = await this.#table.find(leasesPartition(tenantId), personId, (row) => leaseRow.parse(row));
    if (held && Date.parse(held.until) > now.getTime()) return undefined;
    const columns = { until: until.toISOString() };
    const etag = await this.#unless(
      leasesPartition(tenantId),
      held
        ? { do: 'replace', key: personId, row: columns, etag: held.etag }
        : { do: 'create', key: personId, row: columns },
    );
    return etag === undefined ? undefined : { tenantId, personId, until, etag };
  }

  /** Holds a lease for longer, or lets go of it with a time that has passed; undefined if it was lost. */
  async prolong(lease: Lease, until: Date): Promise<Lease | undefined> {
    const row = { until: until.toISOString() };
    const write: Write = { do: 'replace', key: lease.personId, row, etag: lease.etag };
    const etag = await this.#unless(leasesPartition(lease.tenantId), write);
    return etag === undefined ? undefined : { ...lease, until, etag };
  }

  /** The version written, unless somebody else was faster. */
  async #unless(partition: string, write: Write): Promise<string | undefined> {
    try {
      const [etag = ''] = await this.#table.write(partition, randomUUID(), [write]);
      return etag;
    } catch (error) {
      if (error instanceof WriteConflict) return undefined;
      throw error;
    }
  }
}

const mailboxIn = (tenantId: string): RowKind<Mailbox> => ({
  key: KEYS.mailbox,
  of: (row) => {
    const { rowKey, ...kept } = mailboxRow.parse(row);
    return { ...kept, tenantId, personId: rowKey };
  },
});
