import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { KEYS, leasesPartition, mailboxesPartition } from './keys.ts';
import { retryOnConflict } from './retry.ts';
import { ifMissing, json, rowCodec, timeOf, type Value } from './row-codec.ts';
import type { RowKind } from './rows.ts';
import { type Table, type Write, WriteConflict } from './table.ts';

export const mailboxRow = rowCodec({
  subscriptionId: z.string(),
  clientState: z.string(),
  /** Without a subscription, the time before which none is requested. */
  subscribedUntil: z.string(),
  deltaLink: z.string(),
  /** The end of the delta's window of time, which is fixed in the link. */
  deltaUntil: z.string(),
  /** The end of the pause that Graph asked for. */
  notBefore: z.string(),
  /** When an invite was last tried, or will be, because somebody was looking at its session. */
  visitedAt: ifMissing('', z.string()),
  /** Since when there is no such mailbox; '' while there is. */
  goneSince: ifMissing('', z.string()),
});

/** A mailbox with events of sessions, and how its changes are read. */
export interface Mailbox extends Value<typeof mailboxRow> {
  readonly etag: string;
  readonly tenantId: string;
  readonly personId: string;
}

/** What proves that a notification is about a mailbox. */
export type MailboxProof = Pick<Mailbox, 'tenantId' | 'personId' | 'subscriptionId' | 'clientState'>;

/** How long a proof is used without reading the mailbox again. */
const PROOF_GOOD_MS = 600_000;
const PROOFS_MAX = 10_000;

/** The proofs that notifications have shown lately, by person and by subscription. */
export class KnownProofs {
  readonly #proofs = new Map<string, { proof: MailboxProof; until: number }>();

  get(tenantId: string, personOrSubscription: string, now: Date): MailboxProof | undefined {
    const found = this.#proofs.get(`${tenantId}|${personOrSubscription}`);
    return found && found.until > now.getTime() ? found.proof : undefined;
  }

  add({ tenantId, personId, subscriptionId, clientState }: MailboxProof, now: Date): void {
    if (this.#proofs.size >= PROOFS_MAX) this.#proofs.clear();
    const proof = { tenantId, personId, subscriptionId, clientState };
    for (const name of [personId, subscriptionId])
      if (name) this.#proofs.set(`${tenantId}|${name}`, { proof, until: now.getTime() + PROOF_GOOD_MS });
  }
}

const FRESH: Value<typeof mailboxRow> = {
  subscriptionId: '',
  clientState: '',
  subscribedUntil: '',
  deltaLink: '',
  deltaUntil: '',
  notBefore: '',
  visitedAt: '',
  goneSince: '',
};

export const leaseRow = rowCodec({
  until: z.string(),
  /** When mails of the last minute were sent from the mailbox, as milliseconds. */
  mails: ifMissing('[]', json(z.array(z.number()))),
});

/** The exclusive right to work in a mailbox until a moment. */
export interface Lease {
  readonly tenantId: string;
  readonly personId: string;
  readonly until: Date;
  readonly mails: readonly number[];
  readonly etag: string;
}

export class MailboxStore {
  readonly #table: Table;
  /** Pauses that this process knows. Other processes read them from the table. */
  readonly #pauses: Map<string, number>;
  readonly proofs: KnownProofs;

  constructor(table: Table, pauses: Map<string, number>, proofs: KnownProofs) {
    this.#table = table;
    this.#pauses = pauses;
    this.proofs = proofs;
  }

  async find(tenantId: string, personId: string): Promise<Mailbox | undefined> {
    return this.#table.find(mailboxesPartition(tenantId), personId, mailboxIn(tenantId).of);
  }

  /** The mailbox's row, created if there is none. */
  async open(tenantId: string, personId: string): Promise<Mailbox> {
    const known = await this.find(tenantId, personId);
    if (known) return known;
    try {
      const [etag = ''] = await this.#table.write(mailboxesPartition(tenantId), randomUUID(), [
        { do: 'create', key: personId, row: mailboxRow.columns(FRESH) },
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

  /** The mailbox of a subscription. */
  async subscribed(tenantId: string, subscriptionId: string): Promise<Mailbox | undefined> {
    const found = await this.#table.range(mailboxesPartition(tenantId), '', '~', mailboxIn(tenantId), {
      where: (odata) => odata`subscriptionId eq ${subscriptionId}`,
    });
    return found.at(0);
  }

  /** Changes a mailbox's row; false if it was changed meanwhile. */
  async change(mailbox: Mailbox, change: Partial<Value<typeof mailboxRow>>): Promise<boolean> {
    const row = mailboxRow.changed(change);
    const write: Write = { do: 'merge', key: mailbox.personId, row, etag: mailbox.etag };
    return (await this.#unless(mailboxesPartition(mailbox.tenantId), write)) !== undefined;
  }

  /** Removes a mailbox's row; false if it was changed since it was read. */
  async forget(mailbox: Mailbox): Promise<boolean> {
    return this.#table.removeIf(mailboxesPartition(mailbox.tenantId), mailbox.personId, mailbox.etag);
  }

  /** The end of the mailbox's pause, as far as this process knows; undefined if it may be called. */
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
    const until = timeOf(mailbox.notBefore);
    const key = `${mailbox.tenantId}|${mailbox.personId}`;
    if (until > (this.#pauses.get(key) ?? 0)) this.#pauses.set(key, until);
  }

  /** Stores a pause of the mailbox, unless a longer one is known. */
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

  /** Takes the lease of a mailbox; undefined while another worker holds it. The lease of a crashed worker expires. */
  async lease(tenantId: string, personId: string, now: Date, until: Date): Promise<Lease | undefined> {
    const held = await this.#table.find(leasesPartition(tenantId), personId, leaseRow.readWithEtag);
    if (held && Date.parse(held.until) > now.getTime()) return undefined;
    const mails = held?.mails ?? [];
    const row = leaseRow.columns({ until: until.toISOString(), mails });
    const etag = await this.#unless(
      leasesPartition(tenantId),
      held ? { do: 'replace', key: personId, row, etag: held.etag } : { do: 'create', key: personId, row },
    );
    return etag === undefined ? undefined : { tenantId, personId, until, mails, etag };
  }

  /** Renews a lease, or returns it if `until` is in the past; undefined if the lease was lost. */
  async prolong(lease: Lease, until: Date): Promise<Lease | undefined> {
    const row = leaseRow.columns({ until: until.toISOString(), mails: [...lease.mails] });
    const write: Write = { do: 'replace', key: lease.personId, row, etag: lease.etag };
    const etag = await this.#unless(leasesPartition(lease.tenantId), write);
    return etag === undefined ? undefined : { ...lease, until, etag };
  }

  /** The new version; undefined if the row was changed meanwhile. */
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
  of: (row) => ({ ...mailboxRow.readWithEtag(row), tenantId, personId: row.rowKey ?? '' }),
});
