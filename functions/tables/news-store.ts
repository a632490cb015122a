import * as z from 'zod';
import { type News, news } from '../../domain/api.ts';
import type { Place } from './community-store.ts';
import { KEYS, newsKey } from './keys.ts';
import { json } from './rows.ts';
import type { Row, Table, Write } from './table.ts';

const newsRow = z.object({ news: json(news) });

/** What happened in a community, newest first. */
export class NewsStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** What to write so that a line of news stands; it goes with what it is about in one transaction. */
  telling(item: News, about: string): Write {
    return { do: 'put', key: newsKey(new Date(item.at), about), row: { news: JSON.stringify(item) } };
  }

  /** Names a line within its community; the newest sorts first. */
  idOf(item: News, about: string): string {
    return newsKey(new Date(item.at), about).slice('news|'.length);
  }

  async get(place: Place, id: string): Promise<News | undefined> {
    return this.#table.find(place.partition, `news|${id}`, (row) => newsRow.parse(row).news);
  }

  async newestIds(place: Place, top: number): Promise<string[]> {
    const line = { key: KEYS.news, of: ({ rowKey = '' }: Row) => rowKey.slice('news|'.length) };
    return this.#table.range(place.partition, 'news|', 'news|~', line, { top, select: ['op'] });
  }
}
