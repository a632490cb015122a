import type { Role } from '../../domain/community/community.ts';
import { Breather } from './breather.ts';
import type { Answer, Entry, Searched } from './search-answer.ts';
import { excerptsOf } from './search-text.ts';
import { bitOf } from './visible.ts';

/** What is looked for where exact words count. */
export interface Saying {
  /** What somebody in this role may find. */
  readonly role: Role;
  /** Asked only of what has the words of a form somewhere. */
  readonly accepts: (entry: Entry) => boolean;
}

const HITS_MAX = 30;

/** What says one of these forms: the index proposes, `accepts` reads. */
export async function answerSaying(
  { index }: Pick<Searched, 'index'>,
  forms: readonly string[],
  { role, accepts }: Saying,
): Promise<Answer> {
  const breather = new Breather();
  const bits = bitOf(role);
  const found = new Map<string, Entry>();
  const stems = new Set<string>();
  for (const form of forms) {
    await breather.breathe();
    const answer = index.search(form, (entry) => !found.has(entry.key) && accepts(entry), {
      bits,
    });
    for (const entry of answer.found) found.set(entry.key, entry);
    for (const stem of answer.stems) stems.add(stem);
  }
  const newest = [...found.values()].sort(
    // By key among equals, because the order in the index would tell in which order unattributed notes were written.
    (a, b) => (b.at ?? '').localeCompare(a.at ?? '') || (a.key < b.key ? -1 : 1),
  );
  const hits: Answer['hits'] = [];
  const excerpts = excerptsOf(stems);
  for (const entry of newest.slice(0, HITS_MAX)) {
    await breather.breathe();
    const excerpt = excerpts(entry.text);
    const hit = entry.of.hit?.({ ...entry, ids: entry.id.split('|'), excerpt });
    if (hit) hits.push(hit);
  }
  return { hits, total: newest.length, filters: [], unknownKinds: [], also: [] };
}
