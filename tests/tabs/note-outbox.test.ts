import { describe, expect, it } from 'vitest';
import { type Note, type NoteDraft, noteDraft } from '../../domain/sessions/note.ts';
import type { RefusalCode } from '../../domain/shared/refusal.ts';
import { ApiProblem, Offline } from '../../tabs/api/problem.ts';
import { makeBrowserStore } from '../../tabs/drafts/browser-store.ts';
import {
  makeOutbox,
  type OutboxParts,
  sendAgain,
  type Waiting,
} from '../../tabs/sessions/live/note-outbox.ts';
import { makeSecrets, newSecret } from '../../tabs/sessions/live/secrets.ts';

const person = 'aaaaaaaa-0000-4000-8000-000000000001';
const communityId = '11111111-1111-4111-8111-111111111111';
const sessionId = '22222222-2222-4222-8222-222222222222';

/** A browser's storage, surviving its pages. */
function storage(): Storage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    key: (at) => [...values.keys()][at] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    clear: () => values.clear(),
  };
}

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** A note with a name that was not prepared. */
const named = { secret: null, prepared: null };

const draft = (text: string): NoteDraft => ({
  kind: 'insight',
  text,
  agendaItemId: null,
  tags: [],
  ownerId: null,
  due: null,
});

const noteOf = (entry: Waiting): Note => ({
  id: entry.id,
  authorKey: person,
  ...entry.draft,
  author: { id: person, name: 'Priya' },
  owner: null,
  done: false,
  writtenAt: '2026-11-23T10:00:00.000Z',
  edited: false,
  editedBy: null,
  etag: 'W/1',
});

function server() {
  const stored = new Map<string, { text: string; writes: number }>();
  return {
    stored,
    /** Keeps a note once, however often it is sent. */
    put(entry: Waiting): Note {
      const known = stored.get(entry.id);
      stored.set(entry.id, { text: entry.draft.text, writes: (known?.writes ?? 0) + (known ? 0 : 1) });
      return noteOf(entry);
    },
  };
}

function outbox(parts: Partial<OutboxParts> & Pick<OutboxParts, 'send'>) {
  const place = storage();
  return makeOutbox({
    store: makeBrowserStore(() => place),
    person,
    exclusively: (run) => run(),
    wait: () => Promise.resolve(),
    visible: () => true,
    random: Math.random,
    now: Date.now,
    onSent: () => undefined,
    ...parts,
  });
}

const settled = async (done: () => boolean) => {
  for (let turn = 0; turn < 5_000 && !done(); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 0));
};

const refusal = (code: RefusalCode, status: number) => new ApiProblem({ code, status, correlationId: 'c' });

