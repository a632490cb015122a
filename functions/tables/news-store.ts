import * as z from 'zod';
import { type News, news } from '../../domain/home/contract.ts';
import type { Place } from './community-store.ts';
import { newsKey } from './keys.ts';
import { json } from './rows.ts';
import type { Table, Write } from './table.ts';

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

  async newest(place: Place, top: number): Promise<News[]> {
    const rows = await this.#table.range(place.partition, 'news|', 'news|~', { top });
    return rows.map((row) => newsRow.parse(row).news);
  }
}
