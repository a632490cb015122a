import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Artifact, ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import type { ArtifactPage } from '../../domain/knowledge/contract.ts';
import type { RefusalCode } from '../../domain/shared/refusal.ts';
import { ApiProblem, Offline } from '../../tabs/api/problem.ts';
import { DraftKeeper } from '../../tabs/drafts/draft-keeper.ts';
import { storedDraft } from '../../tabs/drafts/draft-kind.ts';
import type { Origin } from '../../tabs/drafts/open-draft.ts';
import { recordsOf } from '../../tabs/drafts/records.ts';
import { ARTIFACT_DRAFT } from '../../tabs/knowledge/draft.ts';

const KEY = 'draft';
const PRIYA = { id: '0b9f1d9e-5a0c-4f0e-8a44-0a7b0c1d2e40', name: 'Priya Raman' };
const EMPTY: ArtifactDraft = {
  title: '',
  type: 'playbook',
  taxonomy: 'process',
  body: '',
  reviewBy: null,
  tags: [],
};
const draft = (body: string, title = 'Feedback'): ArtifactDraft => ({ ...EMPTY, title, body });
const refused = (code: RefusalCode, status: number) => new ApiProblem({ code, status, correlationId: 'c' });

/** A server with one artifact, that can lose answers, be away, and recognises an operation it has done. */
class FakeServer {
  stored: ArtifactDraft | null = null;
  /** What readers see of it. */
  published: ArtifactDraft | null = null;
  version = 0;
  done = new Set<string>();
  calls: string[] = [];
  away = false;
  loseNext = false;

  #page(): ArtifactPage {
    if (!this.stored && !this.published) throw refused('not-found', 404);
    return {
      artifact: this.#artifact(),
      body: this.published?.body ?? null,
      draft: this.stored,
      draftSaved: this.stored && { at: '2026-11-23T09:00:00.000Z', by: PRIYA },
      revisions: [],
      trials: [],
      uses: [],
      annotations: [],
      annotationsAfter: null,
      editing: [],
      abilities: { write: 'yes', decide: true, give: true },
    };
  }
  #artifact(): Artifact {
    return {
      id: '0b9f1d9e-5a0c-4f0e-8a44-0a7b0c1d2e3f',
      title: (this.published ?? this.stored)?.title ?? '',
      type: 'playbook',
      taxonomy: 'process',
      state: this.published ? 'published' : 'draft',
      revision: this.published ? 1 : 0,
      hasDraft: this.stored !== null,
      reviewBy: null,
      tags: [],
      changedAt: '2026-11-23T09:00:00.000Z',
      changedBy: PRIYA,
      owner: null,
      reviewed: null,
      etag: `v${this.version}`,
    };
  }
  /** Somebody else writes. */
  write(body: string) {
    this.stored = draft(body);
    this.version += 1;
  }
  open = async () => {
    if (this.away) throw new Offline(null);
    return this.#page();
  };
  #answer(): Artifact {
    if (!this.loseNext) return this.#artifact();
    this.loseNext = false;
    throw new Offline(null);
  }
  create = async (body: ArtifactDraft, operation: string) => {
    this.calls.push(`begin ${body.body}`);
    if (this.away) throw new Offline(null);
    if (this.done.has(operation)) {
      if (!this.stored) throw refused('not-found', 404);
      return this.#artifact();
    }
    if (this.stored) throw refused('already-exists', 409);
    this.done.add(operation);
    this.stored = body;
    this.version += 1;
    return this.#answer();
  };
  revise = async (body: ArtifactDraft, etag: string, operation: string) => {
    this.calls.push(`revise ${body.body}`);
    if (this.away) throw new Offline(null);
    if (this.done.has(operation)) return this.#artifact();
    if (!this.stored && !this.published) throw refused('not-found', 404);
    if (etag !== `v${this.version}`) throw refused('changed-meanwhile', 412);
    this.done.add(operation);
    this.stored = body;
    this.version += 1;
    return this.#answer();
  };
  discard = async (etag: string, operation: string) => {
    this.calls.push('discard');
    if (this.away) throw new Offline(null);
    if (this.done.has(operation)) return this.published && this.#artifact();
    if (!this.stored && !this.published) {
      if (this.version === 0) throw refused('not-found', 404);
      return null;
    }
    if (etag !== `v${this.version}`) throw refused('changed-meanwhile', 412);
    this.done.add(operation);
    this.discarded();
    const answer = this.#answer();
    return this.published && answer;
  };
  /** Somebody discards the draft. */
  discarded() {
    this.stored = null;
    this.version += 1;
  }
}

let server: FakeServer;
let browser: Map<string, string>;

