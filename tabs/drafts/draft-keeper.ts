import type { Artifact, ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import type { ArtifactPage } from '../../domain/knowledge/contract.ts';
import { ApiProblem } from '../api/problem.ts';
import { draftOf, pageWith, problemsOf, same } from '../knowledge/draft.ts';
import { Rhythm } from './autosave.ts';
import { DraftSender, isGone, type Server } from './draft-sender.ts';
import { type Discarded, HELD, type Keeping } from './draft-state.ts';
import { type Beginning, openBoth } from './open-draft.ts';
import { keepCopy, readKept, type Store } from './stored-draft.ts';

/**
 * Keeps what is typed into an artifact: in the browser at every keystroke, on the server after a pause, always upon the
 * version it was typed on. Nothing typed is lost to a reload, a lost network or another writer.
 */
export class DraftKeeper {
  readonly #server: Server;
  readonly #sender: DraftSender;
  readonly #store: Store;
  readonly #key: string;
  readonly #listeners = new Set<() => void>();
  #now: Keeping;
  /** What the server has, as far as we know. */
  #saved: ArtifactDraft | null = null;
  #etag: string | null = null;
  #running: Promise<void> | null = null;
  readonly #rhythm = new Rhythm(() => void this.#save());

  constructor(parts: { server: Server; store: Store; key: string; start: ArtifactDraft }) {
    this.#server = parts.server;
    this.#sender = new DraftSender(parts.server);
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
    const found = await openBoth(this.#server, readKept(this.#store.get(this.#key)), beginning);
    switch (found.as) {
      case 'unreadable':
        return this.#set({ problem: found.problem });
      case 'new':
        return this.#set({ state: 'untouched' });
      case 'saved':
        this.#store.remove(this.#key);
        return this.#adopt(found.page);
    }
    const { page, copy } = found;
    this.#etag = page?.artifact.etag ?? copy.etag;
    this.#saved = page && draftOf(page);
    this.#set({ page, draft: copy.draft, restored: true });
    if (found.as === 'gone') this.#set({ state: 'gone' });
    else if (found.as === 'met') this.#meet(found.page);
    else {
      this.#sender.resume(found.pending);
      this.#review();
    }
  }

  /** Something was typed. */
  change(draft: ArtifactDraft): void {
    if (this.#now.state === 'discarded') return;
    this.#set({ draft });
    this.#keep();
    if (!HELD.includes(this.#now.state)) this.#review();
  }

  /** Whether there is anything to send, and when. */
  #review(): void {
    this.#rhythm.rest();
    const { draft } = this.#now;
    if (this.#saved && same(this.#saved, draft) && !this.#sender.pending) {
      this.#rhythm.saved();
      this.#store.remove(this.#key);
      if (!this.#running) this.#set({ state: 'saved', problem: null, errors: [] });
      return;
    }
    const errors = problemsOf(draft);
    if (errors.length > 0 && !this.#sender.pending) {
      this.#set({ state: 'incomplete', errors, problem: null });
      return;
    }
    const { pause } = this.#sender;
    if (!this.#running) this.#set({ state: pause === null ? 'waiting' : 'offline', errors });
    this.#rhythm.soon(pause);
  }

  /** Sends now what is not sent yet; true once the server has all of it. */
  async flush(): Promise<boolean> {
    // One more round for what is typed while the one before is under way.
    for (let round = 0; round < 3 && !HELD.includes(this.#now.state); round += 1) {
      if (!this.#running && !this.#sender.pending && !this.#sendable()) break;
      this.#rhythm.rest();
      await this.#save();
      if (this.#now.state === 'offline' || this.#now.state === 'refused') break;
    }
    return this.#saved !== null && !this.#sender.pending && same(this.#saved, this.#now.draft);
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
    if (!this.#sender.pending) {
      if (!this.#sendable()) return;
      this.#sender.take(draft, this.#etag);
      this.#keep();
    }
    if (this.#sender.pause === null) this.#set({ state: 'saving' });
    const outcome = await this.#sender.send();
    switch (outcome.came) {
      case 'arrived':
        return this.#arrived(outcome.sent, outcome.artifact);
      case 'away':
        this.#set({ state: 'offline', problem: outcome.problem });
        return this.#rhythm.soon(this.#sender.pause);
      case 'met':
        return this.#reconcile(outcome.sent, outcome.page);
      case 'gone':
        return this.#set({ state: 'gone' });
      default: {
        const { problem } = outcome;
        const errors = problem instanceof ApiProblem ? problem.errors : [];
        this.#set({ state: 'refused', problem, errors });
      }
    }
  }

  #arrived(sent: ArtifactDraft, artifact: Artifact): void {
    this.#saved = sent;
    this.#etag = artifact.etag;
    this.#rhythm.saved();
    const page = pageWith(artifact, sent, this.#now.page);
    const clean = same(sent, this.#now.draft);
    if (!clean) this.#keep();
    this.#set({ page, problem: null, state: clean ? 'saved' : 'waiting' });
  }

  #reconcile(sent: ArtifactDraft, page: ArtifactPage): void {
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
    this.#rhythm.rest();
    const { changedBy: by, changedAt: at, etag } = page.artifact;
    const saved = page.draft && (page.draftSaved ?? { by, at });
    this.#set({ page, state: 'conflict', theirs: { draft: draftOf(page), saved, etag } });
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
    try {
      const page = await this.#server.open();
      if (this.#now.state === 'saved' && page.artifact.etag !== this.#etag) this.#adopt(page);
    } catch (problem) {
      if (isGone(problem) && this.#now.state === 'saved') this.#set({ state: 'gone' });
    }
  }

  #adopt(page: ArtifactPage): void {
    this.#saved = draftOf(page);
    this.#etag = page.artifact.etag;
    this.#set({ page, draft: this.#saved, state: 'saved', problem: null });
  }

  /** Discards the draft and what was typed into it; null if somebody changed it meanwhile, which then is shown. */
  async discard(): Promise<Discarded | null> {
    await this.#running;
    this.#rhythm.rest();
    const typed = !(this.#saved && same(this.#saved, this.#now.draft));
    this.#set({ state: 'discarding' });
    const outcome = await this.#sender.discard(this.#etag);
    if (outcome.came === 'gone' || outcome.came === 'discarded') {
      const { draft } = this.#now;
      this.#store.remove(this.#key);
      this.#set({ state: 'discarded', page: null, problem: null });
      return { draft, artifact: outcome.came === 'gone' ? null : outcome.artifact };
    }
    if (outcome.came === 'met') {
      if (typed) this.#meet(outcome.page);
      else this.#adopt(outcome.page);
      return null;
    }
    this.#review();
    throw outcome.problem;
  }

  /** What somebody discarded is begun anew, with what stands here. */
  beginAgain(): void {
    this.#saved = null;
    this.#etag = null;
    this.#set({ page: null, state: 'waiting' });
    this.#keep();
    this.#review();
  }

  /** The version to publish: what `flush` has brought to the server. */
  version(): string | null {
    return this.#etag;
  }

  /** The page is left: what is not sent yet is sent on the way out, and kept here until it has arrived. */
  async leave(): Promise<void> {
    this.#rhythm.rest();
    if (this.#now.state === 'waiting') await this.flush();
    else await this.#running;
    // Whatever could not be sent waits in the browser, not in a page that nobody sees.
    this.#rhythm.rest();
  }

  #keep(): void {
    keepCopy(this.#store, this.#key, {
      draft: this.#now.draft,
      etag: this.#etag,
      pending: this.#sender.pending,
    });
  }

  #set(change: Partial<Keeping>): void {
    this.#now = { ...this.#now, ...change };
    for (const listener of this.#listeners) listener();
  }
}
