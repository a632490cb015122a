import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ApiProblem, Offline } from '../../tabs/api/problem.ts';
import { type BrowserStore, makeBrowserStore } from '../../tabs/drafts/browser-store.ts';
import { choose, editOf, meet, undecided } from '../../tabs/drafts/edit.ts';
import { type EditKind, editSchema } from '../../tabs/drafts/edit-kind.ts';
import { recordsOf } from '../../tabs/drafts/records.ts';
import { type New, saveNew } from '../../tabs/drafts/use-new.ts';
import { NOTE_EDIT, NOTHING } from '../../tabs/sessions/live/note-drafts.ts';

let values: Map<string, string>;
let full: boolean;

/** A browser's storage, which may be full. */
const storage = () =>
  ({
    get length() {
      return values.size;
    },
    key: (at: number) => [...values.keys()][at] ?? null,
    getItem: (key: string) => values.get(key) ?? null,
    setItem(key: string, value: string) {
      if (full) throw new DOMException('no room', 'QuotaExceededError');
      values.set(key, value);
    },
    removeItem: (key: string) => void values.delete(key),
  }) as unknown as Storage;

const words = z.object({ text: z.string() });
const tab = (store: BrowserStore = makeBrowserStore(storage)) =>
  recordsOf(store, 'guildhall.form.me.', words);

beforeEach(() => {
  values = new Map();
  full = false;
});

describe('what the browser keeps', () => {
  it('is found again by another page, and what it cannot read is passed over', () => {
    tab().set('start', { text: 'Feedback' });
    values.set('guildhall.form.me.other', '{"text":7}');
    values.set('guildhall.form.me.broken', '{"text"');
    expect(tab().get('start')).toEqual({ text: 'Feedback' });
    expect(tab().all()).toEqual([['start', { text: 'Feedback' }]]);
    expect(values.size).toBe(3);
  });

  it('stays when another tab has typed something else since, and goes once it is saved otherwise', () => {
    const [one, two] = [tab(), tab()];
    one.set('start', { text: 'Mine' });
    two.set('start', { text: 'Typed in the other tab' });
    one.removeSaved('start');
    one.removeSaved('start');
    expect(tab().get('start')).toEqual({ text: 'Typed in the other tab' });
    two.removeSaved('start');
    expect(values.size).toBe(0);
  });

  it('stays also when this tab had found nothing', () => {
    const one = tab();
    expect(one.get('start')).toBeNull();
    tab().set('start', { text: 'Typed in the other tab' });
    one.removeSaved('start');
    expect(tab().has('start')).toBe(true);
    one.remove('start');
    expect(tab().has('start')).toBe(false);
  });

  it('is kept in the page while the storage is full, and says that it will not last', () => {
    const store = makeBrowserStore(storage);
    const records = tab(store);
    records.set('start', { text: 'Short' });
    full = true;
    records.set('start', { text: 'Longer' });
    expect([records.get('start'), store.durable()]).toEqual([{ text: 'Longer' }, false]);
    full = false;
    records.set('start', { text: 'Longer yet' });
    expect([tab().get('start'), store.durable()]).toEqual([{ text: 'Longer yet' }, true]);
  });
});

