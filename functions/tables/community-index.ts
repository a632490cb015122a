import { belongsKey, COMMUNITIES, communityIn, KEYS, peoplePartition } from './keys.ts';
import { type Place, placeOf } from './place.ts';
import { inTransactions, type Row, type Table } from './table.ts';

/** The look-ups of communities: all of them, and those of a person. */
export class CommunityIndex {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async register({ partition, tenantId, communityId }: Place, operation: string): Promise<void> {
    await this.#table.write(COMMUNITIES, operation, [
      { do: 'put', key: partition, row: { tenantId, communityId } },
    ]);
  }

  /** Every community there is, for the timers. */
  async all(): Promise<Place[]> {
    const of = ({ rowKey = '' }: Row) => {
      const { tenantId, communityId } = communityIn(rowKey);
      return placeOf(tenantId, communityId);
    };
    return this.#table.range(COMMUNITIES, '', '~', { key: KEYS.community, of });
  }

  async addPeople(
    { tenantId, communityId }: Place,
    personIds: readonly string[],
    operation: string,
  ): Promise<void> {
    const row = { communityId };
    for (const some of inTransactions(personIds))
      await this.#table.write(
        peoplePartition(tenantId),
        operation,
        some.map((personId) => ({ do: 'put', key: belongsKey(personId, communityId), row })),
      );
  }

  /**
   * The communities to which a person belongs or has belonged. The look-up is a hint, and each membership has to be
   * read. It does not have who has left, because it is in another partition than the membership.
   */
  async ofPerson(tenantId: string, personId: string): Promise<Place[]> {
    const of = ({ rowKey = '' }: Row) => placeOf(tenantId, rowKey.slice(`${personId}|`.length));
    return this.#table.range(
      peoplePartition(tenantId),
      `${personId}|`,
      `${personId}|~`,
      { key: KEYS.belongs, of },
      { select: [] },
    );
  }
}
