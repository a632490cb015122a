import * as z from 'zod/mini';
import { type Artifact, type ArtifactDraft, artifactDraft } from '../../domain/knowledge/artifact.ts';
import type { ArtifactPage } from '../../domain/knowledge/contract.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import type { FieldProblem } from '../../domain/shared/refusal.ts';
import { ApiProblem, Offline } from '../api/problem.ts';

export interface Server {
  open(): Promise<ArtifactPage>;
  begin(draft: ArtifactDraft, operation: string): Promise<Artifact>;
  revise(draft: ArtifactDraft, etag: string, operation: string): Promise<Artifact>;
}

export interface Store {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** Somebody else's version of the text, met when ours was to be saved. */
export interface Theirs {
  readonly draft: ArtifactDraft;
  readonly by: PersonRef;
  readonly at: string;
  readonly etag: string;
}

export interface Keeping {
  /** As typed: the title or the body may still be empty. */
  readonly draft: ArtifactDraft;
  /**
   * opening: nothing is known yet. untouched: new, nothing typed. waiting: typed, about to be sent. incomplete: not
   * acceptable yet, kept in the browser. offline: nobody answers, tried again by itself. refused: the API said no.
   */
  readonly state:
    | 'opening'
    | 'untouched'
    | 'saved'
    | 'waiting'
    | 'saving'
    | 'incomplete'
    | 'offline'
    | 'refused'
    | 'conflict';
  /** Why it is offline or refused. Before anything could be opened, why not. */
  readonly problem: unknown;
  /** What is not acceptable yet. */
  readonly errors: readonly FieldProblem[];
  readonly theirs: Theirs | null;
  /** What stands on the server; null while it knows nothing of this. */
  readonly page: ArtifactPage | null;
  /** Whether text was found that this browser had kept and the server had not. */
  readonly restored: boolean;
}

const draftAsTyped = z.object({ ...artifactDraft.shape, title: z.string(), body: z.string() });
const pending = z.object({ operation: z.string(), draft: draftAsTyped, etag: z.nullable(z.string()) });
const keptCopy = z.object({
  draft: draftAsTyped,
  /** The version it was typed upon; null: it has never been on the server. */
  etag: z.nullable(z.string()),
  at: z.string(),
  /** What was on its way when the page was left. */
  pending: z.nullable(pending),
});
export type KeptCopy = z.infer<typeof keptCopy>;
type Pending = z.infer<typeof pending>;

export function readKept(text: string | null): KeptCopy | null {
  try {
    const read = keptCopy.safeParse(JSON.parse(text ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** now: the artifact begins here, its id was made this moment. perhaps: it may not have reached the server yet. */
export type Beginning = 'now' | 'perhaps' | 'long ago';

const PAUSE = 1_200;
const LONGEST = 8_000;
const AGAIN = [3_000, 10_000, 30_000] as const;

function same(a: ArtifactDraft, b: ArtifactDraft): boolean {
  return (
    a.title.trim() === b.title.trim() &&
    a.type === b.type &&
    a.taxonomy === b.taxonomy &&
    a.reviewBy === b.reviewBy &&
    a.body.trimEnd() === b.body.trimEnd()
  );
}

/** What writers work on: the draft if there is one, else what is published. */
export function draftOf({ artifact, draft, body }: ArtifactPage): ArtifactDraft {
  const { title, type, taxonomy, reviewBy } = artifact;
  return draft ?? { title, type, taxonomy, reviewBy, body: body ?? '' };
}

/**
 * Keeps what is typed into an artifact: in the browser at every keystroke, on the server after a pause, always upon the
 * version it was typed on. Nothing typed is lost to a reload, a lost network or another writer.
 */
export class DraftKeeper {
  readonly #server: Server;
  readonly #store: Store;
  readonly #key: string;
  readonly #listeners = new Set<() => void>();
  #now: Keeping;
  /** What the server has, as far as we know. */
  #saved: ArtifactDraft | null = null;
  #etag: string | null = null;
  #pending: Pending | null = null;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsavedSince: number | null = null;
  #failures = 0;

  constructor(parts: { server: Server; store: Store; key: string; start: ArtifactDraft }) {
    this.#server = parts.server;
    this.#store = parts.store;
    this.#key = parts.key;
    this.#now = {
      draft: parts.start,
      state: 'opening',
      problem: null,
      errors: [],
      theirs: null,
      page: null,
      restored: false,
    };
  }

  state = (): Keeping => this.#now;

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads both copies. */
  async open(beginning: Beginning): Promise<void> {
    this.#set({ state: 'opening', problem: null });
    const copy = readKept(this.#store.get(this.#key));
    let page: ArtifactPage | null = null;
    try {
      if (beginning !== 'now') page = await this.#server.open();
    } catch (problem) {
      const fresh = beginning === 'perhaps';
      const unknown = problem instanceof ApiProblem && problem.code === 'not-found';
      const begins = fresh || copy?.etag === null;
      if (!(unknown && begins) && !(passing(problem) && (copy || fresh))) {
        this.#set({ problem });
        return;
      }
    }
    if (page) this.#settle(page, copy);
    else if (copy) {
      this.#etag = copy.etag;
      this.#pending = copy.pending;
      this.#set({ draft: copy.draft, restored: true });
      this.#review();
    } else this.#set({ state: 'untouched' });
  }

  #settle(page: ArtifactPage, copy: KeptCopy | null): void {
    const there = draftOf(page);
    this.#saved = there;
    this.#etag = page.artifact.etag;
    if (!copy || same(copy.draft, there)) {
      this.#store.remove(this.#key);
      this.#set({ page, draft: there, state: 'saved' });
      return;
    }
    this.#set({ page, draft: copy.draft, restored: true });
    // Typed upon this very version; or what was on its way arrived, and more has been typed since.
    const ours = copy.etag === page.artifact.etag || (copy.pending && same(copy.pending.draft, there));
    if (ours) this.#review();
    else this.#meet(page);
  }

  /** Something was typed. */
  change(draft: ArtifactDraft): void {
    this.#set({ draft });
    this.#keep();
    if (this.#now.state !== 'conflict') this.#review();
  }

  /** Whether there is anything to send, and when. */
  #review(): void {
    clearTimeout(this.#timer);
    const { draft } = this.#now;
    if (this.#saved && same(this.#saved, draft) && !this.#pending) {
      this.#unsavedSince = null;
      this.#store.remove(this.#key);
      if (!this.#running) this.#set({ state: 'saved', problem: null, errors: [] });
      return;
    }
    const errors = problemsOf(draft);
    if (errors.length > 0 && !this.#pending) {
      this.#set({ state: 'incomplete', errors, problem: null });
      return;
    }
    this.#unsavedSince ??= Date.now();
    const pause = Math.max(0, Math.min(PAUSE, this.#unsavedSince + LONGEST - Date.now()));
    if (!this.#running) this.#set({ state: this.#failures > 0 ? 'offline' : 'waiting', errors });
    this.#later(this.#failures > 0 ? (AGAIN[Math.min(this.#failures, AGAIN.length) - 1] ?? PAUSE) : pause);
  }

  #later(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), pause);
  }

  /** Sends now what is not sent yet; true once the server has all of it. */
  async flush(): Promise<boolean> {
    // One more round for what is typed while the one before is under way.
    for (let round = 0; round < 3 && this.#now.state !== 'conflict'; round += 1) {
      if (!this.#running && !this.#pending && !this.#sendable()) break;
      clearTimeout(this.#timer);
      await this.#save();
      if (this.#now.state === 'offline' || this.#now.state === 'refused') break;
    }
    return this.#saved !== null && !this.#pending && same(this.#saved, this.#now.draft);
  }

  #save(): Promise<void> {
    this.#running ??= this.#send().finally(() => {
      this.#running = null;
      const { state } = this.#now;
      if (state === 'saving' || state === 'waiting' || state === 'saved') this.#review();
    });
    return this.#running;
  }

  /** Whether something has been typed that the server has not, and that it would accept. */
  #sendable(): boolean {
    const { draft } = this.#now;
    return !(this.#saved && same(this.#saved, draft)) && problemsOf(draft).length === 0;
  }

  async #send(): Promise<void> {
    const { draft } = this.#now;
    if (!this.#pending) {
      if (!this.#sendable()) return;
      this.#pending = { operation: crypto.randomUUID(), draft, etag: this.#etag };
      this.#keep();
    }
    // After a lost answer the very same is sent again, so that the server can recognise it; what is newer comes after.
    const { operation, draft: sent, etag } = this.#pending;
    if (this.#failures === 0) this.#set({ state: 'saving' });
    try {
      const artifact =
        etag === null
          ? await this.#server.begin(sent, operation)
          : await this.#server.revise(sent, etag, operation);
      this.#arrived(sent, artifact);
    } catch (problem) {
      await this.#failed(problem, sent);
    }
  }

  #arrived(sent: ArtifactDraft, artifact: Artifact): void {
    this.#pending = null;
    this.#saved = sent;
    this.#etag = artifact.etag;
    this.#failures = 0;
    this.#unsavedSince = null;
    const page: ArtifactPage = {
      body: null,
      revisions: [],
      abilities: { write: 'yes' },
      ...this.#now.page,
      artifact,
      draft: sent,
    };
    const clean = same(sent, this.#now.draft);
    if (!clean) this.#keep();
    this.#set({ page, problem: null, state: clean ? 'saved' : 'waiting' });
  }

  async #failed(problem: unknown, sent: ArtifactDraft): Promise<void> {
    if (passing(problem)) {
      this.#failures += 1;
      this.#set({ state: 'offline', problem });
      this.#later(AGAIN[Math.min(this.#failures, AGAIN.length) - 1] ?? PAUSE);
      return;
    }
    const code = problem instanceof ApiProblem ? problem.code : null;
    if (code !== 'changed-meanwhile' && code !== 'already-exists') {
      this.#pending = null;
      this.#failures = 0;
      const errors = problem instanceof ApiProblem ? problem.errors : [];
      this.#set({ state: 'refused', problem, errors });
      return;
    }
    let page: ArtifactPage;
    try {
      page = await this.#server.open();
    } catch (again) {
      this.#failures += 1;
      this.#set({ state: 'offline', problem: again });
      this.#later(AGAIN[0]);
      return;
    }
    this.#pending = null;
    this.#failures = 0;
    const there = draftOf(page);
    const before = this.#saved;
    // Our own words, told twice; or only the version moved on while the words stayed.
    if (same(there, sent) || same(there, this.#now.draft) || (before && same(there, before))) {
      this.#saved = there;
      this.#etag = page.artifact.etag;
      this.#set({ page, problem: null, state: 'waiting' });
    } else this.#meet(page);
  }

  #meet(page: ArtifactPage): void {
    clearTimeout(this.#timer);
    const { changedBy: by, changedAt: at, etag } = page.artifact;
    this.#set({ page, state: 'conflict', theirs: { draft: draftOf(page), by, at, etag } });
  }

  /** Ours shall stand: saved upon their version. */
  keepOurs(): void {
    this.#decide();
    this.#keep();
    this.#review();
  }

  /** Theirs shall stand; ours is given back, to be put in again should that have been a slip. */
  takeTheirs(): ArtifactDraft {
    const ours = this.#now.draft;
    const { theirs } = this.#now;
    if (theirs) {
      this.#decide();
      this.#set({ draft: theirs.draft });
      this.#review();
    }
    return ours;
  }

  #decide(): void {
    const { theirs } = this.#now;
    if (!theirs) return;
    this.#saved = theirs.draft;
    this.#etag = theirs.etag;
    this.#set({ theirs: null, state: 'waiting' });
  }

  /** Another try at once: the network is back, or the person asks for it. */
  async again(): Promise<void> {
    if (this.#now.state === 'offline' || this.#now.state === 'refused') await this.flush();
  }

  /** Follows what others wrote, as long as nothing of ours would be touched. */
  async follow(): Promise<void> {
    if (this.#now.state !== 'saved') return;
    const page = await this.#server.open().catch(() => null);
    if (!page || this.#now.state !== 'saved' || page.artifact.etag === this.#etag) return;
    this.#saved = draftOf(page);
    this.#etag = page.artifact.etag;
    this.#set({ page, draft: this.#saved });
  }

  /** The version to publish: what `flush` has brought to the server. */
  version(): string | null {
    return this.#etag;
  }

  /** The page is left: what is not sent yet is sent on the way out, and kept here until it has arrived. */
  async leave(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#now.state === 'waiting') await this.flush();
    else await this.#running;
    // Whatever could not be sent waits in the browser, not in a page that nobody sees.
    clearTimeout(this.#timer);
  }

  #keep(): void {
    const copy: KeptCopy = {
      draft: this.#now.draft,
      etag: this.#etag,
      at: new Date().toISOString(),
      pending: this.#pending,
    };
    this.#store.set(this.#key, JSON.stringify(copy));
  }

  #set(change: Partial<Keeping>): void {
    this.#now = { ...this.#now, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** Nobody answered, or not now: the same may work later. */
function passing(problem: unknown): boolean {
  if (problem instanceof Offline) return true;
  return (
    problem instanceof ApiProblem &&
    (problem.status >= 500 || problem.status === 429 || problem.status === 401)
  );
}

export function problemsOf(draft: ArtifactDraft): FieldProblem[] {
  const read = artifactDraft.safeParse(draft);
  if (read.success) return [];
  return read.error.issues.map((issue) => ({ field: issue.path.join('.'), expected: issue.message }));
}