describe('something new', () => {
  /** A server that creates a thing once for an operation, and can lose its answers. */
  function saving() {
    let value: New<string> = { id: 'id', operation: 'operation', form: '', sent: null };
    const calls: string[] = [];
    let kept = true;
    let stored: string | null = null;
    const draft = {
      latest: () => value,
      set: (change: New<string> | ((before: New<string>) => New<string>)) => {
        value = typeof change === 'function' ? change(value) : change;
      },
      forget: () => {
        kept = false;
      },
    };
    const save = (words: string, failure: Error | null = null, arrives = true) =>
      saveNew(draft, words, {
        create: async (id, body, operation) => {
          calls.push(`create ${id} ${operation} ${body}`);
          if (arrives) stored ??= body;
          if (failure) throw failure;
          return stored ?? '';
        },
        change: async (_, body) => {
          calls.push(`change ${body}`);
          stored = body;
          return body;
        },
      });
    return { save, calls, stored: () => stored, isKept: () => kept };
  }

  it('is created once, and holds the latest words, although an answer was lost', async () => {
    const { save, calls, stored, isKept } = saving();
    await expect(save('One', new Offline(null))).rejects.toBeInstanceOf(Offline);
    expect(isKept()).toBe(true);
    await expect(save('One two')).resolves.toBe('One two');
    expect(calls).toEqual(['create id operation One', 'create id operation One two', 'change One two']);
    expect([stored(), isKept()]).toEqual(['One two', false]);
  });

  it('is not changed after a lost answer where the words are the same', async () => {
    const { save, calls } = saving();
    await save('One', new Offline(null)).catch(() => undefined);
    await expect(save('One')).resolves.toBe('One');
    expect(calls).toHaveLength(2);
  });

  it('is not changed after a refusal, which has created nothing', async () => {
    const { save, calls, stored } = saving();
    const refusal = new ApiProblem({ code: 'invalid-input', status: 400, correlationId: '' });
    await expect(save('', refusal, false)).rejects.toBe(refusal);
    await save('One');
    expect([calls.length, stored()]).toEqual([2, 'One']);
  });
});

interface Form {
  readonly topic: string;
  readonly purpose: string;
}
const KIND: EditKind<Form, 'topic' | 'purpose'> = {
  schema: z.object({ topic: z.string(), purpose: z.string() }),
  parts: {
    names: ['topic', 'purpose'],
    same: (a, b, part) => a[part] === b[part],
    withPart: (into, part, from) => ({ ...into, [part]: from[part] }),
  },
};
const begun = { ...editOf({ form: { topic: 'A', purpose: 'P' }, etag: '1' }) };

describe('an edit that another version is saved under', () => {
  it('keeps both sides of what both changed until the person has chosen', () => {
    const mine = { ...begun, form: { topic: 'Mine', purpose: 'P' } };
    const met = meet(KIND, mine, { form: { topic: 'Theirs', purpose: 'Q' }, etag: '2' });
    expect(met).toMatchObject({
      form: { topic: 'Mine', purpose: 'Q' },
      base: { topic: 'Theirs', purpose: 'Q' },
      etag: '2',
      meeting: { mine: { topic: 'Mine' }, theirs: { topic: 'Theirs' }, taken: ['purpose'] },
    });
    expect(undecided(met)).toEqual(['topic']);
    const theirs = choose(KIND, met, 'topic', 'theirs');
    expect([theirs.form.topic, undecided(theirs)]).toEqual(['Theirs', []]);
    expect(choose(KIND, theirs, 'topic', 'mine').form.topic).toBe('Mine');
    // What has been typed since stays where mine is chosen.
    const typed = { ...met, form: { ...met.form, topic: 'Mine, longer' } };
    expect(choose(KIND, typed, 'topic', 'mine').form.topic).toBe('Mine, longer');
  });

  it('comes back from the browser as it was, with what was chosen', () => {
    const met = meet(
      KIND,
      { ...begun, form: { topic: 'Mine', purpose: 'P' } },
      {
        form: { topic: 'Theirs', purpose: 'P' },
        etag: '2',
      },
    );
    const chosen = choose(KIND, met, 'topic', 'theirs');
    const schema = editSchema(KIND);
    for (const state of [begun, met, chosen])
      expect(schema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  it('shows both of a note that was being edited when somebody else edited it, also after a reload', () => {
    const form = (text: string) => ({ ...NOTHING, text });
    const typed = { ...editOf({ form: form('Ask first'), etag: '1' }), form: form('Ask first, always') };
    const restored = editSchema(NOTE_EDIT).parse(JSON.parse(JSON.stringify(typed)));
    const met = meet(NOTE_EDIT, restored, { form: form('Ask twice'), etag: '2' });
    expect(undecided(met)).toEqual(['note']);
    expect(met).toMatchObject({
      form: { text: 'Ask first, always' },
      meeting: { theirs: { text: 'Ask twice' } },
    });
    // A tick that an action is done changes its version and none of its words.
    expect(undecided(meet(NOTE_EDIT, restored, { form: form('Ask first'), etag: '2' }))).toEqual([]);
  });
});
