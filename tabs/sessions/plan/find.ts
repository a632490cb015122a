import type { Artifact } from '../../../domain/knowledge/artifact.ts';
import type { Taxonomy } from '../../../domain/knowledge/taxonomy.ts';
import { hasWords } from '../../../domain/shared/words.ts';

/** Those whose title has every word; what is published and of the session's area first. */
export function find(
  artifacts: readonly Artifact[],
  typed: string,
  area: Taxonomy,
  linked: readonly string[],
): Artifact[] {
  const rank = (artifact: Artifact) =>
    (artifact.state === 'published' ? 0 : 2) + (artifact.taxonomy === area ? 0 : 1);
  return artifacts
    .filter(({ id }) => !linked.includes(id))
    .filter(({ title, type }) => hasWords(`${title} ${type}`, typed))
    .sort((a, b) => rank(a) - rank(b) || b.changedAt.localeCompare(a.changedAt));
}