const records = () =>
  recordsOf(
    {
      durable: () => true,
      get: (key) => browser.get(key) ?? null,
      set: (key, value) => void browser.set(key, value),
      remove: (key) => void browser.delete(key),
      keys: () => [...browser.keys()],
    },
    '',
    storedDraft(ARTIFACT_DRAFT.schema),
  );

async function keeper(origin: Origin = 'existing') {
  const made = new DraftKeeper({ kind: ARTIFACT_DRAFT, server, records: records(), id: KEY, start: EMPTY });
  await made.open(origin);
  return made;
}

const pause = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
  browser = new Map();
});
afterEach(() => vi.useRealTimers());

describe('a draft being written', () => {
  it('is in the browser at every keystroke and on the server after a pause', async () => {
    server.write('Ask first.');
    const writing = await keeper();
    for (const body of ['Ask first. T', 'Ask first. Th', 'Ask first. Then']) {
      writing.change(draft(body));
      expect(records().get(KEY)?.draft.body).toBe(body);
      await pause(300);
    }
    expect(server.calls).toEqual([]);
    await pause(2_000);
    expect(server.calls).toEqual(['revise Ask first. Then']);
    expect(writing.state().state).toBe('saved');
    expect(browser.has(KEY)).toBe(false);
  });

  it('is saved every few seconds although the person never pauses', async () => {
    server.write('');
    const writing = await keeper();
    for (let letter = 1; letter <= 40; letter += 1) {
      writing.change(draft('x'.repeat(letter)));
      await pause(500);
    }
    expect(server.calls.length).toBeGreaterThanOrEqual(2);
    expect(server.calls.length).toBeLessThan(5);
  });

  it('waits for a title and a text, and says what is missing', async () => {
    const writing = await keeper('new');
    expect(writing.state().state).toBe('untouched');
    writing.change(draft('Some words', ''));
    await pause(20_000);
    expect(server.calls).toEqual([]);
    expect(writing.state()).toMatchObject({ state: 'incomplete', errors: [{ field: 'title' }] });
    writing.change(draft('Some words'));
    await pause(2_000);
    expect(server.calls).toEqual(['begin Some words']);
  });

  it('comes back after a reload before it was ever sent', async () => {
    const first = await keeper('new');
    first.change(draft('Typed, then the tab was closed'));
    const second = await keeper('maybe-new');
    expect(second.state()).toMatchObject({
      restored: true,
      draft: { body: 'Typed, then the tab was closed' },
    });
    await pause(2_000);
    expect(server.stored?.body).toBe('Typed, then the tab was closed');
  });

  it('comes back after a reload also with a date that no calendar has', async () => {
    const first = await keeper('new');
    const typed = { ...draft('An hour of words'), reviewBy: '20266-12-03' };
    first.change(typed);
    expect((await keeper('maybe-new')).state()).toMatchObject({ restored: true, draft: typed });
  });

  it('is kept while nobody answers and goes out by itself', async () => {
    server.write('One');
    const writing = await keeper();
    server.away = true;
    writing.change(draft('One two'));
    await pause(2_000);
    expect(writing.state().state).toBe('offline');
    writing.change(draft('One two three'));
    await pause(4_000);
    server.away = false;
    await pause(60_000);
    expect(server.stored?.body).toBe('One two three');
    expect(writing.state().state).toBe('saved');
  });

  it('is not in conflict with itself when an answer is lost', async () => {
    server.write('One');
    const writing = await keeper();
    server.loseNext = true;
    writing.change(draft('One two'));
    await pause(1_500);
    writing.change(draft('One two three'));
    await pause(60_000);
    expect(writing.state()).toMatchObject({ state: 'saved', theirs: null });
    expect(server.stored?.body).toBe('One two three');
  });

  it('is not in conflict with itself when the page is reloaded while it is being saved', async () => {
    server.write('One');
    const writing = await keeper();
    server.loseNext = true;
    writing.change(draft('One two'));
    await pause(1_500);
    writing.change(draft('One two three'));
    const again = await keeper();
    expect(again.state().state).not.toBe('conflict');
    await pause(2_000);
    expect(server.stored?.body).toBe('One two three');
  });
});

