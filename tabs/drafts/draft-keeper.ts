import { ApiProblem } from '../api/problem.ts';
import { Autosave } from './autosave.ts';
import type { DraftKind, DraftServer, StoredDraft } from './draft-kind.ts';
import { DraftSender, isGone } from './draft-sender.ts';
import { type Discarded, type DraftState, HELD, type Theirs } from './draft-state.ts';
import { type Origin, openDraft } from './open-draft.ts';
import type { Records } from './records.ts';

/**
 * Keeps a draft that is saved while it is typed: in the browser at every keystroke, on the server after a pause, always
 * upon the version it was typed on. Nothing typed is lost to a reload, a lost network or another writer.
 */
export class DraftKeeper<Draft, Page, Saved extends { readonly etag: string }> {
  readonly #kind: DraftKind<Draft, Page, Saved>;
  readonly #server: DraftServer<Draft, Page, Saved>;
  readonly #sender: DraftSender<Draft, Page, Saved>;
  readonly #records: Records<StoredDraft<Draft>>;
  readonly #id: string;
  readonly #listeners = new Set<() => void>();
  #now: DraftState<Draft, Page>;
  /** What the server has, as far as we know. */
  #saved: Draft | null = null;
  #etag: string | null = null;
  /** What was typed upon, while a conflict is not decided. */
  #upon: string | null = null;
  #running: Promise<void> | null = null;
  readonly #autosave = new Autosave(() => void this.#save());

