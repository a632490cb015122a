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
} as const satisfies Area;
