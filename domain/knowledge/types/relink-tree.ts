import { nameInLink, withLinkNames } from '../../shared/heading-names.ts';
import { nodesById, readTree } from './tree.ts';

/**
 * A tree that was put together from two versions, in which somebody may have chosen the new title of a question from one
 * and an answer that leads to it from the other: such an answer leads to the title that stands.
 */
export function relinked(body: string, mine: string, theirs: string): string {
  const [our, their] = [readTree(mine).nodes, readTree(theirs).nodes];
  // Only then is it known which title was changed to which.
  if (our.length !== their.length) return body;
  const stands = nodesById(readTree(body));
  const renamed = new Map<string, string>();
  for (const [at, { id }] of our.entries()) {
    const other = their[at]?.id ?? id;
    if (!stands.has(id) && stands.has(other)) renamed.set(id, other);
    if (!stands.has(other) && stands.has(id)) renamed.set(other, id);
  }
  return withLinkNames(body, (written) => renamed.get(nameInLink(`#${written}`) ?? ''));
}
