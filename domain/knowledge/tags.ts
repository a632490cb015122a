import * as z from 'zod/mini';
import { line } from '../shared/text.ts';

/** An artifact has at most this many tags. */
export const TAGS_MAX = 8;
export const TAG_LENGTH = 40;

/** A tag as it is written. A comma separates tags where several stand in one line, so that none has one. */
export const tag = line(TAG_LENGTH).check(
  z.overwrite((text: string) => text.replace(/\s+/g, ' ')),
  z.refine((text) => !text.includes(','), 'a tag without commas'),
);

/** What a tag is compared by: two that differ in upper and lower case only are the same. */
export const tagKey = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Each tag once, as it was written first. */
export function uniqueTags(tags: readonly string[]): string[] {
  const seen = new Set<string>();
  return tags.filter((one) => {
    const key = tagKey(one);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The tags of a draft. Pages from before tags existed send none. */
export const tags = z._default(
  z.pipe(
    z.array(tag).check(z.maxLength(TAGS_MAX, `at most ${TAGS_MAX} tags`)),
    z.transform((given: string[]) => uniqueTags(given)),
  ),
  [],
);

/** Tags in one line, such as `hiring, first week`, as far as they are acceptable. */
export function tagsOf(text: string): string[] {
  const given = text.split(',').flatMap((one) => {
    const read = tag.safeParse(one);
    return read.success ? [read.data] : [];
  });
  return uniqueTags(given).slice(0, TAGS_MAX);
}

/** What tags were renamed to: the key of each old name, and what it is called now. Those renamed last stand last. */
export type TagNames = ReadonlyMap<string, string>;

/** Only so many old names are known; the oldest are forgotten. */
export const NAMES_MAX = 200;
/** Together they have at most so many characters, as they have to fit into a row: a letter may compare as eighteen. */
const NAMES_LENGTH = 16_000;

const nameOf = (names: TagNames, one: string): string => names.get(tagKey(one)) ?? one;

/** Tags by what they are called now. */
export const renamedTags = (given: readonly string[], names: TagNames): string[] =>
  uniqueTags(given.map((one) => nameOf(names, one)));

/** The names after a tag was renamed, or merged into another. A name that is taken up again leads nowhere any more. */
export function namesAfter(names: TagNames, from: string, to: string): TagNames {
  const [fromKey, toKey] = [tagKey(from), tagKey(to)];
  const kept = [...names]
    .filter(([old]) => old !== toKey && old !== fromKey)
    // What was renamed to the old name before leads to the new one.
    .map(([old, name]) => [old, tagKey(name) === fromKey || tagKey(name) === toKey ? to : name] as const);
  // Where only upper and lower case differ it is written in another way, wherever it stands.
  const all = [...kept, [fromKey, to] as const].slice(-NAMES_MAX);
  let length = 0;
  const forgotten = all.findLastIndex((pair) => {
    length += JSON.stringify(pair).length;
    return length > NAMES_LENGTH;
  });
  return new Map(all.slice(forgotten + 1));
}
