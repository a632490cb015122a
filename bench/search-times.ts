import type { Role } from '../domain/community/community.ts';
import { SYNONYMS_MAX } from '../domain/glossary/term.ts';
import { glossary } from '../functions/glossary/area.ts';
import { knowledge } from '../functions/knowledge/area.ts';
import { pilots } from '../functions/pilots/area.ts';
import { recognition } from '../functions/recognition/area.ts';
import { SearchIndex } from '../functions/search/search-index.ts';
import { sessions } from '../functions/sessions/area.ts';
import type { Place } from '../functions/tables/community-store.ts';
import type { Findable } from '../functions/tables/find-store.ts';

const QUERIES = 300;
/** The first searches of a process, in which its code is compiled, are not counted. */
const WARMING = 50;
const WORDS = 80;
const ROLES: readonly Role[] = ['organiser', 'sponsor', 'member'];
/** Terms of a glossary, each with as many synonyms as it may have. */
const TERMS = 20;
const KINDS = [glossary, knowledge, pilots, recognition, sessions].flatMap(({ search = [] }) => search);

const idOf = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
const holds = (text: string, words: readonly string[]) => words.every((word) => text.includes(word));

/** Of each twenty things: a session with its notes, words of recognition for two of them, artifacts, a pilot. */
function thing(at: number, word: () => string, text: string): Findable {
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const [first, place] = [at - (at % 20), at % 20];
  const id = idOf(at);
  const author = `Person ${at % 50}`;
  const common = { id, title: '', text, author, owner: author, within: null, taxonomy: null };
  const written = { ...common, at: new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString() };
  const within = (kind: string, of: number) => `find|${kind}|${of === first ? idOf(of) : noteOf(first, of)}`;
  if (place === 0)
    return {
      ...written,
      kind: 'session',
      title: words(5),
      taxonomy: 'people',
      facet: 'session',
      shows: { cancelled: false },
    };
  if (place < 12)
    return {
      ...{ ...written, kind: 'note', id: noteOf(first, at), within: within('session', first) },
      ...{ facet: 'insight', shows: { noteKind: 'insight' } },
    };
  if (place < 14) {
    const about = {
      kind: 'note',
      sessionId: idOf(first),
      authorKey: idOf(1),
      noteId: idOf(first + place - 10),
    };
    const shows = { personId: idOf(at % 50), communityId: idOf(0), about };
    return {
      ...written,
      kind: 'recognition',
      within: within('note', first + place - 10),
      facet: 'recognition',
      shows,
    };
  }
  if (place < 18)
    return {
      ...{ ...written, kind: 'artifact', title: words(5), taxonomy: 'process', facet: 'artifact' },
      ...{ shows: { type: 'playbook' }, tried: at % 7, worked: at % 3, tags: [words(1)] },
    };
  const shows = { state: at % 3 === 0 ? 'reported' : 'begun', verdict: null };
  return { ...written, kind: 'pilot', title: words(5), taxonomy: 'strategy', facet: 'pilot', shows };
}

/** A term that no text has, with synonyms of two words that many have, but not often behind each other. */
const term = (at: number, word: () => string): Findable => ({
  ...{ kind: 'term', id: idOf(at), title: `term${at}`, text: '', author: '', owner: '', within: null },
  ...{ taxonomy: null, facet: 'term', at: null },
  shows: {
    synonyms: Array.from({ length: SYNONYMS_MAX }, () => `${word()} ${word()}`),
    plurals: [],
    approved: true,
  },
});
const noteOf = (session: number, at: number) => `${idOf(session)}|${idOf(1)}|${idOf(at)}`;

export interface SearchTimes {
  /** q95 of whole searches, in milliseconds: by the clock, and of the processor. */
  readonly search: number;
  readonly processor: number;
  /** q50 of plain scans of the same texts, likewise. */
  readonly scan: number;
  readonly scanProcessor: number;
  readonly longest: number;
  /** The longest searches for phrases, and with filters among the words. */
  readonly phrase: number;
  readonly narrowed: number;
  /** The longest search for a term with all its synonyms. */
  readonly widened: number;
}

/** How long whole searches take among so many things, from the words to the hits, beside plain scans of their texts. */
export async function searchTimes(size: number): Promise<SearchTimes> {
  // Words as frequent as in a language: the n-th most frequent one occurs 1/n as often as the first.
  let seed = 42;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const word = () => {
    const rank = Math.floor(20_000 ** random());
    return `${'bcdfghjklmnprstvz'[rank % 17]}${'aeiou'[rank % 5]}${rank.toString(36)}`;
  };
  const texts = Array.from({ length: size }, () => Array.from({ length: WORDS }, word).join(' '));
  const changes = texts.map((text, at) => {
    const one = thing(at, word, text);
    return { key: `find|${one.kind}|${one.id}`, thing: one };
  });
  for (let at = 0; at < TERMS; at += 1) changes.push({ key: `find|term|${idOf(at)}`, thing: term(at, word) });
  const find = { changedSince: async () => ({ newest: null, changes: [...changes] }) };
  const stores = { find, trace: { rowsPassedOver: 0 } };
  const now = new Date();
  // Its clock stands, so that it reads once.
  const index = new SearchIndex(
    async () => KINDS,
    stores,
    () => now,
  );
  const place = { partition: 'tenant|community' } as Place;
  const search = (text: string, n: number) =>
    index.search(stores, place, text, { role: ROLES[n % ROLES.length] as Role });
  await search('first', 0);
  if (stores.trace.rowsPassedOver > 0) throw new Error('The index does not know what is searched');
  const searches = new Times();
  const phrased = new Times();
  const narrowed = new Times();
  const widened = new Times();
  const scans = new Times();
  for (let n = -WARMING; n < QUERIES; n += 1) {
    const query = Array.from({ length: 1 + (Math.abs(n) % 3) }, word).join(' ');
    if (n < 0) {
      await search(query, 0);
      continue;
    }
    await searches.time(() => search(query, n));
    const words = query.split(' ');
    if (n % 10 === 0) await scans.time(() => texts.filter((text) => holds(text.toLowerCase(), words)));
  }
  for (let n = 0; n < QUERIES; n += 1) {
    // A phrase of two or three words that stand together somewhere.
    const text = texts[(n * 7919) % size] ?? '';
    const phrase = text.split(' ').slice(10, 12 + (n % 2));
    await phrased.time(() => search(`"${phrase.join(' ')}"`, n));
  }
  for (const filtered of [
    'by:person',
    'by:"person 7" fo3',
    'kind:note',
    'kind:playbook ce1',
    `tag:${word()}`,
  ])
    for (const [n] of ROLES.entries()) await narrowed.time(() => search(filtered, n));
  for (let n = 0; n < TERMS; n += 1) await widened.time(() => search(`term${n}`, n));
  return {
    search: at(searches.wall, 0.95),
    processor: at(searches.processor, 0.95),
    scan: at(scans.wall, 0.5),
    scanProcessor: at(scans.processor, 0.5),
    longest: at(searches.processor, 1),
    phrase: at(phrased.processor, 1),
    narrowed: at(narrowed.processor, 1),
    widened: at(widened.processor, 1),
  };
}

class Times {
  readonly wall: number[] = [];
  readonly processor: number[] = [];

  async time(work: () => unknown): Promise<void> {
    const [cpu, before] = [process.cpuUsage(), performance.now()];
    await work();
    this.wall.push(performance.now() - before);
    const { user, system } = process.cpuUsage(cpu);
    this.processor.push((user + system) / 1_000);
  }
}

const at = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
