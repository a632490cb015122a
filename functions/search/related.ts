import { comparable } from '../../domain/shared/asked.ts';
import type { Entry } from './search-answer.ts';
import type { TextIndex } from './text-index.ts';

/** Why something is related; the strongest reason stands. */
export type Why =
  | { readonly why: 'linked' }
  | { readonly why: 'session'; readonly topic: string }
  | { readonly why: 'tags'; readonly tags: string[] }
  | { readonly why: 'words' };

export interface RelatedTo {
  readonly entry: Entry;
  readonly relation: Why;
}

const RELATED_MAX = 6;
const LINKED = 8;
const TOGETHER = 4;
const TAGGED = 2;
/** Of what a text has itself as words, another has to reach as much to be worth showing. */
const LIKE = 0.2;
/** So much of a text says what it is about. */
const BEGINNING = 240;

/** The things of the same kind that have to do with one: by links, by what had both at hand, by tags, by words. */
export function relatedTo(
  one: Entry,
  entries: Iterable<Entry>,
  index: Pick<TextIndex<Entry>, 'search'>,
): RelatedTo[] {
  const tags = new Set((one.tags ?? []).map(comparable));
  const together = new Map<string, Entry>();
  const others: Entry[] = [];
  for (const entry of entries) {
    if (entry.key === one.key) continue;
    if (entry.kind === one.kind) others.push(entry);
    else if (entry.leadsTo.includes(one.id)) {
      for (const id of entry.leadsTo) {
        const before = together.get(id);
        // The latest names it.
        if (!before || (before.at ?? '') < (entry.at ?? '')) together.set(id, entry);
      }
    }
  }
  const alike = wordsInCommon(one, index);
  const ranked = others.flatMap((entry) => {
    const linked = one.leadsTo.includes(entry.id) || entry.leadsTo.includes(one.id);
    const session = together.get(entry.id);
    const shared = (entry.tags ?? []).filter((tag) => tags.has(comparable(tag)));
    const words = alike.get(entry.key) ?? 0;
    const score =
      (linked ? LINKED : 0) + (session ? TOGETHER : 0) + TAGGED * Math.min(shared.length, 2) + 2 * words;
    if (score === 0) return [];
    const relation: Why = linked
      ? { why: 'linked' }
      : session
        ? { why: 'session', topic: session.title }
        : shared.length > 0
          ? { why: 'tags', tags: shared }
          : { why: 'words' };
    return [{ entry, relation, score }];
  });
  ranked.sort((a, b) => b.score - a.score || (a.entry.title < b.entry.title ? -1 : 1));
  return ranked.slice(0, RELATED_MAX).map(({ entry, relation }) => ({ entry, relation }));
}

/** How much others have of the words of one, by their keys: 1 for all of it. */
function wordsInCommon(one: Entry, index: Pick<TextIndex<Entry>, 'search'>): ReadonlyMap<string, number> {
  const about = `${one.title} ${one.text.slice(0, BEGINNING)} `;
  const { found, scores } = index.search(about, ({ kind }) => kind === one.kind, {
    anyWord: true,
  });
  const own = scores[found.findIndex(({ key }) => key === one.key)] ?? 0;
  if (own <= 0) return new Map();
  return new Map(
    found.flatMap(({ key }, at) => {
      const share = (scores[at] ?? 0) / own;
      return share >= LIKE ? [[key, Math.min(share, 1)] as const] : [];
    }),
  );
}
