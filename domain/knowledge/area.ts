import type { Area } from '../area.ts';
import {
  discardDraft,
  draftArtifact,
  listArtifacts,
  openArtifact,
  openRevision,
  publishArtifact,
  reviseArtifact,
  searchKnowledge,
} from './contract.ts';
import { knowledgeHits } from './hits.ts';
import { knowledgeNews } from './news.ts';
import { knowledgeRefusals } from './refusals.ts';

export const knowledge = {
  routes: {
    listArtifacts,
    draftArtifact,
    openArtifact,
    reviseArtifact,
    publishArtifact,
    discardDraft,
    openRevision,
    searchKnowledge,
  },
  refusals: knowledgeRefusals,
  news: knowledgeNews,
  hits: knowledgeHits,
} as const satisfies Area;