describe('two people writing at once', () => {
  it('see both versions, and nothing is overwritten until one is chosen', async () => {
    server.write('Common');
    const writing = await keeper();
    server.write('Theirs');
    writing.change(draft('Mine'));
    await pause(2_000);
    await vi.dynamicImportSettled();
    expect(writing.state()).toMatchObject({
      state: 'conflict',
      draft: { body: 'Mine' },
      theirs: { draft: { body: 'Theirs' }, saved: { by: { name: 'Priya Raman' } } },
    });
    writing.change(draft('Mine, with some of theirs'));
    await pause(20_000);
    expect(server.stored?.body).toBe('Theirs');
    expect(browser.has(KEY)).toBe(true);
    writing.keepOurs();
    await pause(2_000);
    expect(server.stored?.body).toBe('Mine, with some of theirs');
    expect(writing.state().state).toBe('saved');
  });

  it('have both in the text where they changed different paragraphs, and may look at both after all', async () => {
    server.write('One\n\nTwo');
    const writing = await keeper();
    server.write('One\n\nTwo of theirs');
    writing.change(draft('One of mine\n\nTwo'));
    await pause(2_000);
    await vi.dynamicImportSettled();
    await pause(2_000);
    expect(server.stored?.body).toBe('One of mine\n\nTwo of theirs');
    const { merged } = writing.state();
    if (!merged) throw new Error('Nothing came together');
    writing.reopen(merged.mine, merged.theirs);
    expect(writing.state()).toMatchObject({
      state: 'conflict',
      draft: { body: 'One of mine\n\nTwo' },
      theirs: { draft: { body: 'One\n\nTwo of theirs' } },
    });
    writing.settle(draft('One of mine'));
    await pause(2_000);
    expect(server.stored?.body).toBe('One of mine');
  });

  it('can take the other version and get their own back', async () => {
    server.write('Common');
    const writing = await keeper();
    server.write('Theirs');
    writing.change(draft('Mine'));
    await pause(2_000);
    await vi.dynamicImportSettled();
    const mine = writing.takeTheirs();
    expect(writing.state()).toMatchObject({ state: 'saved', draft: { body: 'Theirs' } });
    writing.change(mine);
    await pause(2_000);
    expect(server.stored?.body).toBe('Mine');
  });

  it('see both versions after a reload when the other one saved first', async () => {
    server.write('Common');
    const writing = await keeper();
    writing.change(draft('Mine'));
    server.write('Theirs');
    const again = await keeper();
    expect(again.state()).toMatchObject({ state: 'conflict', theirs: { draft: { body: 'Theirs' } } });
  });

  it('see both versions until one is chosen, also after typing on and another reload', async () => {
    server.write('Common');
    const writing = await keeper();
    writing.change(draft('Mine'));
    server.write('Theirs');
    const again = await keeper();
    again.change(draft('Mine!'));
    const later = await keeper();
    expect(later.state()).toMatchObject({ state: 'conflict', draft: { body: 'Mine!' } });
    later.keepOurs();
    const chosen = await keeper();
    expect(chosen.state()).toMatchObject({ state: 'waiting', draft: { body: 'Mine!' } });
  });

  it('follow each other while one of them only reads', async () => {
    server.write('Common');
    const writing = await keeper();
    server.write('Theirs');
    await writing.follow();
    expect(writing.state()).toMatchObject({ state: 'saved', draft: { body: 'Theirs' } });
  });
});

describe('before publishing', () => {
  it('everything typed is saved, or it is reported that it could not be', async () => {
    server.write('One');
    const writing = await keeper();
    writing.change(draft('One two'));
    await expect(writing.flush()).resolves.toBe(true);
    expect(server.stored?.body).toBe('One two');
    expect(writing.version()).toBe('v2');
    server.away = true;
    writing.change(draft('One two three'));
    await expect(writing.flush()).resolves.toBe(false);
    server.away = false;
    await expect(writing.flush()).resolves.toBe(true);
    expect(server.stored?.body).toBe('One two three');
  });

  it('a refusal is reported, and the text is kept', async () => {
    server.write('One');
    const writing = await keeper();
    server.revise = async () => {
      throw refused('role-may-not', 403);
    };
    writing.change(draft('One two'));
    await pause(2_000);
    expect(writing.state()).toMatchObject({ state: 'refused', draft: { body: 'One two' } });
    expect(browser.has(KEY)).toBe(true);
  });
});

