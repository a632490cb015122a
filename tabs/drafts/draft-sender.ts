import { ApiProblem } from '../api/problem.ts';
import { keepsTrying, PACES, pauseAfter } from '../api/retry.ts';
import type { DraftKind, DraftServer, Pending } from './draft-kind.ts';

type Failed<Page> =
  /** Nobody answered, or not now. */
  | { readonly outcome: 'unavailable'; readonly problem: unknown }
  | { readonly outcome: 'refused'; readonly problem: unknown }
  /** Another version stands there than was known. */
  | { readonly outcome: 'conflict'; readonly page: Page }
  /** Somebody discarded it. */
  | { readonly outcome: 'gone' };

export type SendResult<Draft, Page, Saved> =
  | { readonly outcome: 'saved'; readonly sent: Draft; readonly saved: Saved }
  | (Failed<Page> & { readonly sent: Draft });

export type DiscardResult<Page, Saved> =
  | { readonly outcome: 'discarded'; readonly left: Saved | null }
  | Failed<Page>;

/** There is no such thing, or not any more. */
export function isGone(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.code === 'not-found';
}

/** Sends a draft to the server. After a lost answer the very same is sent again, so that it can be recognised. */
export class DraftSender<Draft, Page, Saved> {
  readonly #kind: DraftKind<Draft, Page, Saved>;
  readonly #server: DraftServer<Draft, Page, Saved>;
  #pending: Pending<Draft> | null = null;
  #failures = 0;
  #pause: number | null = null;
  /** The same for every try. */
  readonly #discarding = crypto.randomUUID();

  constructor(kind: DraftKind<Draft, Page, Saved>, server: DraftServer<Draft, Page, Saved>) {
    this.#kind = kind;
    this.#server = server;
  }

  /** What is on its way; it goes before anything newer. */
  get pending(): Pending<Draft> | null {
    return this.#pending;
  }

  /** How long to leave the server alone after it did not answer; null if it did. */
  get pause(): number | null {
    return this.#pause;
  }

  /** Goes on with what was on its way when a page was left. */
  resume(pending: Pending<Draft> | null): void {
    this.#pending = pending;
  }

  take(draft: Draft, etag: string | null): void {
    this.#pending = { operation: crypto.randomUUID(), draft, etag };
  }

  /** Sends what was taken. */
  async send(): Promise<SendResult<Draft, Page, Saved>> {
    if (!this.#pending) throw new Error('Nothing was taken to be sent');
    const { draft, etag, operation } = this.#pending;
    try {
      const saved =
        etag === null
          ? await this.#server.create(draft, operation)
          : await this.#server.revise(draft, etag, operation);
      this.#settled();
      return { outcome: 'saved', sent: draft, saved };
    } catch (problem) {
      return { ...(await this.#failed(problem)), sent: draft };
    }
  }

  /** Discards what stands there upon this version, and what was still on its way. */
  async discard(etag: string | null): Promise<DiscardResult<Page, Saved>> {
    try {
      let version = etag;
      if (this.#pending) {
        // Whether that has arrived is not known.
        const page = await this.#server.open();
        version = this.#kind.etagOf(page);
        if (version !== etag && !this.#kind.same(this.#kind.draftOf(page), this.#pending.draft))
          return this.#conflict(page);
      }
      const left = version === null ? null : await this.#server.discard(version, this.#discarding);
      this.#settled();
      return { outcome: 'discarded', left };
    } catch (problem) {
      return this.#failed(problem);
    }
  }

  async #failed(problem: unknown): Promise<Failed<Page>> {
    if (keepsTrying(problem)) return this.#unavailable(problem);
    if (isGone(problem)) return this.#gone();
    const code = problem instanceof ApiProblem ? problem.code : null;
    if (code !== 'changed-meanwhile' && code !== 'already-exists') {
      this.#settled();
      return { outcome: 'refused', problem };
    }
    try {
      return this.#conflict(await this.#server.open());
    } catch (second) {
      return isGone(second) ? this.#gone() : this.#unavailable(second);
    }
  }

  #conflict(page: Page): Failed<Page> {
    this.#settled();
    return { outcome: 'conflict', page };
  }

  #gone(): Failed<Page> {
    this.#settled();
    return { outcome: 'gone' };
  }

  #settled(): void {
    this.#pending = null;
    this.#failures = 0;
    this.#pause = null;
  }

  #unavailable(problem: unknown): Failed<Page> {
    this.#failures += 1;
    this.#pause = pauseAfter(problem, this.#failures, PACES.draft);
    return { outcome: 'unavailable', problem };
  }
}
