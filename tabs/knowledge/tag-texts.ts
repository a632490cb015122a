import type { Relation } from '../../domain/knowledge/tag-contract.ts';
import { sayList } from '../components/say-list.ts';

const artifacts = (count: number) =>
  `${count.toLocaleString('en')} ${count === 1 ? 'artifact' : 'artifacts'}`;

export const TAGS = {
  label: 'Tags',
  hint: (most: number) => `Up to ${most}, each followed by Enter or a comma.`,
  make: (tag: string) => `New tag “${tag}”`,
  remove: (tag: string) => `Remove the tag ${tag}`,
  count: artifacts,
  enough: 'That is as many as an artifact can have.',
  byTag: 'By tag',
  title: 'Tags',
  why: 'Renaming a tag changes it wherever it stands. Give it the name of another tag, and the two become one.',
  none: 'There are no tags yet. Add some where you write.',
  find: 'Find a tag',
  noneFound: (words: string) => `No tag has “${words}”.`,
  rename: 'Rename',
  renameTag: (tag: string) => `Rename ${tag}`,
  newName: 'New name',
  save: 'Rename',
  merge: (into: string) => `Merge into ${into}`,
  merges: (tag: string, into: string, count: number) =>
    `“${into}” exists. ${artifacts(count)} with “${tag}” will have “${into}” instead.`,
  cancel: 'Cancel',
  renamed: (from: string, to: string) => `“${from}” is “${to}” now.`,
} as const;

export const LIST = {
  more: (count: number) => `Show more (${count.toLocaleString('en')} left)`,
  tagAny: 'Any tag',
} as const;

export const RELATED = {
  title: 'Related',
  why: (relation: Relation): string => {
    switch (relation.why) {
      case 'linked':
        return 'linked';
      case 'session':
        return `both in ${relation.topic}`;
      case 'tags':
        return `tagged ${sayList(relation.tags)}`;
      default:
        return 'similar words';
    }
  },
} as const;

export const SEARCH_FILTERS = {
  hint: 'Narrow it down: “exact words”, kind:decision, by:priya, tag:hiring',
  label: 'Filters',
  unknownKind: (kind: string) => `There is no kind “${kind}”, so its words are looked for.`,
  names: { kind: 'Kind', by: 'By', tag: 'Tag' } as Readonly<Record<string, string>>,
  remove: (name: string, value: string) => `Remove the filter ${name} ${value}`,
} as const;
