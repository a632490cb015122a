import {
  ANNOTATION_KINDS,
  type Anchor,
  type Annotation,
  type AnnotationKind,
  hasEnded,
} from '../../../domain/knowledge/annotation.ts';
import type { ArtifactText } from '../../../domain/knowledge/text.ts';
import type { Passage } from './places.ts';

/** Annotations of passages that begin in the same block stand together. */
export interface Group {
  readonly key: string;
  /** Where the first of their passages begins; -1 for those about the artifact as a whole. */
  readonly start: number;
  /** In the order of their passages. */
  readonly annotations: readonly Annotation[];
}

export const passageKey = ({ start, end }: Anchor): string => `${start}-${end}`;

/** Where an annotation stands in the text that is shown; null if nowhere in it. */
export const placeOf = ({ anchor, revision }: Annotation, shown: number): Anchor | null =>
  revision === shown ? anchor : null;

/** The block that an offset lies in. */
export function blockAt({ blocks }: Pick<ArtifactText, 'blocks'>, offset: number): number {
  let [low, high] = [0, blocks.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

export interface Sorted {
  readonly groups: readonly Group[];
  readonly passages: readonly Passage[];
  readonly unplaced: readonly Annotation[];
  readonly ended: readonly Annotation[];
}

/** An artifact's annotations as its page shows them: beside their passages, without a place, and those that have ended. */
export function sortAnnotations(
  text: ArtifactText,
  annotations: readonly Annotation[],
  shown: number,
): Sorted {
  const open = annotations.filter(({ state }) => state === 'open');
  const byBlock = new Map<string, Annotation[]>();
  const start = (one: Annotation) => placeOf(one, shown)?.start ?? -1;
  for (const one of [...open].sort((a, b) => start(a) - start(b))) {
    const key = start(one) < 0 ? 'whole' : `block-${blockAt(text, start(one))}`;
    byBlock.set(key, [...(byBlock.get(key) ?? []), one]);
  }
  const anchors = new Map<string, Anchor>();
  for (const one of open) {
    const anchor = placeOf(one, shown);
    if (anchor) anchors.set(passageKey(anchor), anchor);
  }
  return {
    groups: [...byBlock].map(([key, some]) => ({
      key,
      start: some[0] ? start(some[0]) : -1,
      annotations: some,
    })),
    passages: [...anchors].map(([key, anchor]) => ({ key, anchor })),
    unplaced: annotations.filter(({ state }) => state === 'unplaced'),
    ended: annotations.filter(hasEnded),
  };
}

/** How many there are of each kind that there is, in the order of the kinds. */
export function countKinds(annotations: readonly Pick<Annotation, 'kind'>[]): [AnnotationKind, number][] {
  return ANNOTATION_KINDS.flatMap((kind): [AnnotationKind, number][] => {
    const count = annotations.filter((one) => one.kind === kind).length;
    return count > 0 ? [[kind, count]] : [];
  });
}

/**
 * Where groups of these heights stand in a column, each beside its passage or as near below it as those before it let
 * it. `pinned` stands beside its passage in any case, and those before it give way upwards.
 */
export function stacked(
  wanted: readonly number[],
  heights: readonly number[],
  gap: number,
  pinned: number | null = null,
): number[] {
  const height = (at: number) => heights[at] ?? 0;
  const tops: number[] = [];
  let free = 0;
  for (const [at, top] of wanted.entries()) {
    tops[at] = Math.max(free, top);
    free = (tops[at] ?? 0) + height(at) + gap;
  }
  if (pinned === null || tops[pinned] === undefined) return tops;
  const above = heights.slice(0, pinned).reduce((sum, one) => sum + one + gap, 0);
  tops[pinned] = Math.max(above, wanted[pinned] ?? 0);
  for (let at = pinned - 1; at >= 0; at -= 1)
    tops[at] = Math.min(tops[at] ?? 0, (tops[at + 1] ?? 0) - height(at) - gap);
  for (let at = pinned + 1; at < wanted.length; at += 1)
    tops[at] = Math.max(wanted[at] ?? 0, (tops[at - 1] ?? 0) + height(at - 1) + gap);
  return tops;
}

const wordsIn = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);

/** The blocks that share most words with a passage that is gone, the most alike first: a suggestion and no more. */
export function alikeBlocks({ blocks }: Pick<ArtifactText, 'blocks'>, quote: string, most = 3): number[] {
  const sought = wordsIn(quote);
  if (sought.size === 0) return [];
  return blocks
    .map(({ text }, at) => {
      const words = wordsIn(text);
      const shared = [...sought].filter((word) => words.has(word)).length;
      return { at, share: (2 * shared) / (sought.size + words.size) };
    })
    .filter(({ share }) => share > 0.2)
    .sort((a, b) => b.share - a.share)
    .slice(0, most)
    .map(({ at }) => at);
}
