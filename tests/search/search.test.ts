import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../../domain/community/community.ts';
import type { NoteKind } from '../../domain/sessions/note.ts';
import { wordsOf } from '../../domain/shared/words.ts';
import { knowledge } from '../../functions/knowledge/area.ts';
import { SearchIndex } from '../../functions/search/search-index.ts';
import { excerptOf, plainText } from '../../functions/search/search-text.ts';
import { soughtWords } from '../../functions/search/sought.ts';
import { stemOf } from '../../functions/search/vocabulary.ts';
import { sessions } from '../../functions/sessions/area.ts';
import type { Place } from '../../functions/tables/community-store.ts';
import type { Findable } from '../../functions/tables/find-store.ts';

const place = { partition: 'tenant|community' } as Place;
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const kinds = [...(knowledge.search ?? []), ...(sessions.search ?? [])];

/** Find-rows in memory. Counts how often they are read. */
class FakeTable {
  now = Date.parse('2026-11-23T09:00:00Z');
  asked = 0;
  /** Runs while a reading is under way. */
  meanwhile: (() => void) | undefined;
  readonly #rows = new Map<string, { at: number; thing: Findable | null }>();

  #put(kind: string, ids: string, thing: Partial<Findable>) {
    const key = `find|${kind}|${ids}`;
    const rest = {
      title: '',
      text: '',
      author: '',
      owner: '',
      within: null,
      taxonomy: null,
      facet: kind,
      at: null,
      shows: {},
    };
    this.#rows.set(key, { at: this.now, thing: { ...rest, kind, id: ids, ...thing } });
  }
  publish(n: number, title: string, text: string, taxonomy: 'people' | 'process' = 'people', tried = 0) {
    const shows = { type: 'playbook' };
    this.#put('artifact', id(n), { title, text, taxonomy, shows, tried, worked: tried });
  }
  session(n: number, topic: string, taxonomy: 'people' | 'process' = 'people') {
    this.#put('session', id(n), { title: topic, taxonomy, shows: { cancelled: false } });
  }
  note(n: number, session: number, text: string, noteKind: NoteKind = 'insight') {
    this.#put('note', `${id(session)}|${id(1)}|${id(n)}`, {
      text,
      within: `find|session|${id(session)}`,
      facet: noteKind,
      at: new Date(this.now).toISOString(),
      shows: { noteKind },
    });
  }
  remove(n: number) {
    for (const [key] of this.#rows)
      if (key.endsWith(id(n))) this.#rows.set(key, { at: this.now, thing: null });
  }
  /** A row of a shape that this version does not know. */
  odd(n: number) {
    this.#put('artifact', id(n), {
      title: 'Odd',
      text: 'odd',
      taxonomy: 'people',
      shows: { type: 'hologram' },
    });
  }
  stores = {
    trace: { rowsPassedOver: 0 },
    find: {
      changedSince: async (_: Place, __: readonly string[], since?: Date) => {
        this.asked += 1;
        const found = [...this.#rows].filter(([, { at }]) => at >= (since?.getTime() ?? 0));
        const newest = Math.max(0, ...found.map(([, { at }]) => at));
        await Promise.resolve();
        this.meanwhile?.();
        this.meanwhile = undefined;
        return {
          newest: newest ? new Date(newest).toISOString() : null,
          changes: found.map(([key, { thing }]) => ({ key, thing })),
        };
      },
    },
  };
  index = new SearchIndex(
    async () => kinds,
    this.stores,
    () => new Date(this.now),
  );
  /** Writes as this process does, then searches. Sessions are left out unless they are asked for. */
  async find(text: string, taxonomy?: 'people' | 'process', facet?: string) {
    this.index.changed(place.partition);
    const { hits } = await this.index.search(this.stores, place, text, { taxonomy, facet });
    return hits
      .filter(({ kind }) => kind !== 'session' || facet === 'session')
      .map((hit) => hit.title ?? (hit.kind === 'session' ? hit.topic : hit.excerpt));
  }
}