describe('notes on their way', () => {
  it('a hundred notes on two devices, with lost requests, lost answers and reloads, arrive once each', async () => {
    const { stored, put } = server();
    const dice = random(7);
    const devices = [storage(), storage()];
    /** A page that has been reloaded sends nothing more. */
    const open = (place: Storage) => {
      let gone = false;
      const box = outbox({
        store: makeBrowserStore(() => place),
        random: dice,
        send: async (entry) => {
          await Promise.resolve();
          if (gone) return new Promise<never>(() => undefined);
          const luck = dice();
          if (luck < 0.2) throw new Offline('request lost');
          if (luck < 0.3) throw refusal('busy', 503);
          if (luck < 0.35) throw refusal('token-refused', 401);
          const note = put(entry);
          if (luck < 0.5) throw new Offline('answer lost');
          return note;
        },
      });
      return { box, leave: () => (gone = true) };
    };
    const pages = devices.map(open);
    const texts = Array.from({ length: 100 }, (_, at) => `note ${at}`);
    for (const [at, text] of texts.entries()) {
      const device = at % 2;
      pages[device]?.box.add({
        id: crypto.randomUUID(),
        communityId,
        sessionId,
        draft: draft(text),
        ...named,
      });
      if (dice() < 0.15) {
        pages[device]?.leave();
        const place = devices[device];
        if (place) pages[device] = open(place);
        pages[device]?.box.nudge();
      }
      if (dice() < 0.3) await new Promise((resolve) => setTimeout(resolve, 0));
    }
    await settled(() => pages.every(({ box }) => box.entries().length === 0));
    expect([...stored.values()].map(({ text }) => text).sort()).toEqual([...texts].sort());
    expect([...stored.values()].every(({ writes }) => writes === 1)).toBe(true);
    expect(devices.map((place) => place.length)).toEqual([0, 0]);
  });

  it('notes go out one at a time, in the order they were written', async () => {
    const sent: string[] = [];
    let under = 0;
    const box = outbox({
      now: () => 5,
      send: async (entry) => {
        under += 1;
        expect(under).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 1));
        under -= 1;
        sent.push(entry.draft.text);
        return noteOf(entry);
      },
    });
    for (const text of ['a', 'b', 'c'])
      box.add({ id: crypto.randomUUID(), communityId, sessionId, draft: draft(text), ...named });
    await settled(() => box.entries().length === 0);
    expect(sent).toEqual(['a', 'b', 'c']);
  });

  it('a refused note keeps its text and its reason, and lets the next one pass', async () => {
    const place = storage();
    const sent: string[] = [];
    const box = outbox({
      store: makeBrowserStore(() => place),
      send: async (entry) => {
        if (entry.draft.text === 'no') throw refusal('role-may-not', 403);
        sent.push(entry.draft.text);
        return noteOf(entry);
      },
    });
    const id = crypto.randomUUID();
    box.add({ id, communityId, sessionId, draft: draft('no'), ...named });
    box.add({ id: crypto.randomUUID(), communityId, sessionId, draft: draft('yes'), ...named });
    await settled(() => sent.length === 1);
    expect(box.entries()).toMatchObject([{ refused: 'role-may-not', draft: { text: 'no' } }]);
    const reloaded = outbox({ store: makeBrowserStore(() => place), send: async (entry) => noteOf(entry) });
    expect(reloaded.entries()).toMatchObject([{ refused: 'role-may-not', draft: { text: 'no' } }]);
    reloaded.again(id, { id: crypto.randomUUID(), draft: draft('now yes'), ...named });
    await settled(() => reloaded.entries().length === 0);
    expect(reloaded.entries()).toEqual([]);
  });

  it('what was prepared stays with its note over a reload and another try, until it was used elsewhere', async () => {
    const place = storage();
    const tried: (string | null)[] = [];
    let code: 'role-may-not' | 'preparation-changed' | null = 'role-may-not';
    const send = async (entry: Waiting) => {
      tried.push(entry.prepared);
      if (code) throw refusal(code, 409);
      return noteOf(entry);
    };
    const box = outbox({ store: makeBrowserStore(() => place), send });
    const note = { communityId, sessionId, draft: draft('We ask first') };
    box.add({ id: crypto.randomUUID(), ...note, secret: null, prepared: 'version' });
    await settled(() => box.entries()[0]?.refused === 'role-may-not');
    const reloaded = outbox({ store: makeBrowserStore(() => place), send });
    code = 'preparation-changed';
    const again = () => {
      const [entry] = reloaded.entries();
      if (entry) sendAgain(reloaded, entry);
    };
    again();
    await settled(() => reloaded.entries()[0]?.refused === 'preparation-changed');
    code = null;
    again();
    await settled(() => reloaded.entries().length === 0);
    expect(tried).toEqual(['version', 'version', null]);
  });

  it('a note with a date that does not exist is refused with a reason, not lost', async () => {
    const place = storage();
    const store = makeBrowserStore(() => place);
    const box = outbox({
      store,
      send: async (entry) => {
        if (!noteDraft.safeParse(entry.draft).success) throw refusal('invalid-input', 400);
        return noteOf(entry);
      },
    });
    const promise: NoteDraft = { ...draft('Ask three people'), kind: 'action', due: '20266-12-03' };
    box.add({ id: crypto.randomUUID(), communityId, sessionId, draft: promise, ...named });
    await settled(() => box.entries().some((entry) => entry.refused !== null));
    const known = [{ refused: 'invalid-input', draft: promise }];
    expect(box.entries()).toMatchObject(known);
    expect(outbox({ store, send: async (entry) => noteOf(entry) }).entries()).toMatchObject(known);
  });

  it('a refused note of another version of the page is kept, also where its code is unknown', async () => {
    const place = storage();
    const store = makeBrowserStore(() => place);
    const box = outbox({ store, send: () => Promise.reject(refusal('role-may-not', 403)) });
    box.add({ id: crypto.randomUUID(), communityId, sessionId, draft: draft('Keep me'), ...named });
    await settled(() => box.entries().some((entry) => entry.refused !== null));
    const key = place.key(0) ?? '';
    place.setItem(key, (place.getItem(key) ?? '').replace('role-may-not', 'of-another-year'));
    const later = outbox({ store, send: async (entry) => noteOf(entry) });
    // Where the page has no words for it, the row says it in general ones.
    expect(later.entries()).toMatchObject([{ refused: 'of-another-year', draft: { text: 'Keep me' } }]);
  });

  it('a note waits for the sign-in and says so', async () => {
    let signedIn = false;
    const box = outbox({
      wait: (_, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      send: async (entry) => {
        if (!signedIn) throw refusal('token-refused', 401);
        return noteOf(entry);
      },
    });
    box.add({ id: crypto.randomUUID(), communityId, sessionId, draft: draft('hello'), ...named });
    await settled(() => box.hindrance() !== null);
    expect(box.hindrance()).toBe('sign-in');
    expect(box.entries()).toHaveLength(1);
    signedIn = true;
    box.nudge();
    await settled(() => box.entries().length === 0);
    expect(box.hindrance()).toBeNull();
  });

  it('another person in the same browser does not send my notes', async () => {
    const place = storage();
    const store = makeBrowserStore(() => place);
    const mine = outbox({ store, send: () => new Promise<never>(() => undefined) });
    mine.add({ id: crypto.randomUUID(), communityId, sessionId, draft: draft('mine'), ...named });
    const other = outbox({
      store,
      person: 'bbbbbbbb-0000-4000-8000-000000000002',
      send: async (e) => noteOf(e),
    });
    expect(other.entries()).toEqual([]);
  });

  it('without storage notes are kept in the page, which says that it cannot keep them longer', async () => {
    const store = makeBrowserStore(() => {
      throw new Error('forbidden');
    });
    const box = outbox({ store, send: () => new Promise<never>(() => undefined) });
    box.add({ id: crypto.randomUUID(), communityId, sessionId, draft: draft('hello'), ...named });
    expect(box.entries()).toHaveLength(1);
    expect(store.durable()).toBe(false);
  });

  it('a pause that the server asks for is kept', async () => {
    const pauses: number[] = [];
    let tries = 0;
    const box = outbox({
      wait: async (milliseconds) => void pauses.push(milliseconds),
      send: async (entry) => {
        tries += 1;
        if (tries === 1)
          throw new ApiProblem({ code: 'busy', status: 503, correlationId: 'c', retryAfter: 7_000 });
        return noteOf(entry);
      },
    });
    box.add({ id: crypto.randomUUID(), communityId, sessionId, draft: draft('hello'), ...named });
    await settled(() => box.entries().length === 0);
    expect(pauses).toEqual([7_000]);
  });

  it('while the page is visible, a note is sent within five seconds after an outage', async () => {
    for (const [visible, longest] of [
      [true, 5_000],
      [false, 45_000],
    ] as const) {
      const pauses: number[] = [];
      const box = outbox({
        visible: () => visible,
        random: () => 0.999,
        wait: async (milliseconds) => void pauses.push(milliseconds),
        send: async (entry) => {
          if (pauses.length < 12) throw new Offline('nobody answers');
          return noteOf(entry);
        },
      });
      box.add({ id: crypto.randomUUID(), communityId, sessionId, draft: draft('hello'), ...named });
      await settled(() => box.entries().length === 0);
      expect(Math.max(...pauses)).toBeLessThanOrEqual(longest);
      expect(Math.max(...pauses) > 5_000).toBe(!visible);
    }
  });

  it('a note is sent as soon as the server answers another call, unless it asked for a pause', async () => {
    const untilAborted: OutboxParts['wait'] = (_, signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    for (const retryAfter of [undefined, 60_000]) {
      let tries = 0;
      const box = outbox({
        wait: untilAborted,
        send: async (entry) => {
          tries += 1;
          if (tries === 1)
            throw new ApiProblem({
              code: 'busy',
              status: 503,
              correlationId: 'c',
              ...(retryAfter && { retryAfter }),
            });
          return noteOf(entry);
        },
      });
      box.add({ id: crypto.randomUUID(), communityId, sessionId, draft: draft('hello'), ...named });
      await settled(() => box.hindrance() !== null);
      await new Promise((resolve) => setTimeout(resolve, 0));
      box.answered();
      await settled(() => box.entries().length === 0 || retryAfter !== undefined);
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(tries).toBe(retryAfter ? 1 : 2);
    }
  });

  it('a refused note without a name that is discarded and restored can still be edited by its author', async () => {
    const inBrowser = storage();
    const secrets = makeSecrets(
      makeBrowserStore(() => inBrowser),
      person,
    );
    let refused = true;
    const sent: Note[] = [];
    const box = outbox({
      store: makeBrowserStore(() => inBrowser),
      send: async (entry) => {
        if (refused) throw refusal('role-may-not', 403);
        return { ...noteOf(entry), author: null, authorKey: `~${'a'.repeat(64)}` };
      },
      onSent: (note, entry) => {
        // Whatever happens to this page, now or before: until its secret is kept with it, it is sent again.
        expect(inBrowser.getItem(`guildhall.note.${person}.${entry.id}`)).not.toBeNull();
        if (!note) throw new Error('The answer could not be read');
        if (entry.secret) secrets.keep(note, entry.secret);
        sent.push(note);
      },
    });
    const secret = newSecret();
    const first = crypto.randomUUID();
    box.add({ id: first, communityId, sessionId, draft: draft('I was afraid'), ...named, secret });
    await settled(() => box.entries()[0]?.refused === 'role-may-not');
    const [entry] = box.entries();
    if (!entry) throw new Error('It is not kept');
    box.discard(entry.id);
    refused = false;
    sendAgain(box, entry);
    await settled(() => sent.length === 1);
    const [note] = sent;
    expect(note).toMatchObject({ text: 'I was afraid' });
    expect(note?.id).not.toBe(first);
    expect(note && secrets.of(note)).toBe(secret);
  });

  it('the secret of a note without a name belongs to one author’s note, also where another has the same id', () => {
    const inBrowser = storage();
    const secrets = makeSecrets(
      makeBrowserStore(() => inBrowser),
      person,
    );
    const id = crypto.randomUUID();
    const [mine, decoy] = ['a', 'b'].map((letter) => ({ id, authorKey: `~${letter.repeat(64)}` }));
    if (!mine || !decoy) throw new Error('no notes');
    const secret = newSecret();
    secrets.keep(mine, secret);
    expect([secrets.of(mine), secrets.of(decoy)]).toEqual([secret, null]);
    secrets.forget(decoy);
    expect(secrets.of(mine)).toBe(secret);
    secrets.forget(mine);
    expect(secrets.of(mine)).toBeNull();
  });

  describe('notes without a name that were kept while nobody answered', () => {
    /** A browser with a clock of its own; pages come and go. */
    function browser(seed: number) {
      let now = 1_000_000;
      const place = storage();
      const timers: { at: number; run: () => void }[] = [];
      const sent: { text: string; at: number; named: boolean }[] = [];
      const state = { answer: 'offline' as 'offline' | 'yes' | 'over' };
      const page = () =>
        makeOutbox({
          store: makeBrowserStore(() => place),
          person,
          exclusively: (run) => run(),
          wait: (ms, signal) =>
            new Promise((resolve) => {
              timers.push({ at: now + ms, run: resolve });
              signal.addEventListener('abort', () => resolve());
            }),
          visible: () => true,
          random: random(seed),
          now: () => now,
          onSent: () => undefined,
          send: async (entry) => {
            if (state.answer === 'offline') throw new Offline(null);
            if (state.answer === 'over')
              throw new ApiProblem({ code: 'session-over', status: 409, correlationId: '' });
            sent.push({ text: entry.draft.text, at: now, named: entry.secret === null });
            return noteOf(entry);
          },
        });
      const settle = () => new Promise((resolve) => setTimeout(resolve));
      const pass = async (ms: number) => {
        const end = now + ms;
        for (;;) {
          await settle();
          timers.sort((a, b) => a.at - b.at);
          const next = timers[0];
          if (!next || next.at > end) break;
          timers.shift();
          now = Math.max(now, next.at);
          next.run();
        }
        now = end;
        await settle();
      };
      const setBack = (ms: number) => {
        now -= ms;
      };
      return { page, sent, state, pass, place, setBack, now: () => now };
    }
    const add = (box: ReturnType<ReturnType<typeof browser>['page']>, text: string, secret: string | null) =>
      box.add({ id: crypto.randomUUID(), communityId, sessionId, draft: draft(text), ...named, secret });

    it.each([1, 2, 3, 4, 5])(
      'go apart from named ones, each at its own moment within a minute (%i)',
      async (seed) => {
        const { page, sent, state, pass, now } = browser(seed);
        const box = page();
        for (let count = 0; count < 6; count += 1) {
          add(box, `named ${count}`, null);
          add(box, `unsigned ${count}`, newSecret());
          await pass(3_000);
        }
        await pass(200_000);
        expect(sent).toEqual([]);
        state.answer = 'yes';
        const back = now();
        box.answered();
        await pass(100);
        expect(sent.filter(({ named }) => named)).toHaveLength(6);
        await pass(70_000);
        const unsigned = sent.filter(({ named }) => !named);
        expect(unsigned).toHaveLength(6);
        for (const { at } of unsigned) expect(at - back).toBeLessThanOrEqual(60_100);
        const moments = unsigned.map(({ at }) => at).sort((a, b) => a - b);
        expect(new Set(moments).size).toBe(6);
        // Not one burst: they are spread over the minute, and not in the order they were written.
        expect((moments.at(-1) ?? 0) - (moments[0] ?? 0)).toBeGreaterThan(15_000);
        expect(box.entries()).toEqual([]);
      },
    );

    it('keep their moment over a reload, and get a new one where it has passed meanwhile', async () => {
      const { page, sent, state, pass, place } = browser(7);
      const box = page();
      add(box, 'unsigned', newSecret());
      await pass(10);
      const [kept] = box.entries();
      expect(kept?.notBefore).toBeGreaterThan(1_000_000);
      expect(page().entries()).toEqual([kept]);
      await pass(3_600_000);
      state.answer = 'yes';
      const late = page();
      const notBefore = late.entries()[0]?.notBefore ?? 0;
      late.nudge();
      await pass(0);
      expect(sent).toEqual([]);
      await pass(60_000);
      expect(sent.map(({ text }) => text)).toEqual(['unsigned']);
      expect(sent[0]?.at).toBeGreaterThanOrEqual(notBefore);
      expect(place.length).toBe(0);
    });

    it('hold up no named note that is written meanwhile, and are sent at once while all is well', async () => {
      const { page, sent, state, pass, now } = browser(11);
      const box = page();
      add(box, 'kept', newSecret());
      await pass(10);
      state.answer = 'yes';
      box.nudge();
      await pass(10);
      const before = now();
      add(box, 'named', null);
      await pass(10);
      expect(sent).toEqual([{ text: 'named', at: before, named: true }]);
      await pass(60_000);
      const later = now();
      add(box, 'online', newSecret());
      await pass(10);
      expect(sent.at(-1)).toEqual({ text: 'online', at: later, named: false });
    });

    it('that a close has overtaken are refused by name, and keep their words', async () => {
      const { page, state, pass } = browser(13);
      const box = page();
      add(box, 'too late', newSecret());
      await pass(10);
      state.answer = 'over';
      await pass(61_000);
      expect(box.entries()).toMatchObject([{ refused: 'session-over', draft: { text: 'too late' } }]);
      expect(page().entries()).toMatchObject([{ refused: 'session-over', draft: { text: 'too late' } }]);
    });

    it('go apart also where one that was refused is sent again meanwhile', async () => {
      const { page, sent, state, pass, now } = browser(17);
      const box = page();
      state.answer = 'over';
      add(box, 'refused', newSecret());
      await pass(10);
      state.answer = 'offline';
      add(box, 'named', null);
      await pass(10);
      const [refused] = box.entries();
      if (refused) sendAgain(box, refused);
      await pass(10);
      state.answer = 'yes';
      const back = now();
      box.answered();
      await pass(100);
      expect(sent.map(({ text }) => text)).toEqual(['named']);
      await pass(60_000);
      expect(sent.map(({ text }) => text)).toEqual(['named', 'refused']);
      expect((sent[1]?.at ?? 0) - back).toBeGreaterThan(1_000);
    });

    it('wait no longer than a minute where the clock was set back meanwhile', async () => {
      const { page, sent, state, pass, setBack } = browser(19);
      add(page(), 'unsigned', newSecret());
      await pass(10);
      setBack(3_600_000);
      state.answer = 'yes';
      page().nudge();
      await pass(60_100);
      expect(sent.map(({ text }) => text)).toEqual(['unsigned']);
    });
  });
});