describe('a draft that is discarded', () => {
  it('is gone from the server and from the browser, with what was not sent yet, and stays so', async () => {
    server.write('One');
    const writing = await keeper();
    writing.change(draft('One two'));
    await expect(writing.discard()).resolves.toEqual({ draft: draft('One two'), left: null });
    writing.change(draft('One two three'));
    await writing.leave();
    await pause(60_000);
    expect(server.calls).toEqual(['discard']);
    expect(server.stored).toBeNull();
    expect(browser.has(KEY)).toBe(false);
  });

  it('leaves what is published as it is', async () => {
    server.published = draft('As published');
    server.write('More');
    const writing = await keeper();
    const discarded = await writing.discard();
    expect(discarded).toMatchObject({ draft: { body: 'More' }, left: { revision: 1, hasDraft: false } });
  });

  it('asks no server if none has it', async () => {
    const writing = await keeper('new');
    writing.change(draft('Some words', ''));
    server.away = true;
    await expect(writing.discard()).resolves.toMatchObject({ left: null });
    expect(browser.has(KEY)).toBe(false);
  });

  it('waits for what is just being saved', async () => {
    server.write('One');
    const writing = await keeper();
    writing.change(draft('One two'));
    const saving = writing.flush();
    await expect(writing.discard()).resolves.toMatchObject({ left: null });
    await saving;
    expect(server.calls).toEqual(['revise One two', 'discard']);
    expect(server.stored).toBeNull();
  });

  it.each(['arrived', 'did not arrive'])(
    'is gone although nobody knows whether its saving %s',
    async (what) => {
      server.write('One');
      const writing = await keeper();
      if (what === 'arrived') server.loseNext = true;
      else server.away = true;
      writing.change(draft('One two'));
      await pause(1_500);
      expect(writing.state().state).toBe('offline');
      server.away = false;
      await expect(writing.discard()).resolves.toMatchObject({ left: null });
      await pause(60_000);
      expect(server.stored).toBeNull();
    },
  );

  it('stays with its text while nobody answers', async () => {
    server.write('One');
    const writing = await keeper();
    writing.change(draft('One two'));
    server.away = true;
    await expect(writing.discard()).rejects.toBeInstanceOf(Offline);
    expect(records().get(KEY)?.draft.body).toBe('One two');
    server.away = false;
    await pause(60_000);
    expect(server.stored?.body).toBe('One two');
    await expect(writing.discard()).resolves.toMatchObject({ left: null });
  });

  it('is not discarded but shown when somebody else has changed it', async () => {
    server.write('Common');
    const writing = await keeper();
    server.write('Theirs');
    await expect(writing.discard()).resolves.toBeNull();
    expect(writing.state()).toMatchObject({ state: 'saved', draft: { body: 'Theirs' } });
    writing.change(draft('Mine'));
    server.write('Theirs again');
    await expect(writing.discard()).resolves.toBeNull();
    expect(writing.state()).toMatchObject({
      state: 'conflict',
      draft: { body: 'Mine' },
      theirs: { draft: { body: 'Theirs again' } },
    });
    expect(server.stored?.body).toBe('Theirs again');
  });
});

describe('a draft that somebody else discards', () => {
  it('is not brought back by what is typed into it, until the person says so', async () => {
    server.write('One');
    const writing = await keeper();
    server.discarded();
    writing.change(draft('One two'));
    await pause(60_000);
    expect(writing.state()).toMatchObject({ state: 'gone', draft: { body: 'One two' } });
    writing.change(draft('One two three'));
    await pause(60_000);
    expect(server.stored).toBeNull();
    expect(records().get(KEY)?.draft.body).toBe('One two three');
    writing.beginAgain();
    await pause(2_000);
    expect(server.stored?.body).toBe('One two three');
    expect(writing.state().state).toBe('saved');
  });

  it('is not brought back by a reload, nor by repeating its creation after a lost answer', async () => {
    server.write('One');
    (await keeper()).change(draft('One two'));
    server.discarded();
    const again = await keeper();
    await pause(60_000);
    expect(again.state()).toMatchObject({ state: 'gone', draft: { body: 'One two' } });
    await expect(again.discard()).resolves.toMatchObject({ left: null });
    expect(browser.has(KEY)).toBe(false);

    const begun = await keeper('new');
    server.loseNext = true;
    begun.change(draft('Begun'));
    await pause(1_500);
    expect(server.stored?.body).toBe('Begun');
    server.discarded();
    await pause(60_000);
    expect(begun.state()).toMatchObject({ state: 'gone', draft: { body: 'Begun' } });
    expect(server.stored).toBeNull();
  });

  it('is shown as gone to a person who comes back to its page', async () => {
    server.write('One');
    const writing = await keeper();
    server.discarded();
    await writing.follow();
    expect(writing.state()).toMatchObject({ state: 'gone', draft: { body: 'One' } });
  });

  it('is shown as a conflict with what is published', async () => {
    server.published = draft('As published');
    server.write('One');
    const writing = await keeper();
    server.discarded();
    writing.change(draft('One two'));
    await pause(2_000);
    expect(writing.state()).toMatchObject({
      state: 'conflict',
      draft: { body: 'One two' },
      theirs: { draft: { body: 'As published' }, saved: null },
    });
    expect(server.stored).toBeNull();
  });
});
