import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { ListedArtifact } from '../../domain/knowledge/contract.ts';
import { NO_EVIDENCE } from '../../domain/knowledge/evidence.ts';
import { afterThat, LISTED, type ListQuery, listQuery, SORTS } from '../../domain/knowledge/listing.ts';
import {
  NAMES_MAX,
  namesAfter,
  renamedTags,
  type TagNames,
  tagKey,
  tagsOf,
} from '../../domain/knowledge/tags.ts';
import { TAXONOMY } from '../../domain/knowledge/taxonomy.ts';
import { listing } from '../../functions/knowledge/listing.ts';
import { Shelf } from '../../functions/tables/followed-artifacts.ts';
import { tagNamesRow } from '../../functions/tables/knowledge-rows.ts';
import { rowOf } from '../tables/codecs.ts';

const artifact = (title: string, more: Partial<ListedArtifact> = {}): ListedArtifact => ({
  id: `00000000-0000-4000-8000-${title.padStart(12, '0')}`,
  title,
  type: 'playbook',
  taxonomy: 'people',
  state: 'published',
  revision: 1,
  hasDraft: false,
  reviewBy: null,
  tags: [],
  changedAt: '2026-11-20T09:00:00.000Z',
  changedBy: { id: '00000000-0000-4000-8000-000000000000', name: 'Priya' },
  owner: null,
  reviewed: null,
  etag: 'e',
  evidence: null,
  evidenceAt: null,
  ...more,
});
const tried = (worked: number, failed = 0) => ({
  evidence: { ...NO_EVIDENCE, verdicts: { ...NO_EVIDENCE.verdicts, worked, failed } },
});
const shelf = (all: readonly ListedArtifact[], names: TagNames = new Map()) =>
  new Shelf(new Map(all.map((one) => [one.id, one])), names, []);
const list = (all: readonly ListedArtifact[], query: ListQuery, writes = true) =>
  listing(shelf(all), query, writes);
const titles = ({ artifacts }: { artifacts: readonly ListedArtifact[] }) =>
  artifacts.map(({ title }) => title);