describe('search', () => {
  it('answers to beginnings of words, without accents, and forgives a slip only where nothing else is found', async () => {
    const table = new FakeTable();
    table.publish(1, 'Feedback that lands', 'Ask first. Then say what you saw.');
    table.session(2, 'Zürich retrospective');
    table.note(3, 2, 'Über lesson learnt');
    table.note(4, 2, 'Listen before you speak');
    expect(await table.find('feed ask')).toEqual(['Feedback that lands']);
    expect(await table.find('uber')).toEqual(['Über lesson learnt']);
    expect(await table.find('zurich listen')).toEqual(['Listen before you speak']);
    expect(await table.find('feedbcak')).toEqual(['Feedback that lands']);
    expect(await table.find('lessen')).toEqual(['Über lesson learnt']);
    expect(await table.find('nothing at all')).toEqual([]);
    expect(await table.find('*')).toEqual([]);
  });

  it('a note that says the word comes before one whose session’s topic says it', async () => {
    const table = new FakeTable();
    table.session(2, 'Feedback');
    table.session(3, 'Delegation');
    table.note(4, 2, 'Count to five');
    table.note(5, 3, 'Ask for feedback on the handover');
    expect(await table.find('feedback')).toEqual(['Ask for feedback on the handover', 'Count to five']);
  });

  it('knows only what is published last', async () => {
    const table = new FakeTable();
    table.publish(1, 'Old title', 'mentions a hedgehog');
    expect(await table.find('hedgehog')).toEqual(['Old title']);
    table.now += 60_000;
    table.publish(1, 'New title', 'no animals');
    expect(await table.find('hedgehog')).toEqual([]);
    expect(await table.find('animals')).toEqual(['New title']);
  });

  it('a renamed session takes its notes with it, to its taxonomy too', async () => {
    const table = new FakeTable();
    table.session(2, 'Feedback', 'people');
    table.note(3, 2, 'Count to five');
    expect(await table.find('feedback', 'people')).toEqual(['Count to five']);
    table.now += 60_000;
    table.session(2, 'Decisions', 'process');
    expect(await table.find('feedback')).toEqual([]);
    expect(await table.find('decisions', 'people')).toEqual([]);
    expect(await table.find('decisions', 'process')).toEqual(['Count to five']);
  });

  it('what was decided is found among decisions alone, whatever else holds the word', async () => {
    const table = new FakeTable();
    table.session(2, 'Deciding together');
    table.publish(1, 'How we decide', 'Say who decides before you talk.');
    table.note(3, 2, 'We decide by consent');
    table.note(4, 2, 'Decide by Friday', 'action');
    table.note(5, 2, 'Decided: consent it is', 'decision');
    expect(await table.find('decid')).toHaveLength(4);
    expect(await table.find('decid', undefined, 'decision')).toEqual(['Decided: consent it is']);
    expect(await table.find('decid', undefined, 'artifact')).toEqual(['How we decide']);
    expect(await table.find('decid', 'process', 'decision')).toEqual([]);
  });

  it('a note taken away is not found any more', async () => {
    const table = new FakeTable();
    table.session(2, 'Feedback');
    table.note(3, 2, 'Count to five');
    expect(await table.find('count')).toHaveLength(1);
    table.remove(3);
    expect(await table.find('count')).toEqual([]);
  });

  it('what lies within a session goes with it at once, for every role, and comes back with it', async () => {
    const table = new FakeTable();
    table.note(3, 2, 'Count to five');
    expect(await table.find('count')).toEqual([]);
    for (let round = 0; round < 2; round += 1) {
      table.session(2, 'Feedback');
      expect(await table.find('count')).toEqual(['Count to five']);
      table.remove(2);
      expect(await table.find('count')).toEqual([]);
      table.index.changed(place.partition);
      for (const role of ROLES)
        expect((await table.index.search(table.stores, place, 'count', { role })).total).toBe(0);
    }
  });

  it('finds what was written while it was reading', async () => {
    const table = new FakeTable();
    table.session(2, 'Feedback');
    table.meanwhile = () => {
      table.note(3, 2, 'Written meanwhile');
      table.index.changed(place.partition);
    };
    const { hits } = await table.index.search(table.stores, place, 'meanwhile');
    expect(hits).toHaveLength(1);
  });

  it('finds sessions by their topic', async () => {
    const table = new FakeTable();
    table.session(2, 'Zürich retrospective');
    expect(await table.find('retro', undefined, 'session')).toEqual(['Zürich retrospective']);
  });

  it('passes over what a newer version shows otherwise, and counts it', async () => {
    const table = new FakeTable();
    table.odd(1);
    table.publish(2, 'Even', 'odd or even');
    expect(await table.find('odd')).toEqual(['Even']);
    expect(table.stores.trace.rowsPassedOver).toBe(1);
  });

  it('finds a row that another process wrote just before the newest one known', async () => {
    const table = new FakeTable();
    table.session(2, 'Feedback');
    table.note(3, 2, 'The newest');
    expect(await table.find('newest')).toHaveLength(1);
    table.now -= 2_000;
    table.note(4, 2, 'A little earlier');
    table.now += 2_000;
    expect(await table.find('earlier')).toEqual(['A little earlier']);
  });

  it('finds what another process wrote also after this one’s clock was set back', async () => {
    const table = new FakeTable();
    let clock = table.now;
    const index = new SearchIndex(
      async () => kinds,
      table.stores,
      () => new Date(clock),
    );
    table.session(2, 'Feedback');
    await index.search(table.stores, place, 'feedback');
    table.now += 30_000;
    table.session(3, 'Listening');
    clock -= 600_000;
    expect((await index.search(table.stores, place, 'listening')).hits).toHaveLength(1);
  });

  it('asks the table nothing while it is warm', async () => {
    const table = new FakeTable();
    table.publish(1, 'Feedback that lands', 'Ask first.');
    await table.index.search(table.stores, place, 'ask');
    const before = table.asked;
    for (const text of ['a', 'as', 'ask', 'ask f', 'ask fi'])
      await table.index.search(table.stores, place, text);
    expect(table.asked).toBe(before);
  });

  it('of playbooks that have the words as well, the one that was tried more often stands first', async () => {
    const table = new FakeTable();
    const text = 'Ask for feedback before you give it, and say what you saw.';
    table.publish(1, 'Feedback that waits', text);
    table.publish(2, 'Feedback that helps', text, 'people', 1);
    table.publish(3, 'Feedback that lands', `${text} Then stop.`, 'people', 7);
    expect(await table.find('feedback')).toEqual([
      'Feedback that lands',
      'Feedback that helps',
      'Feedback that waits',
    ]);
    table.now += 60_000;
    table.publish(1, 'Feedback that waits', text, 'people', 30);
    expect((await table.find('feedback'))[0]).toBe('Feedback that waits');
  });

  it('words decide before any evidence does', async () => {
    const table = new FakeTable();
    table.publish(
      1,
      'Deciding together',
      'It mentions feedback once, and much else beside it.',
      'people',
      99,
    );
    table.publish(2, 'Feedback that lands', 'Ask first.');
    expect(await table.find('feedback')).toEqual(['Feedback that lands', 'Deciding together']);
  });

  it('many notes do not crowd out the playbooks', async () => {
    const table = new FakeTable();
    table.session(2, 'Feedback');
    for (let n = 0; n < 60; n += 1) table.note(100 + n, 2, 'feedback');
    for (let n = 0; n < 15; n += 1)
      table.publish(300 + n, `Playbook ${n}`, `${'other words '.repeat(80)} feedback`);
    table.index.changed(place.partition);
    const { hits, total } = await table.index.search(table.stores, place, 'feedback');
    expect(total).toBe(76);
    expect(hits).toHaveLength(30);
    expect(hits.filter(({ kind }) => kind === 'artifact')).toHaveLength(10);
  });
});

