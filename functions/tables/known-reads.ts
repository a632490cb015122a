/** The pages of a range, of which each is read once, when somebody first comes to it. */
class Walk<Page> {
  readonly #source: AsyncGenerator<Page>;
  readonly #pages: Page[] = [];
  #reading: Promise<boolean> | undefined;
  #over = false;

  constructor(source: AsyncGenerator<Page>) {
    this.#source = source;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Page> {
    for (let at = 0; ; at += 1) {
      const isThere = at < this.#pages.length || (await this.#readMore());
      if (!isThere) return;
      yield this.#pages[at] as Page;
    }
  }

  /** Whether there was another page. */
  #readMore(): Promise<boolean> {
    if (this.#over) return Promise.resolve(false);
    this.#reading ??= this.#source.next().then(({ done, value }) => {
      this.#reading = undefined;
      if (done) this.#over = true;
      else this.#pages.push(value);
      return !done;
    });
    return this.#reading;
  }
}

/** What was read through a table that reads everything once, by the questions. */
export class KnownReads<Row, Page> {
  readonly #rows = new Map<string, Promise<Row>>();
  readonly #walks = new Map<string, Walk<Page>>();

  row(question: string, read: () => Promise<Row>): Promise<Row> {
    const known = this.#rows.get(question) ?? read();
    this.#rows.set(question, known);
    return known;
  }

  pages(question: string, read: () => AsyncGenerator<Page>): AsyncIterable<Page> {
    const known = this.#walks.get(question) ?? new Walk(read());
    this.#walks.set(question, known);
    return known;
  }
}
