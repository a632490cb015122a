import * as z from 'zod';
import type { Preparation } from '../../domain/sessions/preparation.ts';
import { captureGateKey, preparationKey } from './keys.ts';
import type { Place } from './place.ts';
import { rowCodec } from './row-codec.ts';
import type { Table, Write } from './table.ts';

/** Whose it is and for which session stands in the key. */
export const preparationRow = rowCodec({ text: z.string(), used: z.boolean() });

/** What people bring to sessions: a row for each of them, which is read for nobody else. */
export class PreparationStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async of(place: Place, sessionId: string, personId: string): Promise<Preparation | undefined> {
    return this.#table.find(
      place.partition,
      preparationKey(sessionId, personId),
      preparationRow.readWithEtag,
    );
  }

  /** Whether it still is this version, or one that this operation has made of it. */
  async stands(
    place: Place,
    sessionId: string,
    personId: string,
    etag: string,
    operation: string,
  ): Promise<boolean> {
    const row = await this.#table.get(place.partition, preparationKey(sessionId, personId));
    return row?.etag === etag || row?.op === operation;
  }

  /** Throws WriteConflict unless the row still is the version `upon`, or there is none where that is null. */
  async keep(
    place: Place,
    sessionId: string,
    personId: string,
    text: string,
    upon: string | null,
    operation: string,
  ): Promise<string> {
    const change = {
      key: preparationKey(sessionId, personId),
      row: preparationRow.columns({ text, used: false }),
    };
    const [etag = ''] = await this.#table.write(place.partition, operation, [
      upon === null ? { do: 'create', ...change } : { do: 'replace', ...change, etag: upon },
    ]);
    return etag;
  }

  /** false if the row has another version. */
  async remove(place: Place, sessionId: string, personId: string, upon = '*'): Promise<boolean> {
    return this.#table.removeIf(place.partition, preparationKey(sessionId, personId), upon);
  }

  /**
   * The write that uses up what was prepared, for the transaction of the note that it becomes. A note with a name leaves
   * a row behind, which tells other devices. One without a name leaves none: its operation and its time would name the
   * author. A removal within a transaction takes any version, so the version is changed before, which also fails if it
   * is another one. That touches the capture gate, so that a note which will be refused leaves the version as it was.
   */
  async using(
    place: Place,
    sessionId: string,
    personId: string,
    etag: string,
    nameless: boolean,
    operation: string,
  ): Promise<Write> {
    const key = preparationKey(sessionId, personId);
    if (!nameless) return { do: 'replace', key, row: preparationRow.columns({ text: '', used: true }), etag };
    await this.#table.write(place.partition, operation, [
      { do: 'merge', key, row: {}, etag },
      { do: 'touch', key: captureGateKey(sessionId, true) },
    ]);
    return { do: 'remove', key };
  }
}
