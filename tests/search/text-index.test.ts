import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { fold, wordsOf } from '../../domain/shared/words.ts';
import { SearchIndex } from '../../functions/search/search-index.ts';
import { TextIndex } from '../../functions/search/text-index.ts';
import { Vocabulary } from '../../functions/search/vocabulary.ts';
import type { Place } from '../../functions/tables/community-store.ts';

interface Text {
  readonly key: string;
}

/** An index of these texts, each under its own text. */
function indexOf(...texts: string[]): TextIndex<Text> {
  const index = new TextIndex<Text>();
  for (const key of texts) index.put({ key }, [[key, 1]]);
  return index;
}

/** The texts that are found, best first. */
function found(index: TextIndex<Text>, query: string): string[] {
  const { found: some, scores } = index.search(query, () => true);
  const ranked = some.map(({ key }, at) => ({ key, score: scores[at] ?? 0 }));
  return ranked.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1)).map(({ key }) => key);
}

describe('words', () => {
  it.each([
    ['Straße', 'strasse'],
    ['Łódź', 'lodz'],
    ['smørrebrød', 'smorrebrod'],
    ['Đà Nẵng', 'da nang'],
    ['œuvre', 'oeuvre'],
    ['Æther', 'aether'],
    ['ﬁnd', 'find'],
    ['Ｇｕｉｌｄ', 'guild'],
    ['ISPARTA', 'isparta'],
    ['Iğdır', 'igdir'],
    ['Ὀδυσσεύς', 'οδυσσευσ'],
    ['שָׁלוֹם', 'שלום'],
    ['مُحَمَّد', 'محمد'],
    ['soft\u00adware', 'software'],
  ])('%s is found as %s', (written, typed) => {
    expect(fold(written)).toBe(typed);
  });

  it('vowel signs that make another word stay', () => {
    expect(fold('की')).not.toBe(fold('का'));
    expect(fold('が')).not.toBe(fold('か'));
    expect(fold('มา')).not.toBe(fold('มี'));
  });

  it('folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('every word is where it says it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        for (const { word, from, to } of wordsOf(text)) expect(fold(text.slice(from, to))).toBe(word);
      }),
    );
  });
});

describe('what is found', () => {
  test('words inside a sentence of a script without blanks', () => {
    expect(found(indexOf('这是我们团队的手册，请先阅读。', '会议记录'), '手册')).toEqual([
      '这是我们团队的手册，请先阅读。',
    ]);
    expect(found(indexOf('เรามีประชุมทุกสัปดาห์', 'อื่น'), 'ประชุม')).toEqual(['เรามีประชุมทุกสัปดาห์']);
    expect(found(indexOf('毎週の会議で振り返りをします', '手順'), '振り返り')).toEqual([
      '毎週の会議で振り返りをします',
    ]);
  });

  test('other forms of a word', () => {
    expect(found(indexOf('We decided by consent', 'Other'), 'deciding')).toEqual(['We decided by consent']);
  });

  test('a word as it is being typed, at each letter', () => {
    const index = indexOf('Decisions that stand', 'A decision log', 'Deciduous trees', 'Nothing');
    for (let length = 3; length <= 'decisions'.length; length += 1)
      expect(found(index, 'decisions'.slice(0, length))).toContain('Decisions that stand');
    expect(found(index, 'dec')).toHaveLength(3);
  });

  test('only what has all of a few words, and if nothing has, what has some', () => {
    const index = indexOf('feedback for leaders', 'feedback', 'leaders');
    expect(found(index, 'leaders feedback')).toEqual(['feedback for leaders']);
    expect(found(index, 'leaders walrus')).toEqual(['leaders', 'feedback for leaders']);
  });

  test('the text that answers a question before those that share a word with it', () => {
    const answer = 'Ask first whether now is a good time for feedback, then say what you saw.';
    const index = indexOf(
      answer,
      'Good morning',
      'The time of the meeting',
      'What we saw at the fair',
      'How do I begin with Kanban',
    );
    expect(found(index, 'How do I begin when I want to give somebody feedback at a good time?')[0]).toBe(
      answer,
    );
  });

  test('a slip of the keys, but only for a word that does not occur', () => {
    const index = indexOf('feedback', 'lesson', 'lessen');
    expect(found(index, 'feedbcak')).toEqual(['feedback']);
    expect(found(index, 'lesson ')).toEqual(['lesson']);
    expect(found(index, 'lezson ')).toEqual(['lesson']);
  });

  test('a word that says nothing, if there is no other', () => {
    expect(found(indexOf('Who does what', 'Feedback'), 'who')).toEqual(['Who does what']);
  });

  test('what was replaced by its new words, and what was removed not at all', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            key: fc.constantFrom('a', 'b', 'c'),
            word: fc.option(fc.constantFrom('walrus', 'okapi', 'tapir'), { nil: null }),
          }),
          { maxLength: 40 },
        ),
        (steps) => {
          const index = new TextIndex<Text>();
          const now = new Map<string, string>();
          for (const { key, word } of steps) {
            if (word) {
              index.put({ key }, [[word, 1]]);
              now.set(key, word);
            } else {
              index.remove(key);
              now.delete(key);
            }
          }
          expect(index.size).toBe(now.size);
          for (const word of ['walrus', 'okapi', 'tapir']) {
            const expected = [...now].filter(([, has]) => has === word).map(([key]) => key);
            expect(found(index, `${word} `).sort()).toEqual(expected.sort());
          }
        },
      ),
    );
  });

  test('the same after thousands of changes, which are forgotten', () => {
    const index = new TextIndex<Text>();
    for (let n = 0; n < 5_000; n += 1) index.put({ key: String(n % 10) }, [[`word${n} okapi`, 1]]);
    expect(found(index, 'okapi')).toHaveLength(10);
    expect(found(index, 'word4999 ')).toEqual(['9']);
    expect(found(index, 'word4000 ')).not.toContain('word4000');
  });
});

