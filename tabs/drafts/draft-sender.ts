import type { Artifact, ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import type { ArtifactPage } from '../../domain/knowledge/contract.ts';
import { ApiProblem } from '../api/problem.ts';
import { keepsTrying, PACES, pauseAfter } from '../api/retry.ts';
import { draftOf, same } from '../knowledge/draft.ts';
import type { Pending } from './stored-draft.ts';

export interface Server {
  open(): Promise<ArtifactPage>;
  begin(draft: ArtifactDraft, operation: string): Promise<Artifact>;
  revise(draft: ArtifactDraft, etag: string, operation: string): Promise<Artifact>;
  /** Gives what stands there then; null if nothing. */
  discard(etag: string, operation: string): Promise<Artifact | null>;
}

type Failed =
  /** Nobody answered, or not now. */
  | { readonly came: 'away'; readonly problem: unknown }
  | { readonly came: 'refused'; readonly problem: unknown }
  /** Something else stands there than was known. */
  | { readonly came: 'met'; readonly page: ArtifactPage }
  /** Somebody discarded it. */
  | { readonly came: 'gone' };

/** What came of sending a draft. */
export type Sent =
  | { readonly came: 'arrived'; readonly sent: ArtifactDraft; readonly artifact: Artifact }
  | (Failed & { readonly sent: ArtifactDraft });

/** Brings a draft to the server. After a lost answer the very same is sent again, so that it can be recognised. */
export class DraftSender {
  readonly #server: Server;
  #pending: Pending | null = null;
  #failures = 0;
  #pause: number | null = null;
  /** The same for every try. */
  readonly #discarding = crypto.randomUUID();

  constructor(server: Server) {
    this.#server = server;
  }

  /** What is on its way; it goes before anything newer. */
  get pending(): Pending | null {
    return this.#pending;
  }

  /** How long to leave the server alone after it did not answer; null if it did. */
  get pause(): number | null {
    return this.#pause;
  }

  /** Goes on with what was on its way when a page was left. */
  resume(pending: Pending | null): void {
    this.#pending = pending;
  }

  take(draft: ArtifactDraft, etag: string | null): void {
    this.#pending = { operation: crypto.randomUUID(), draft, etag };
  }

  /** Sends what was taken. */
  async send(): Promise<Sent> {
    if (!this.#pending) throw new Error('Nothing was taken to be sent');
    const { draft, etag, operation } = this.#pending;
    try {
      const artifact =
        etag === null
          ? await this.#server.begin(draft, operation)
          : await this.#server.revise(draft, etag, operation);
      this.#settled();
      return { came: 'arrived', sent: draft, artifact };
    } catch (problem) {
      return { ...(await this.#failed(problem)), sent: draft };
    }
  }

  /** Discards what stands there upon this version, and what was still on its way. */
  async discard(etag: string | null): Promise<Failed | { came: 'discarded'; artifact: Artifact | null }> {
    try {
      let version = etag;
      if (this.#pending) {
        // Whether that has arrived is not known.
        const page = await this.#server.open();
        version = page.artifact.etag;
        if (version !== etag && !same(draftOf(page), this.#pending.draft)) return this.#met(page);
      }
      const artifact = version === null ? null : await this.#server.discard(version, this.#discarding);
      this.#settled();
      return { came: 'discarded', artifact };
    } catch (problem) {
      return this.#failed(problem);
    }
  }

  async #failed(problem: unknown): Promise<Failed> {
    if (keepsTrying(problem)) return this.#away(problem);
    if (isGone(problem)) return this.#gone();
    const code = problem instanceof ApiProblem ? problem.code : null;
    if (code !== 'changed-meanwhile' && code !== 'already-exists') {
      this.#settled();
      return { came: 'refused', problem };
    }
    try {
      return this.#met(await this.#server.open());
    } catch (again) {
      return isGone(again) ? this.#gone() : this.#away(again);
    }
  }

  #met(page: ArtifactPage): Failed {
    this.#settled();
    return { came: 'met', page };
  }

  #gone(): Failed {
    this.#settled();
    return { came: 'gone' };
  }

  #settled(): void {
    this.#pending = null;
    this.#failures = 0;
    this.#pause = null;
  }

  #away(problem: unknown): Failed {
    this.#failures += 1;
    this.#pause = pauseAfter(problem, this.#failures, PACES.draft);
    return { came: 'away', problem };
  }
}

/** There is no such artifact, or not any more. */
export function isGone(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.code === 'not-found';
}
