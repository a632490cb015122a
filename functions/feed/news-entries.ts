import type { FeedKind } from './kinds.ts';

type Entry = Pick<FeedKind, 'kind' | 'section'>;

/** Feed entries of news for everybody who is told of its kind. */
export const NEWS_ENTRY = { kind: 'news', section: 'happened' } as const satisfies Entry;

/** Feed entries of news that one person alone is told. */
export const TOLD_ENTRY = { kind: 'told', section: 'told' } as const satisfies Entry;
