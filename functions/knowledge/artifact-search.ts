import * as z from 'zod';
import { ARTIFACT_TYPES, artifactType } from '../../domain/knowledge/artifact.ts';
import type { knowledgeHits } from '../../domain/knowledge/hits.ts';
import type { FindKindOf } from '../search/kinds.ts';
import { plainText } from '../search/search-text.ts';

/** The address of an artifact's page, wherever a text has it. */
const LINK = /\/knowledge\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g;

/** Artifacts, by their last revision. Many notes must not crowd them out. */
export const ARTIFACT_FIND: FindKindOf<{ type: z.output<typeof artifactType> }> = {
  kind: 'artifact',
  shows: z.object({ type: artifactType }),
  plain: plainText,
  names: ARTIFACT_TYPES,
  is: ({ type }) => type,
  leadsTo: (text) => [...text.matchAll(LINK)].flatMap(([, id]) => id ?? []),
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