describe('the list of artifacts', () => {
  it('says of each choice of evidence how many it would show, and puts what was tried most first', () => {
    const all = [
      artifact('1', tried(1)),
      artifact('2', { taxonomy: 'process', ...tried(3, 2) }),
      artifact('3'),
      artifact('4', tried(0, 1)),
    ];
    const found = list(all, { sort: 'tried' });
    expect(titles(found)).toEqual(['2', '1', '4', '3']);
    expect(found.counts.evidence).toEqual({ '': 4, tried: 3, failures: 2, thin: 2, never: 1 });
    // Nobody is to try a report.
    const report = artifact('7', { type: 'synthesis report' });
    expect(list([...all, report], {}).counts.evidence).toMatchObject({ '': 5, never: 1 });
    expect(list(all, { evidence: 'thin', taxonomy: 'people' }).total).toBe(2);
    const dated = [artifact('5'), artifact('6', { evidenceAt: '2026-11-20T09:00:00.000Z' })];
    expect(titles(list(dated, { sort: 'newest' }))).toEqual(['6', '5']);
  });

  it('is in the order of the areas, counts each choice with the other filters as they are, and keeps drafts for those who write', () => {
    const all = [
      artifact('1', { taxonomy: 'process' }),
      artifact('2', { type: 'rubric', tags: ['Hiring'] }),
      artifact('3', { tags: ['hiring', 'First week'] }),
      artifact('4', { state: 'draft', changedAt: '2026-11-21T09:00:00.000Z', tags: ['secret'] }),
    ];
    const found = list(all, { type: 'playbook', state: 'published' });
    expect(titles(found)).toEqual(['3', '1']);
    expect(found.counts.taxonomy).toEqual({ '': 2, people: 1, process: 1 });
    expect(found.counts.type).toEqual({ '': 3, playbook: 2, rubric: 1 });
    expect(found).toMatchObject({ published: 3, drafts: 1, total: 2 });
    expect(titles(list(all, { tag: 'HIRING' }))).toEqual(['2', '3']);
    const read = list(all, {}, false);
    expect(titles(read)).toEqual(['2', '3', '1']);
    expect(read.drafts).toBe(0);
    expect(read.counts.tag).not.toHaveProperty('secret');
  });

  it('finds artifacts by words of the title, without regard to accents, and by their ids', () => {
    const all = [artifact('Crème brûlée'), artifact('Feedback upwards'), artifact('Feedback')];
    expect(titles(list(all, { words: 'creme' }))).toEqual(['Crème brûlée']);
    expect(titles(list(all, { words: 'up feed' }))).toEqual(['Feedback upwards']);
    expect(titles(list(all, { ids: [all[2]?.id ?? ''] }))).toEqual(['Feedback']);
  });

  it('names the tags that another choice would find as they are written', () => {
    const all = [artifact('1', { tags: ['trust'] }), artifact('2', { tags: ['First Week'] })];
    expect(list(all, { tag: 'trust' }).counts.tag).toEqual({ '': 2, trust: 1, 'First Week': 1 });
  });

  it('has a tag that was renamed under both of its names', () => {
    const named = new Shelf(
      new Map([artifact('1', { tags: ['recruiting'] })].map((one) => [one.id, one])),
      namesAfter(new Map(), 'Hiring', 'recruiting'),
      [],
    );
    for (const tag of ['hiring', 'recruiting']) expect(listing(named, { tag }, false).total).toBe(1);
  });

  test('all pages together are the whole list, in its order and each artifact once, whatever the filter', () => {
    const one = fc.record({
      taxonomy: fc.constantFrom(...TAXONOMY),
      worked: fc.nat(3),
      changedAt: fc.constantFrom('2026-11-20T09:00:00.000Z', '2026-11-21T09:00:00.000Z'),
      tags: fc.subarray(['hiring', 'feedback']),
    });
    const query = fc.record(
      { taxonomy: fc.constantFrom(...TAXONOMY), tag: fc.constant('hiring'), sort: fc.constantFrom(...SORTS) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(one, { maxLength: 3 * LISTED, size: 'max' }), query, (given, asked) => {
        const all = given.map(({ worked, ...more }, at) =>
          artifact(String(at), { ...more, ...tried(worked) }),
        );
        const on = shelf(all);
        const pages = [listing(on, asked, false)];
        for (let after = pages[0]?.next; after; after = pages.at(-1)?.next)
          pages.push(listing(on, { ...asked, after }, false));
        const told = pages.flatMap(({ artifacts }) => artifacts);
        expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
        expect(told.length).toBe(pages[0]?.total);
        const wanted = all.filter(
          ({ taxonomy, tags }) =>
            (!asked.taxonomy || taxonomy === asked.taxonomy) && (!asked.tag || tags.includes('hiring')),
        );
        expect(new Set(told)).toEqual(new Set(wanted));
        for (const { artifacts } of pages.slice(0, -1)) expect(artifacts).toHaveLength(LISTED);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the next page of the list', () => {
  test('goes on where the page before ended, whatever has come, gone and moved since: what has not is told once', () => {
    const one = fc.record({
      taxonomy: fc.constantFrom(...TAXONOMY),
      worked: fc.nat(3),
      changedAt: fc.constantFrom('2026-11-20T09:00:00.000Z', '2026-11-21T09:00:00.000Z'),
      becomes: fc.constantFrom('discarded', 'changed', 'what it was', 'what it was'),
    });
    const sorted = fc.option(fc.constantFrom(...SORTS), { nil: undefined });
    fc.assert(
      fc.property(fc.array(one, { minLength: LISTED + 1, maxLength: 3 * LISTED }), sorted, (given, sort) => {
        const before = given.map(({ worked, becomes, ...more }, at) => ({
          becomes,
          artifact: artifact(String(at), { ...more, ...tried(worked) }),
        }));
        const limits = sort ? { sort } : {};
        const first = listing(shelf(before.map((each) => each.artifact)), limits, true);
        const later = { changedAt: '2026-11-22T09:00:00.000Z', taxonomy: 'people', ...tried(4) } as const;
        const on = shelf(
          before.flatMap((each) => {
            if (each.becomes === 'discarded') return [];
            return [each.becomes === 'changed' ? { ...each.artifact, ...later } : each.artifact];
          }),
        );
        const told = [...first.artifacts];
        for (let last = first.artifacts.at(-1), more = first.next !== null; more && last; ) {
          const page = listing(on, listQuery.parse({ ...limits, ...afterThat(last) }), true);
          told.push(...page.artifacts);
          more = page.next !== null;
          last = page.artifacts.at(-1);
        }
        for (const { artifact: each, becomes } of before)
          if (becomes === 'what it was') expect(told.filter(({ id }) => id === each.id)).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('tags', () => {
  const tag = fc.constantFrom(
    'hiring',
    'Hiring',
    'first week',
    'feedback',
    'Trust',
    '__proto__',
    'constructor',
  );

  test('whatever was renamed to whatever before, a tag has one name, and naming it again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(tag, tag), { maxLength: 12 }), fc.array(tag), (renamings, tags) => {
        const names = renamings.reduce<TagNames>(
          (before, [from, to]) => namesAfter(before, from, to),
          new Map(),
        );
        const now = renamedTags(tags, names);
        expect(renamedTags(now, names)).toEqual(now);
        const last = renamings.at(-1);
        if (last) expect(renamedTags([last[0], last[1]], names)).toEqual([last[1]]);
      }),
    );
  });

  test('the names that were given last are always known, also of tags that are numbers', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: NAMES_MAX, maxLength: NAMES_MAX }), (numbers) => {
        const before = Array.from({ length: 50 }, (_, n) => [`topic ${n}`, `word ${n}`] as const);
        const last = numbers.map((n) => [`${n}`, `no. ${n}`] as const);
        const names = [...before, ...last].reduce<TagNames>(
          (known, [from, to]) => namesAfter(known, from, to),
          new Map(),
        );
        expect([...tagNamesRow.read(rowOf(tagNamesRow.columns({ names }))).names]).toEqual(last);
      }),
      { numRuns: 10 },
    );
  });

  test('a line of tags has each once, without what nobody could read', () => {
    expect(tagsOf(' hiring,, First  week ,HIRING, \u200b ,x')).toEqual(['hiring', 'First week', 'x']);
    expect(tagsOf(`${'a'.repeat(41)}, b`)).toEqual(['b']);
    expect(tagKey('  First   WEEK ')).toBe('first week');
  });
});
