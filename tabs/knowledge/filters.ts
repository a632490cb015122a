import { ARTIFACT_TYPES, type ArtifactDraft, type ArtifactType } from '../../domain/knowledge/artifact.ts';
import {
  EVIDENCES,
  type EvidenceFilter,
  type ListQuery,
  SORTS,
  type Sort,
} from '../../domain/knowledge/listing.ts';
import { tag, tagKey } from '../../domain/knowledge/tags.ts';
import { TAXONOMY, type Taxonomy } from '../../domain/knowledge/taxonomy.ts';
import { addDays } from '../../domain/shared/time.ts';

export interface Filter {
  readonly taxonomy: Taxonomy | null;
  readonly type: ArtifactType | null;
  readonly tag: string | null;
  readonly evidence: EvidenceFilter | null;
  readonly sort: Sort | null;
}

export const NO_FILTER: Filter = { taxonomy: null, type: null, tag: null, evidence: null, sort: null };

/** The filter an address asks for; anything it does not know is no filter. */
export function filterOf(search: string): Filter {
  const asked = new URLSearchParams(search);
  return {
    taxonomy: TAXONOMY.find((one) => one === asked.get('taxonomy')) ?? null,
    type: ARTIFACT_TYPES.find((one) => one === asked.get('type')) ?? null,
    tag: tag.safeParse(asked.get('tag')).data ?? null,
    evidence: EVIDENCES.find((one) => one === asked.get('evidence')) ?? null,
    sort: SORTS.find((one) => one === asked.get('sort')) ?? null,
  };
}

/** The same address with another filter; whatever else it says (such as tab=channel) stays. */
export function withFilter(search: string, filter: Partial<Filter>): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(filter)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next.size > 0 ? `?${next}` : '';
}

/** What the filter asks of the server. */
export const queryOf = (filter: Filter): Pick<ListQuery, keyof Filter> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));

/** Whether the filter lets a draft pass that the server does not have: nobody has tried it. */
export const passes = (
  { taxonomy, type, tag: asked, evidence }: Filter,
  draft: Pick<ArtifactDraft, 'taxonomy' | 'type' | 'tags'>,
): boolean =>
  (taxonomy === null || draft.taxonomy === taxonomy) &&
  (type === null || draft.type === type) &&
  (asked === null || draft.tags.some((one) => tagKey(one) === tagKey(asked))) &&
  (evidence === null || evidence === 'never');

const SOON_DAYS = 30;

/** Whether an artifact should be looked at again: its review day has come, or is near. null: neither. */
export function reviewOf(reviewBy: string | null, today: string): 'due' | 'soon' | null {
  if (reviewBy === null) return null;
  if (reviewBy <= today) return 'due';
  return reviewBy <= addDays(today, SOON_DAYS) ? 'soon' : null;
}
