import type { News } from '../../domain/api.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { NEWS_ENTRY, TOLD_ENTRY } from './news-entries.ts';
import { feedThings } from './work.ts';

/** The writes that tell everybody a line of news about a thing. */
export const tellingAll = (world: World, about: string, operation: string, news: News): Write[] => [
  world.news.telling(news, about),
  feedThings(world, `${about}.news`, operation, [
    { kind: NEWS_ENTRY.kind, id: world.news.idOf(news, about) },
  ]),
];

/**
 * The writes that tell one person alone a line of news about a thing. `subject`: what the work is about, where the thing
 * has several such lines at once.
 */
export function tellingOne(
  world: World,
  personId: string,
  about: string,
  operation: string,
  news: News,
  subject = `${about}.told`,
): Extract<Write, { do: 'put' }>[] {
  const id = world.news.idFor(personId, news, about);
  return [
    world.news.tellingOne(personId, news, about),
    feedThings(world, subject, operation, [{ kind: TOLD_ENTRY.kind, id }], [personId]),
  ];
}
