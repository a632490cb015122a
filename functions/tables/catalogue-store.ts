import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { cataloguePartition } from './keys.ts';
import { rowCodec } from './row-codec.ts';
import { unlessNewer } from './rows.ts';
import type { Table } from './table.ts';

export const appRow = rowCodec({ appId: z.string(), checkedAt: z.string() });

/** Guildhall's ids in organisations' app catalogues, by the id of its manifest, as Graph told them. */
export class CatalogueStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(tenantId: string, manifestId: string) {
    const known = this.#table.find(cataloguePartition(tenantId), manifestId, appRow.read);
    // Graph can be asked again.
    return unlessNewer(this.#table.trace, known);
  }

  async keep(tenantId: string, manifestId: string, appId: string, checkedAt: Date): Promise<void> {
    await this.#table.write(cataloguePartition(tenantId), randomUUID(), [
      { do: 'put', key: manifestId, row: appRow.columns({ appId, checkedAt: checkedAt.toISOString() }) },
    ]);
  }

  async forget(tenantId: string, manifestId: string): Promise<void> {
    await this.#table.write(cataloguePartition(tenantId), randomUUID(), [{ do: 'clear', key: manifestId }]);
  }
}
