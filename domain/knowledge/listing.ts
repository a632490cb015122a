import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { line } from '../shared/text.ts';
import { type Artifact, artifact, artifactType, canBeTried } from './artifact.ts';
import { type EvidenceSummary, triedOf } from './evidence.ts';
import { tag } from './tags.ts';
import { taxonomy } from './taxonomy.ts';

/** What the evidence of an artifact is asked to be. `thin`: tried, and no more than twice. */
export const EVIDENCES = ['tried', 'failures', 'thin', 'never'] as const;
export const evidenceFilter = z.enum(EVIDENCES);
export type EvidenceFilter = z.infer<typeof evidenceFilter>;

/** In the order of the areas and titles without one. `newest` is by evidence, `changed` by publication. */
export const SORTS = ['tried', 'newest', 'changed'] as const;
export const sort = z.enum(SORTS);
export type Sort = z.infer<typeof sort>;

/** As many artifacts are told at once. */
export const LISTED = 50;
/** As many can be asked for by their ids. */
export const IDS_MAX = 20;

/** Where an artifact stood in lists, whatever their order, when it was told. */
const place = z.pipe(
  z.string().check(z.maxLength(400)),
  z.pipe(
    z.transform((text: string) => {
      const [taxonomy, tried, evidenceAt, changedAt, ...title] = text.split('|');
      return { taxonomy, tried: Number(tried), evidenceAt, changedAt, title: title.join('|') };
    }),
    z.object({
      taxonomy,
      tried: z.int(),
      evidenceAt: z.string(),
      changedAt: z.string(),
      title: z.string(),
    }),
  ),
);

/** What a list is limited to; several limits hold together. */
export const listQuery = z.strictObject({
  taxonomy: z.optional(taxonomy),
  type: z.optional(artifactType),
  tag: z.optional(tag),
  evidence: z.optional(evidenceFilter),
  state: z.optional(artifact.shape.state),
  /** Words of the title. */
  words: z.optional(line(120)),
  /** Some artifacts by their ids, separated by commas. */
  ids: z.optional(
    z.pipe(
      z.string().check(z.maxLength(IDS_MAX * 37)),
      z.pipe(
        z.transform((text: string) => text.split(',')),
        z.array(id).check(z.maxLength(IDS_MAX)),
      ),
    ),
  ),
  sort: z.optional(sort),
  /** Which artifact the page before ended with. */
  after: z.optional(id),
  /** Where that one stood, because it may have been moved or discarded since; pages from before this do not say it. */
  was: z.optional(place),
});
export type ListQuery = z.output<typeof listQuery>;

/** Tried so often or less often is thin, whatever came of it. */
const THIN = 2;

const tried = ({ evidence }: WithEvidence): number => (evidence ? triedOf(evidence) : 0);
type WithEvidence = Pick<Artifact, 'id' | 'type'> & { readonly evidence: EvidenceSummary | null };

const PASSES: Record<EvidenceFilter, (one: WithEvidence) => boolean> = {
  tried: (one) => tried(one) > 0,
  failures: ({ evidence }) => (evidence?.verdicts.failed ?? 0) > 0,
  thin: (one) => tried(one) > 0 && tried(one) <= THIN,
  never: (one) => canBeTried(one.type) && tried(one) === 0,
};

/** Asks for what comes after this artifact. */
export const afterThat = (last: WithEvidence & Placed) => ({
  after: last.id,
  was: [last.taxonomy, tried(last), last.evidenceAt ?? '', last.changedAt, last.title].join('|'),
});
type Placed = Pick<Artifact, 'taxonomy' | 'changedAt' | 'title'> & { readonly evidenceAt: string | null };

/** What the evidence of an artifact is. */
export const evidencesOf = (one: WithEvidence): EvidenceFilter[] =>
  EVIDENCES.filter((evidence) => PASSES[evidence](one));
