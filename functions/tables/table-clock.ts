/**
 * The table's own clock, as it was told with an answer and counted on from there: the clocks of the function app and of
 * the storage may be minutes apart. Never ahead of the truth, because answers name whole seconds and take their time.
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

  /** Long ago, as long as nothing has been heard. */
  now(): Date {
    return new Date(this.#told + performance.now() - this.#at);
  }
}
