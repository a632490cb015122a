import { describe, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { askedIn } from '../../domain/shared/asked.ts';
import { TERM_FIND } from '../../functions/glossary/term-search.ts';
import { findKind } from '../../functions/search/kinds.ts';
import { answerOf, type Entry } from '../../functions/search/search-answer.ts';
import { Synonyms } from '../../functions/search/synonyms.ts';
import { TextIndex } from '../../functions/search/text-index.ts';
import { approve, propose, termDraft } from '../glossary/drafts.ts';
import { artifactDraft, publishArtifact } from '../http/guild.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, ana, ben } = await gathered({ ana: 'member', ben: 'mentor' });
const params = { communityId };

async function search(q: string, more: { typed?: 'only'; kind?: string } = {}) {
  const answer = await world.call(ben, API.searchKnowledge, { params, query: { q, ...more } });
  const titles = answer.hits.filter(({ kind }) => kind === 'artifact').map(({ title }) => title);
  return {
    titles,
    also: answer.also,
    total: answer.total,
    excerpts: answer.hits.map(({ excerpt }) => excerpt),
  };
}
const publish = (title: string, body: string) =>
  publishArtifact(world, ana, communityId, artifactDraft({ title, body }));

await approve(
  world,
  ana,
  communityId,
  termDraft({ term: 'Pre-mortem', synonyms: ['premortem', 'failing first'] }),
);
await approve(
  world,
  ana,
  communityId,
  termDraft({ term: 'Community of practice', synonyms: ['CoP', 'guild'] }),
);
await approve(world, ana, communityId, termDraft({ term: 'Information technology', synonyms: ['IT'] }));
await propose(world, ben, communityId, termDraft({ term: 'Stocktake', synonyms: ['inventory'] }));
await publish('Running a premortem', 'Imagine that it has failed.');
await publish('Before a launch', 'We hold a pre-mortem with the whole team.');
await publish('Premortems for guilds', 'A list of what to ask.');
await publish('Starting to fail', 'We were failing first in March, and then not any more.');
await publish('A pre-read for boards', 'Send it a week before.');
await publish('Two communities of practice', 'They meet in spring to talk.');
await publish('It is easy', 'It is said that it is.');
await publish('The inventory', 'What we have.');
await publish('The stocktake', 'What we count.');

describe('a search for a term of the glossary', () => {
  test('finds what says it with other words, behind what says it as it was typed', async () => {
    const { titles, also, total } = await search('pre-mortem');
    expect(titles[0]).toBe('Before a launch');
    expect(titles.slice(1).sort()).toEqual([
      'Premortems for guilds',
      'Running a premortem',
      'Starting to fail',
    ]);
    expect(also.sort()).toEqual(['failing first', 'premortem']);
    // The term itself as well.
    expect(total).toBe(5);
    const { titles: typed } = await search('premortem');
    expect(typed.slice(0, 2).sort()).toEqual(['Premortems for guilds', 'Running a premortem']);
    expect(typed.slice(2).sort()).toEqual(['Before a launch', 'Starting to fail']);
  });

  test('finds only what was typed where that is asked for', async () => {
    expect(await search('pre-mortem', { typed: 'only' })).toMatchObject({
      titles: ['Before a launch'],
      also: [],
    });
  });

  test('keeps to the other words and filters', async () => {
    expect(await search('pre-mortem launch')).toMatchObject({ titles: ['Before a launch'], also: [] });
    expect(await search('running pre-mortem')).toMatchObject({
      titles: ['Running a premortem'],
      also: ['premortem'],
    });
    expect(await search('pre-mortem cop')).toMatchObject({
      titles: ['Premortems for guilds'],
      also: ['premortem', 'guild'],
    });
    // Better than what has only one of the words.
    expect((await search('guild pre-mortem')).titles).toEqual(['Premortems for guilds']);
    expect((await search('pre-mortem kind:playbook')).titles).toHaveLength(4);
    expect((await search('pre-mortem kind:checklist')).titles).toEqual([]);
  });

  test('takes a phrase in quotes that is a term as a whole, and no other', async () => {
    expect(await search('"pre-mortem"')).toMatchObject({ also: expect.arrayContaining(['premortem']) });
    expect((await search('"pre-mortem"')).titles[0]).toBe('Before a launch');
    expect(await search('"pre-mortem with"')).toMatchObject({ titles: ['Before a launch'], also: [] });
    expect(await search('"failing"')).toMatchObject({ titles: ['Starting to fail'], also: [] });
  });

  test('takes plurals and abbreviations, and several words in their order', async () => {
    expect(await search('CoP')).toMatchObject({
      titles: expect.arrayContaining(['Two communities of practice', 'Premortems for guilds']),
      also: expect.arrayContaining(['Community of practice', 'guild']),
    });
    expect((await search('guilds')).titles).toEqual(['Premortems for guilds', 'Two communities of practice']);
    expect((await search('pre-mortems')).titles).toContain('Running a premortem');
  });

  test('does not take “it” for IT, nor a word that is only proposed', async () => {
    expect((await search('information technology')).titles).toEqual([]);
    expect(await search('stocktake')).toMatchObject({ titles: ['The stocktake'], also: [] });
  });

  test('changes nothing of what is found by what was typed, nor of its order', async () => {
    const asked = ['pre-mortem', 'premortem', 'cop', '"failing first"', 'pre-mortem zebra'];
    for (const q of [...asked, 'how does a guild hold a premortem before a launch']) {
      const { titles } = await search(q, { typed: 'only' });
      expect((await search(q)).titles.slice(0, titles.length), q).toEqual(titles);
    }
  });

  test('in a question, still finds what says only it with other words', async () => {
    const { titles, also } = await search('how long before the launch do we hold a pre-mortem with the team');
    expect(titles[0]).toBe('Before a launch');
    expect(titles).toEqual(expect.arrayContaining(['Running a premortem', 'Premortems for guilds']));
    expect(also).toContain('premortem');
  });

  test('leaves room for them among many that say it as it was typed', async () => {
    for (let n = 0; n < 34; n += 1) await publish(`Another pre-mortem ${n}`, 'Pre-mortem.');
    const { titles } = await search('pre-mortem');
    expect(titles).toContain('Running a premortem');
    expect(titles.indexOf('Running a premortem')).toBeGreaterThan(20);
  });
});

test('of many terms that share a form, only as many are looked at as can be searched for', () => {
  const synonyms = new Synonyms();
  const of = findKind(TERM_FIND);
  for (let at = 0; at < 300; at += 1) {
    const forms = (kind: string, count: number) =>
      Array.from({ length: count }, (_, n) => `${kind}${at} ${n}`);
    const shows = { synonyms: forms('synonym', 12), plurals: forms('plural', 26), approved: true };
    synonyms.put({ key: `term${at}`, title: 'shared', of, shows } as unknown as Entry);
  }
  const began = performance.now();
  for (const q of ['shared', 'shared '.repeat(57), '"shared"'.repeat(50)])
    expect(synonyms.widen(askedIn(q))).toHaveLength(12);
  // It takes a millisecond, and several seconds where all of them are compared with each other.
  expect(performance.now() - began).toBeLessThan(1_000);
});

test.each([8, 9, 10, 11, 12, 14])(
  'where %i kinds have reserved places, what only other words find has its eight places',
  async (count) => {
    const index = new TextIndex<Entry>();
    const synonyms = new Synonyms();
    const shows = { synonyms: ['premortem'], plurals: [], approved: true };
    synonyms.put({ key: 'term', title: 'pre-mortem', of: findKind(TERM_FIND), shows } as unknown as Entry);
    const kinds = Array.from({ length: count }, (_, at) => ({
      kind: `kind${at}`,
      reserved: 3,
      hit: ({ title }: { title: string }) => ({ title }),
    }));
    for (const [group, of] of kinds.entries())
      for (const word of ['pre-mortem', 'premortem'])
        for (const n of [1, 2, 3]) {
          const entry = { key: `${group} ${word} ${n}`, id: '', title: word, text: word, at: null, of };
          index.put(entry as unknown as Entry, [[word, 1]], { group, weight: 1 });
          index.mark(entry.key, 1);
        }
    const searched = { index, synonyms, kinds: new Map(kinds.map((of) => [of.kind, of])) };
    const { hits } = await answerOf(searched as never, 'pre-mortem', {});
    const own = hits.filter(({ title }) => title === 'pre-mortem').length;
    expect(own).toBe(3 * count);
    expect(hits.length - own).toBe(Math.max(8, 30 - own));
  },
);
