import { randomUUID } from 'node:crypto';
import type { Place } from './community-store.ts';
import { KEYS, mailAccessPartition, summaryMailKey, welcomeMailKey } from './keys.ts';
import {
  type DeliveryChange,
  deliveryRow,
  mailAccessRow,
  summaryMailRow,
  welcomeMailRow,
} from './mail-rows.ts';
import type { Value } from './row-codec.ts';
import { unlessNewer } from './rows.ts';
import type { Columns, Row, Table } from './table.ts';

/** Mails that areas send, each in a row of its area, and from which mailboxes they may be sent. */
export class MailStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** How far the mail in this row has come; undefined if there is no such row. */
  async delivery(place: Place, key: string) {
    return this.#table.find(place.partition, key, deliveryRow.readWithEtag);
  }

  /** Changes the mail if its row still has this version; returns the new version. `also`: columns of its area. */
  async change(
    place: Place,
    key: string,
    etag: string,
    change: DeliveryChange,
    also: Columns = {},
  ): Promise<string> {
    const row = { ...also, ...deliveryRow.changed(change) };
    const [version = ''] = await this.#table.write(place.partition, randomUUID(), [
      { do: 'merge', key, row, etag },
    ]);
    return version;
  }

  async summary(place: Place, sessionId: string, mailId: string) {
    return this.#table.find(place.partition, summaryMailKey(sessionId, mailId), summaryMailRow.readWithEtag);
  }

  async welcome(place: Place, key: string) {
    return this.#table.find(place.partition, key, welcomeMailRow.readWithEtag);
  }

  /** The mails of a community to people who were added, except those that were sent. */
  async welcomes(place: Place) {
    const of = (row: Row) => ({
      ...welcomeMailRow.readWithEtag(row),
      id: (row.rowKey ?? '').slice(welcomeMailKey('').length),
    });
    const [from, to] = [welcomeMailKey(''), welcomeMailKey('~')];
    return this.#table.range(place.partition, from, to, { key: KEYS.welcomeMail, of });
  }

  /** What Microsoft 365 said last of sending from this person's mailbox. */
  async access(tenantId: string, personId: string) {
    // Microsoft 365 can be asked again.
    const known = this.#table.find(mailAccessPartition(tenantId), personId, mailAccessRow.read);
    return unlessNewer(this.#table.trace, known);
  }

  async keepAccess(
    tenantId: string,
    personId: string,
    access: Value<typeof mailAccessRow>['access'],
    now: Date,
  ): Promise<void> {
    const row = mailAccessRow.columns({ access, checkedAt: now.toISOString() });
    await this.#table.write(mailAccessPartition(tenantId), randomUUID(), [{ do: 'put', key: personId, row }]);
  }
}
