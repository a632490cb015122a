import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { mailboxesPartition } from './keys.ts';
import type { Row, Table } from './table.ts';
import { WriteConflict } from './table.ts';

const mailboxRow = z.object({
  rowKey: z.string(),
  subscriptionId: z.string(),
  clientState: z.string(),
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

export class MailboxStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(tenantId: string, personId: string): Promise<Mailbox | undefined> {
    const row = await this.#table.get(mailboxesPartition(tenantId), personId);
    return row && mailboxOf(tenantId, row);
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

  /** Graph no longer has the mailbox's subscription. */
  async forgetSubscription(tenantId: string, personId: string): Promise<void> {
    const mailbox = await this.find(tenantId, personId);
    if (mailbox) await this.change(mailbox, { subscriptionId: '', subscribedUntil: '' });
  }

  async all(tenantId: string): Promise<Mailbox[]> {
    const rows = await this.#table.range(mailboxesPartition(tenantId), '', '~');
    return rows.map((row) => mailboxOf(tenantId, row));
  }

  /** Changes a mailbox's row; false if somebody else changed it first. */
  async change(mailbox: Mailbox, change: Partial<typeof FRESH>): Promise<boolean> {
    try {
      await this.#table.write(mailboxesPartition(mailbox.tenantId), randomUUID(), [
        { do: 'merge', key: mailbox.personId, row: change, etag: mailbox.etag },
      ]);
      return true;
    } catch (error) {
      if (error instanceof WriteConflict) return false;
      throw error;
    }
  }
}

function mailboxOf(tenantId: string, row: Row): Mailbox {
  const { rowKey, ...kept } = mailboxRow.parse(row);
  return { ...kept, tenantId, personId: rowKey };
}