  constructor(parts: {
    kind: DraftKind<Draft, Page, Saved>;
    server: DraftServer<Draft, Page, Saved>;
    /** Where the browser keeps drafts of this kind, and this one's id there. */
    records: Records<StoredDraft<Draft>>;
    id: string;
    start: Draft;
  }) {
    this.#kind = parts.kind;
    this.#server = parts.server;
    this.#sender = new DraftSender(parts.kind, parts.server);
    this.#records = parts.records;
    this.#id = parts.id;
    this.#now = {
      draft: parts.start,
      state: 'opening',
      problem: null,
      errors: [],
      theirs: null,
      merged: null,
      page: null,
      restored: false,
    };
  }

  state = (): DraftState<Draft, Page> => this.#now;

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads both copies. */
  async open(origin: Origin): Promise<void> {
    this.#set({ state: 'opening', problem: null });
    const opened = await openDraft(this.#kind, this.#server, this.#records.get(this.#id), origin);
    switch (opened.found) {
      case 'unreadable':
        return this.#set({ problem: opened.problem });
      case 'nothing':
        return this.#set({ state: 'untouched' });
      case 'saved':
        this.#records.removeSaved(this.#id);
        return this.#adopt(opened.page);
    }
    const { page, copy } = opened;
    this.#etag = page ? this.#kind.etagOf(page) : copy.etag;
    this.#saved = page && this.#kind.draftOf(page);
    this.#set({ page, draft: copy.draft, restored: true });
    if (opened.found === 'gone') this.#set({ state: 'gone' });
    else if (opened.found === 'conflict') this.#showConflict(opened.page, copy.etag, null);
    else {
      this.#sender.resume(opened.pending);
      this.#review();
    }
  }

  /** Something was typed. */
  change(draft: Draft): void {
    if (this.#now.state === 'discarded') return;
    this.#set({ draft });
    this.#keep();
    if (!HELD.includes(this.#now.state)) this.#review();
  }

  /** Whether there is anything to send, and when. */
  #review(): void {
    this.#autosave.stop();
    const { draft } = this.#now;
    if (this.#saved && this.#kind.same(this.#saved, draft) && !this.#sender.pending) {
      this.#autosave.saved();
      this.#records.removeSaved(this.#id);
      if (!this.#running) this.#set({ state: 'saved', problem: null, errors: [] });
      return;
    }
    const errors = this.#kind.problemsOf(draft);
    if (errors.length > 0 && !this.#sender.pending) {
      this.#set({ state: 'incomplete', errors, problem: null });
      return;
    }
    const { pause } = this.#sender;
    if (!this.#running) this.#set({ state: pause === null ? 'waiting' : 'offline', errors });
    this.#autosave.schedule(pause);
  }

  /** Sends now what is not sent yet; true once the server has all of it. */
  async flush(): Promise<boolean> {
    // One more round for what is typed while the one before is under way.
    for (let round = 0; round < 3 && !HELD.includes(this.#now.state); round += 1) {
      if (!this.#running && !this.#sender.pending && !this.#sendable()) break;
      this.#autosave.stop();
      await this.#save();
      if (this.#now.state === 'offline' || this.#now.state === 'refused') break;
    }
    return this.#saved !== null && !this.#sender.pending && this.#kind.same(this.#saved, this.#now.draft);
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
    return !(this.#saved && this.#kind.same(this.#saved, draft)) && this.#kind.problemsOf(draft).length === 0;
  }

  async #send(): Promise<void> {
    const { draft } = this.#now;
    if (!this.#sender.pending) {
      if (!this.#sendable()) return;
      this.#sender.take(draft, this.#etag);
      this.#keep();
    }
    if (this.#sender.pause === null) this.#set({ state: 'saving' });
    const result = await this.#sender.send();
    switch (result.outcome) {
      case 'saved':
        return this.#arrived(result.sent, result.saved);
      case 'unavailable':
        this.#set({ state: 'offline', problem: result.problem });
        return this.#autosave.schedule(this.#sender.pause);
      case 'conflict':
        return this.#reconcile(result.sent, result.page);
      case 'gone':
        return this.#set({ state: 'gone' });
      default: {
        const { problem } = result;
        const errors = problem instanceof ApiProblem ? problem.errors : [];
        this.#set({ state: 'refused', problem, errors });
      }
    }
  }

  #arrived(sent: Draft, saved: Saved): void {
    this.#saved = sent;
    this.#etag = saved.etag;
    this.#autosave.saved();
    const page = this.#kind.pageWith(saved, sent, this.#now.page);
    const clean = this.#kind.same(sent, this.#now.draft);
    if (!clean) this.#keep();
    this.#set({ page, problem: null, state: clean ? 'saved' : 'waiting' });
  }

  async #reconcile(sent: Draft, page: Page): Promise<void> {
    const { same, draftOf, etagOf } = this.#kind;
    const there = draftOf(page);
    const before = this.#saved;
    // Our own words, told twice; or only the version moved on while the words stayed.
    if (same(there, sent) || same(there, this.#now.draft) || (before && same(there, before))) {
      this.#saved = there;
      this.#etag = etagOf(page);
      this.#set({ page, problem: null, state: 'waiting' });
      return;
    }
    const merge = await this.#kind.merger?.().catch(() => null);
    // As it stands by now.
    const { draft: mine } = this.#now;
    // What was published or discarded meanwhile is no second version of the draft.
    const both = before && this.#kind.savedBy(page) && merge?.(before, mine, there);
    if (!both) {
      this.#showConflict(page);
      return;
    }
    const theirs = this.#theirsIn(page);
    this.#saved = there;
    this.#etag = theirs.etag;
    this.#set({ page, draft: both, problem: null, state: 'waiting', merged: { mine, theirs } });
    this.#keep();
  }

  #theirsIn(page: Page, base = this.#saved): Theirs<Draft> {
    const { draftOf, etagOf, savedBy } = this.#kind;
    const saved = savedBy(page);
    return { draft: draftOf(page), saved, etag: etagOf(page), base: saved && base };
  }

  #showConflict(page: Page, upon = this.#etag, base = this.#saved): void {
    this.#autosave.stop();
    this.#upon = upon;
    this.#set({ page, state: 'conflict', theirs: this.#theirsIn(page, base) });
  }

  /** A person has put both versions together: this is saved upon theirs. */
  settle(draft: Draft): void {
    this.#decide();
    this.#set({ draft });
    this.#keep();
    this.#review();
  }

  /** Shows two versions beside each other once more, after they were put together. */
  reopen(mine: Draft, theirs: Theirs<Draft>): void {
    this.#autosave.stop();
    this.#upon = this.#etag;
    const etag = this.#etag ?? theirs.etag;
    this.#set({ draft: mine, theirs: { ...theirs, etag }, merged: null, state: 'conflict' });
    this.#keep();
  }

  /** Ours shall stand: saved upon their version. */
  keepOurs(): void {
    this.#decide();
    this.#keep();
    this.#review();
  }

  /** Theirs shall stand; ours is given back, to be put in again should that have been a slip. */
  takeTheirs(): Draft {
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
      if (this.#now.state === 'saved' && this.#kind.etagOf(page) !== this.#etag) this.#adopt(page);
    } catch (problem) {
      if (isGone(problem) && this.#now.state === 'saved') this.#set({ state: 'gone' });
    }
  }

  #adopt(page: Page): void {
    this.#saved = this.#kind.draftOf(page);
    this.#etag = this.#kind.etagOf(page);
    this.#set({ page, draft: this.#saved, state: 'saved', problem: null });
  }

  /** Discards the draft and what was typed into it; null if somebody changed it meanwhile, which then is shown. */
  async discard(): Promise<Discarded<Draft, Saved> | null> {
    await this.#running;
    this.#autosave.stop();
    const typed = !(this.#saved && this.#kind.same(this.#saved, this.#now.draft));
    this.#set({ state: 'discarding' });
    const result = await this.#sender.discard(this.#etag);
    if (result.outcome === 'gone' || result.outcome === 'discarded') {
      const { draft } = this.#now;
      this.#records.remove(this.#id);
      this.#set({ state: 'discarded', page: null, problem: null });
      return { draft, left: result.outcome === 'gone' ? null : result.left };
    }
    if (result.outcome === 'conflict') {
      if (typed) this.#showConflict(result.page);
      else this.#adopt(result.page);
      return null;
    }
    this.#review();
    throw result.problem;
  }

  /** Creates again what somebody has discarded, with what stands here. */
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
    this.#autosave.stop();
    if (this.#now.state === 'waiting') await this.flush();
    else await this.#running;
    // Whatever could not be sent waits in the browser, not in a page that nobody sees.
    this.#autosave.stop();
  }

  #keep(): void {
    this.#records.set(this.#id, {
      draft: this.#now.draft,
      // Theirs is replaced by nothing but a decision, also after a reload.
      etag: this.#now.theirs ? this.#upon : this.#etag,
      pending: this.#sender.pending,
      at: new Date().toISOString(),
    });
  }

  #set(change: Partial<DraftState<Draft, Page>>): void {
    this.#now = { ...this.#now, ...change };
    for (const listener of this.#listeners) listener();
  }
}
