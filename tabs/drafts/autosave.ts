const PAUSE = 1_200;
const LONGEST = 8_000;

/** Saves after a pause in typing, but not long after the first letter that is not saved yet. */
export class Autosave {
  readonly #save: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsavedSince: number | null = null;

  constructor(save: () => void) {
    this.#save = save;
  }

  /** `pause`: not before so many milliseconds, whatever is typed. */
  schedule(pause: number | null): void {
    this.#unsavedSince ??= Date.now();
    this.stop();
    this.#timer = setTimeout(
      this.#save,
      pause ?? Math.max(0, Math.min(PAUSE, this.#unsavedSince + LONGEST - Date.now())),
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  saved(): void {
    this.#unsavedSince = null;
  }
}
