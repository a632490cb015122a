import {
  ARTIFACT_TYPES,
  type Artifact,
  type ArtifactType,
  TAXONOMY,
  type Taxonomy,
} from '../../domain/knowledge/artifact.ts';
import { addDays } from '../../domain/shared/time.ts';

export interface Filter {
  readonly taxonomy: Taxonomy | null;
  readonly type: ArtifactType | null;
}

/** The filter an address asks for; anything it does not know is no filter. */
export function filterOf(search: string): Filter {
  const asked = new URLSearchParams(search);
  return {
    taxonomy: TAXONOMY.find((one) => one === asked.get('taxonomy')) ?? null,
    type: ARTIFACT_TYPES.find((one) => one === asked.get('type')) ?? null,
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

export interface Arranged {
  /** What is published and passes the filter, by taxonomy, in the taxonomy's order; empty groups are left out. */
  readonly groups: readonly { readonly taxonomy: Taxonomy; readonly artifacts: readonly Artifact[] }[];
  /** How many artifacts each choice of one filter would show, with the other filter as it is. */
  readonly byTaxonomy: ReadonlyMap<Taxonomy | null, number>;
  readonly byType: ReadonlyMap<ArtifactType | null, number>;
  /** Never published, latest first, whatever the filter. */
  readonly drafts: readonly Artifact[];
  readonly published: number;
  /** The ids of all there are. */
  readonly known: ReadonlySet<string>;
}

export function arrange(artifacts: readonly Artifact[], filter: Filter): Arranged {
  const published = artifacts.filter(({ state }) => state === 'published');
  const ofTaxonomy = (wanted: Taxonomy | null) =>
    published.filter(({ taxonomy }) => wanted === null || taxonomy === wanted);
  const ofType = (some: readonly Artifact[], wanted: ArtifactType | null) =>
    some.filter(({ type }) => wanted === null || type === wanted);
  const types = ARTIFACT_TYPES.filter((type) => published.some((one) => one.type === type));
  const found = ofType(ofTaxonomy(filter.taxonomy), filter.type);
  return {
    groups: TAXONOMY.map((taxonomy) => ({
      taxonomy,
      artifacts: found.filter((one) => one.taxonomy === taxonomy),
    })).filter(({ artifacts: some }) => some.length > 0),
    byTaxonomy: new Map(
      [null, ...TAXONOMY].map((one) => [one, ofType(ofTaxonomy(one), filter.type).length] as const),
    ),
    byType: new Map(
      [null, ...types].map((one) => [one, ofType(ofTaxonomy(filter.taxonomy), one).length] as const),
    ),
    drafts: artifacts
      .filter(({ state }) => state === 'draft')
      .sort((a, b) => b.changedAt.localeCompare(a.changedAt)),
    published: published.length,
    known: new Set(artifacts.map(({ id }) => id)),
  };
}

const SOON_DAYS = 30;

/** Whether an artifact should be looked at again: its review day has come, or is near. null: neither. */
export function reviewOf(reviewBy: string | null, today: string): 'due' | 'soon' | null {
  if (reviewBy === null) return null;
  if (reviewBy <= today) return 'due';
  return reviewBy <= addDays(today, SOON_DAYS) ? 'soon' : null;
}

/** The reader's calendar date. */
export function todayHere(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