test('words that begin like this are found wherever they were added', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[ab]{1,9}$/), { maxLength: 400 }),
      fc.integer({ min: 1, max: 40 }),
      fc.stringMatching(/^[ab]{1,3}$/),
      (words, runLength, prefix) => {
        const vocabulary = new Vocabulary(runLength);
        const stems = words.map((word) => [word, vocabulary.add(word)] as const);
        const begin = stems.filter(([word]) => word.startsWith(prefix));
        expect(vocabulary.beginningWith(prefix)).toEqual(new Set(begin.map(([, stem]) => stem)));
      },
    ),
  );
});

describe('a search never holds the process', () => {
  /**
   * The most processor time between two turns of the event loop, in milliseconds: in it nothing else could run. Other
   * processes do not count.
   */
  async function longestPause(work: () => Promise<unknown>): Promise<number> {
    let longest = 0;
    let over = false;
    const beating = (async () => {
      while (!over) {
        const before = process.cpuUsage();
        await setImmediate();
        const { user, system } = process.cpuUsage(before);
        longest = Math.max(longest, (user + system) / 1_000);
      }
    })();
    await setImmediate();
    longest = 0;
    await work();
    over = true;
    await beating;
    return longest;
  }

  /** What the work itself holds; a collection of the garbage of all tests before comes in one time and not in each. */
  async function pauseEachTime(work: () => Promise<unknown>): Promise<number> {
    const pauses = [await longestPause(work), await longestPause(work), await longestPause(work)];
    return Math.min(...pauses);
  }

  const place = { partition: 'tenant|community' } as Place;
  const kind = {
    kind: 'text',
    reserved: 0,
    knows: () => true,
    hit: ({ excerpt }: { excerpt: string }) => ({ kind: 'text', excerpt }),
  };
  const rows = (texts: readonly string[]) => ({
    trace: { rowsPassedOver: 0 },
    find: {
      changedSince: async () => ({
        newest: null,
        changes: texts.map((text, at) => ({
          key: `find|text|${at}`,
          thing: {
            ...{
              kind: 'text',
              id: String(at),
              title: '',
              text,
              author: '',
              owner: '',
              within: null,
              taxonomy: null,
            },
            ...{ facet: 'text', at: null, shows: {} },
          },
        })),
      }),
    },
  });

  it('not while it reads 10,000 texts, nor for a word that is repeated sixty times', async () => {
    const texts = Array.from(
      { length: 10_000 },
      (_, at) => `w${at.toString(36)} wa${at} other words ${at % 97}`,
    );
    const stores = rows(texts);
    const opened = () =>
      new SearchIndex(
        async () => [kind],
        stores,
        () => new Date(),
      );
    expect(await pauseEachTime(() => opened().search(stores, place, 'other'))).toBeLessThan(100);
    const index = opened();
    await index.search(stores, place, 'other');
    const query = Array(60).fill('w').join(' ');
    expect(await pauseEachTime(() => index.search(stores, place, query))).toBeLessThan(100);
    const letters = [...'abcdefghijklmnopqrstuvwxyz'].join(' ');
    expect(await pauseEachTime(() => index.search(stores, place, letters))).toBeLessThan(100);
  });

  it('nor while it leaves out what thousands of changes have replaced', async () => {
    const index = new SearchIndex(
      async () => [kind],
      rows([]),
      () => new Date(),
    );
    const put = vi.spyOn(TextIndex.prototype, 'put');
    let pause = 0;
    for (let round = 0; round < 4; round += 1) {
      const words = (at: number) => Array.from({ length: 30 }, (_, n) => `${'abcd'[round]}${at % 97}x${n}`);
      const stores = rows(Array.from({ length: 3_000 }, (_, at) => words(at).join(' ')));
      index.changed(place.partition);
      pause = Math.max(pause, await longestPause(() => index.search(stores, place, 'other')));
    }
    // Once more than changed: all of them were indexed anew.
    expect(put.mock.calls.length).toBe(5 * 3_000);
    put.mockRestore();
    expect(pause).toBeLessThan(100);
    const stores = rows([]);
    expect((await index.search(stores, place, 'd5x1 ')).total).toBe(31);
    expect((await index.search(stores, place, 'a5x1 ')).total).toBe(0);
  });

  it('nor for a letter that a hundred thousand words begin with', async () => {
    const texts = Array.from({ length: 40 }, (_, at) =>
      Array.from({ length: 3_000 }, (__, word) => `w${(at * 3_000 + word).toString(36)}`).join(' '),
    );
    const stores = rows(texts);
    const index = new SearchIndex(
      async () => [kind],
      stores,
      () => new Date(),
    );
    await index.search(stores, place, 'other');
    expect(await longestPause(() => index.search(stores, place, 'w'))).toBeLessThan(100);
    expect((await index.search(stores, place, 'w')).total).toBeGreaterThan(0);
  });

  it('nor while it shows thirty long texts in a script without blanks', async () => {
    const texts = Array(30).fill(`手册${'会議の手順と決定の記録をまとめる'.repeat(400)}`);
    const stores = rows(texts);
    const index = new SearchIndex(
      async () => [kind],
      stores,
      () => new Date(),
    );
    await index.search(stores, place, '手册');
    expect(await longestPause(() => index.search(stores, place, '手册'))).toBeLessThan(100);
    expect((await index.search(stores, place, '手册')).total).toBe(30);
  });

  it('nor while it looks for typing errors in thirty words that nobody wrote', async () => {
    const random = fc.sample(fc.stringMatching(/^[a-z]{4}$/), { numRuns: 20_000, seed: 1 });
    const texts = Array.from({ length: 400 }, (_, at) =>
      random
        .slice(at * 50, at * 50 + 50)
        .map((word) => `abababab${word}`)
        .join(' '),
    );
    const stores = rows(texts);
    const index = new SearchIndex(
      async () => [kind],
      stores,
      () => new Date(),
    );
    await index.search(stores, place, 'other');
    const query = Array.from({ length: 30 }, (_, at) => `abababaq${at}zzz`).join(' ');
    expect(await longestPause(() => index.search(stores, place, query))).toBeLessThan(100);
    const long = texts.map((text) => text.replaceAll('abababab', 'ab'.repeat(95)).slice(0, 9_000));
    const others = rows(long);
    const other = new SearchIndex(
      async () => [kind],
      others,
      () => new Date(),
    );
    await other.search(others, place, 'other');
    const two = `${'ab'.repeat(95)}qqqq ${'ab'.repeat(95)}zzzz`;
    expect(await longestPause(() => other.search(others, place, two))).toBeLessThan(100);
  });
});
