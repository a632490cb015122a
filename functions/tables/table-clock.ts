/**
 * The storage's clock, from the Date header of its last answer and the time since, because the function app's clock may
 * be minutes off. It is never ahead, because the header has whole seconds and the answer takes time.
 */
export class TableClock {
  #told = 0;
  #at = performance.now();

  hear(date: string | undefined): void {
    const told = Date.parse(date ?? '');
    if (Number.isNaN(told)) return;
    this.#told = told;
    this.#at = performance.now();
  }

  /** In 1970 before the first answer. */
  now(): Date {
    return new Date(this.#told + performance.now() - this.#at);
  }
}
