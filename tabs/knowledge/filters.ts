import {
  ARTIFACT_TYPES,
  type ArtifactType,
  TAXONOMY,
  type Taxonomy,
} from '../../domain/knowledge/artifact.ts';
import type { ListedArtifact } from '../../domain/knowledge/contract.ts';
import { triedOf } from '../../domain/knowledge/evidence.ts';
import { addDays } from '../../domain/shared/time.ts';

/** What the evidence of an artifact is asked to be. `thin`: tried, and no more than twice. */
export const EVIDENCES = ['tried', 'failures', 'thin', 'never'] as const;
export type EvidenceFilter = (typeof EVIDENCES)[number];

/** In the order of the areas without one. */
export const SORTS = ['tried', 'newest'] as const;
export type Sort = (typeof SORTS)[number];

export interface Filter {
  readonly taxonomy: Taxonomy | null;
  readonly type: ArtifactType | null;
  readonly evidence: EvidenceFilter | null;
  readonly sort: Sort | null;
}

/** The filter an address asks for; anything it does not know is no filter. */
export function filterOf(search: string): Filter {
  const asked = new URLSearchParams(search);
  return {
    taxonomy: TAXONOMY.find((one) => one === asked.get('taxonomy')) ?? null,
    type: ARTIFACT_TYPES.find((one) => one === asked.get('type')) ?? null,
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

export interface Group {
  /** null where all are in one order, whatever their areas. */
  readonly taxonomy: Taxonomy | null;
  readonly artifacts: readonly ListedArtifact[];
}

export interface Arranged {
  /** What is published and passes the filter, by taxonomy, in the taxonomy's order; empty groups are left out. */
  readonly groups: readonly Group[];
  /** How many artifacts each choice of one filter would show, with the other filters as they are. */
  readonly byTaxonomy: ReadonlyMap<Taxonomy | null, number>;
  readonly byType: ReadonlyMap<ArtifactType | null, number>;
  readonly byEvidence: ReadonlyMap<EvidenceFilter | null, number>;
  /** Whether anything was tried at all. */
  readonly anyTried: boolean;
  /** Never published, latest first, whatever the filter. */
  readonly drafts: readonly ListedArtifact[];
  readonly published: number;
  /** The ids of all there are. */
  readonly known: ReadonlySet<string>;
}

/** Tried so often or less often is thin, whatever came of it. */
const THIN = 2;

const tried = ({ evidence }: ListedArtifact): number => (evidence ? triedOf(evidence) : 0);

const PASSES: Record<EvidenceFilter, (one: ListedArtifact) => boolean> = {
  tried: (one) => tried(one) > 0,
  failures: ({ evidence }) => (evidence?.verdicts.failed ?? 0) > 0,
  thin: (one) => tried(one) > 0 && tried(one) <= THIN,
  never: (one) => tried(one) === 0,
};

const IN_ORDER: Record<Sort, (a: ListedArtifact, b: ListedArtifact) => number> = {
  tried: (a, b) => tried(b) - tried(a),
  newest: (a, b) => (b.evidenceAt ?? '').localeCompare(a.evidenceAt ?? ''),
};

export function arrange(artifacts: readonly ListedArtifact[], filter: Filter): Arranged {
  const published = artifacts.filter(({ state }) => state === 'published');
  /** What passes the filter with one of its choices changed. */
  const passing = (change: Partial<Filter>) => {
    const { taxonomy, type, evidence } = { ...filter, ...change };
    return published.filter(
      (one) =>
        (taxonomy === null || one.taxonomy === taxonomy) &&
        (type === null || one.type === type) &&
        (evidence === null || PASSES[evidence](one)),
    );
  };
  const types = ARTIFACT_TYPES.filter((type) => published.some((one) => one.type === type));
  const found = passing({});
  const groups = filter.sort
    ? [{ taxonomy: null, artifacts: [...found].sort(IN_ORDER[filter.sort]) }]
    : TAXONOMY.map((taxonomy) => ({
        taxonomy,
        artifacts: found.filter((one) => one.taxonomy === taxonomy),
      }));
  return {
    groups: groups.filter(({ artifacts: some }) => some.length > 0),
    byTaxonomy: new Map(
      [null, ...TAXONOMY].map((taxonomy) => [taxonomy, passing({ taxonomy }).length] as const),
    ),
    byType: new Map([null, ...types].map((type) => [type, passing({ type }).length] as const)),
    byEvidence: new Map(
      [null, ...EVIDENCES].map((evidence) => [evidence, passing({ evidence }).length] as const),
    ),
    anyTried: published.some((one) => tried(one) > 0),
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
