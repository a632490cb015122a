import * as z from 'zod';
import type { News } from '../../domain/api.ts';
import { madeOnce } from '../../domain/shared/made-once.ts';
import type { Place } from './community-store.ts';
import { KEYS, newsKey, toldId, toldKey, toldRange } from './keys.ts';
import { json, rowCodec } from './row-codec.ts';
import type { Row, Table, Write } from './table.ts';

const codec = (news: z.core.$ZodType<News>) => rowCodec({ news: json(news) });
/** What is written is not parsed, so it does not need the contracts of all areas. */
const written = codec(z.custom<News>());
/** Loads the contracts of all areas, which know the kinds of news, with the first row that is read. */
export const newsRow = madeOnce(async () => codec((await import('../../domain/api.ts')).news));

/** What happened in a community, newest first. */
export class NewsStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The write of a line of news, for the transaction of the change that it is about. */
  telling(item: News, about: string): Write {
    return { do: 'put', key: newsKey(new Date(item.at), about), row: written.columns({ news: item }) };
  }

  /** The write that takes a line of news back. */
  withdrawing(id: string): Write {
    return { do: 'clear', key: `news|${id}` };
  }

  /** The id of a line within its community. The newest sorts first. */
  idOf(item: Pick<News, 'at'>, about: string): string {
    return newsKey(new Date(item.at), about).slice('news|'.length);
  }

  async get(place: Place, id: string): Promise<News | undefined> {
    const { read } = await newsRow();
    return (await this.#table.find(place.partition, `news|${id}`, read))?.news;
  }

  async newest(place: Place, top: number): Promise<News[]> {
    const { read } = await newsRow();
    const line = { key: KEYS.news, of: (row: Row) => read(row).news };
    return this.#table.range(place.partition, 'news|', 'news|~', line, { top });
  }

  async newestIds(place: Place, top: number): Promise<string[]> {
    const line = { key: KEYS.news, of: ({ rowKey = '' }: Row) => rowKey.slice('news|'.length) };
    return this.#table.range(place.partition, 'news|', 'news|~', line, { top, select: ['op'] });
  }

  /** The write of a line that one person alone is told. */
  tellingOne(personId: string, item: News, about: string): Extract<Write, { do: 'put' }> {
    return {
      do: 'put',
      key: toldKey(this.idFor(personId, item, about)),
      row: written.columns({ news: item }),
    };
  }

  /** The write that takes back a line that one person alone was told. */
  withdrawingOne(personId: string, item: Pick<News, 'at'>, about: string): Write {
    return { do: 'clear', key: toldKey(this.idFor(personId, item, about)) };
  }

  /** The id of a line that one person alone is told. The newest sorts first. */
  idFor(personId: string, item: Pick<News, 'at'>, about: string): string {
    return toldId(new Date(item.at), about, personId);
  }

  async told(place: Place, id: string): Promise<News | undefined> {
    const { read } = await newsRow();
    return (await this.#table.find(place.partition, toldKey(id), read))?.news;
  }

  async newestIdsFor(place: Place, personId: string, top: number): Promise<string[]> {
    const of = ({ rowKey = '' }: Row) => {
      const [, , moment = '', about = ''] = rowKey.split('|');
      return `${moment}|${about}|${personId}`;
    };
    const line = { key: KEYS.told, of };
    return this.#table.range(place.partition, ...toldRange(personId), line, { top, select: ['op'] });
  }
}
