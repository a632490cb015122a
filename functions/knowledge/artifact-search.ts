import * as z from 'zod';
import { ARTIFACT_TYPES, artifactType } from '../../domain/knowledge/artifact.ts';
import { linkedArtifacts } from '../../domain/knowledge/artifact-links.ts';
import type { knowledgeHits } from '../../domain/knowledge/hits.ts';
import type { FindKindOf } from '../search/kinds.ts';
import { plainText } from '../search/search-text.ts';

/** Artifacts, by their last revision. Many notes must not crowd them out. */
export const ARTIFACT_FIND: FindKindOf<{ type: z.output<typeof artifactType> }> = {
  kind: 'artifact',
  shows: z.object({ type: artifactType }),
  plain: plainText,
  names: ARTIFACT_TYPES,
  shortNames: { tree: 'decision tree' } satisfies Record<string, (typeof ARTIFACT_TYPES)[number]>,
  is: ({ type }) => type,
  leadsTo: linkedArtifacts,
  hit: ({
    ids: [id = ''],
    title,
    taxonomy,
    shows,
    tried = 0,
    worked = 0,
    excerpt,
  }): z.output<typeof knowledgeHits.artifact> => ({
    kind: 'artifact',
    id,
    title,
    type: shows.type,
    taxonomy: taxonomy ?? 'process',
    tried,
    worked,
    excerpt,
  }),
  reserved: 10,
};