describe('what a result quotes', () => {
  it('is the text as one would read it, not its Markdown', () => {
    const body =
      '## The opener: **ask first**\n\nSay what\nyou saw. See [the log](https://example.org/a_b).\n\n- [ ] One `moment`\n- [x] *Really*\n\n| Line | What |\n|---|---|\n| By | A date |\n\n```\nsnake_case\n```\n> quoted';
    expect(plainText(body)).toBe(
      'The opener: ask first · Say what you saw. See the log. One moment · Really · Line · What · By · A date · snake_case · quoted',
    );
  });

  it('has the characters that references stand for, and a blank for <br>', () => {
    expect(
      plainText(
        '# Q&amp;A &mdash; caf&eacute;\n\n|a|b|\n|-|-|\n|one<br>two<BR />three|&copy;&nbsp;2026|\n\n&#42;not a list&#x2a; a&#124;b',
      ),
    ).toBe('Q&A — café · a · b · one two three · © 2026 · *not a list* a|b');
    expect(plainText('a&#0;&#x202e;b AT&T')).toBe('a\ufffd\ufffdb AT&T');
  });

  it('is the stretch that holds most of the words, cut between words', () => {
    const filler = 'lorem ipsum dolor sit amet '.repeat(10);
    const text = `${filler}ask once. ${filler}here we ask and then we listen well. ${filler}`;
    const excerpt = excerptOf(text, new Set(['ask', 'listen']));
    expect(excerpt).toContain('here we ask and then we listen well');
    expect(excerpt).toMatch(/^…\S/);
    expect(excerpt).toMatch(/\w…$/);
    expect(excerpt.length).toBeLessThan(180);
    expect(excerptOf('short text', new Set(['x']))).toBe('short text');
  });

  it('has the word that was found in a text without blanks', () => {
    const filler = '会議の手順と決定の記録をまとめる。'.repeat(40);
    const meant = new Set([...wordsOf('振り返り')].map(({ word }) => word));
    expect(excerptOf(`${filler}振り返り${filler}`, meant)).toContain('振り返り');
    expect(excerptOf(`開始 ${filler}振り返り${filler}`, meant)).toContain('振り返り');
    expect(excerptOf(`振り返り 次に${filler}`, meant).length).toBeGreaterThan(100);
    const thai = 'ใช้คู่มือนี้ทุกครั้ง'.repeat(40);
    expect(excerptOf(`${thai}ประชุม${thai}`, new Set(['ประชุม']))).toMatch(/^…[^\p{M}].*ประชุม/u);
  });

  it('has no half of a character', () => {
    for (let before = 0; before < 4; before += 1) {
      const text = `${'a'.repeat(before)}${'🙂'.repeat(200)} ask ${'🙂'.repeat(200)}`;
      expect(excerptOf(text, new Set(['ask'])).isWellFormed()).toBe(true);
      expect(excerptOf(text, new Set(['x'])).isWellFormed()).toBe(true);
    }
  });

  it('finds the same words in a text of plain letters and in any other', () => {
    const part = fc.constantFrom('ask', 'Asking', 'a1', '_', ' ', '’', '—', '-', 'Word', 'x', '\n', '"');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const stems = new Set(['ask', 'word', 'a1', '手册']);
        const found = [...soughtWords(stems)(text)];
        // A letter that is not plain, behind all of them.
        expect(found).toEqual([...soughtWords(stems)(`${text} é`)]);
        expect(found.every(({ at, length }) => /^(ask|word|a1)/i.test(text.slice(at, at + length)))).toBe(
          true,
        );
      }),
    );
  });

  it('is a piece of the text, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'word ',
            'ask',
            '\n',
            '- ',
            '# ',
            '**',
            '`',
            '[',
            '](',
            ')',
            '|',
            '_',
            'ä',
            '🙂',
            '<!--',
          ),
          { maxLength: 400 },
        ),
        (parts) => {
          const text = plainText(parts.join(''));
          const excerpt = excerptOf(text, new Set(['ask', 'word']));
          expect(text.replace(/\s+/g, ' ')).toContain(excerpt.replace(/^…|…$/g, ''));
          expect(excerpt.length).toBeLessThan(240);
        },
      ),
    );
  });

  it('a stem begins as its word does', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (word) => stemOf(word)[0] === word[0]));
  });

  it.each(['[', '<!--', '*', '_a', '](', '> ', '| ', '`', '1. ', '- [ ] '])(
    'is made in no time from 18,000 times %j',
    (piece) => {
      const text = piece.repeat(18_000 / piece.length);
      const began = performance.now();
      excerptOf(plainText(text), new Set(['a']));
      expect(performance.now() - began).toBeLessThan(1_000);
    },
  );

  it.each([' ', '\t', '\u00a0'])('is made in no time from a line with 18,000 times %j in it', (blank) => {
    const began = performance.now();
    expect(plainText(`some | ${blank.repeat(18_000)}words`)).toBe('some · words');
    expect(performance.now() - began).toBeLessThan(250);
  });

  it.each(['~', '`', '*', '_'])(
    'is made in no time from a line with 18,000 times %j between blanks',
    (mark) => {
      const began = performance.now();
      expect(plainText(`some | ${`${mark} `.repeat(18_000)}words`)).toBe('some · words');
      expect(performance.now() - began).toBeLessThan(250);
    },
  );
});
