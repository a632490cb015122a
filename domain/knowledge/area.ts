import type { Area } from '../area.ts';
import {
  annotate,
  answerAnnotation,
  changeAnnotation,
  declineAnnotation,
  listAnnotations,
  placeAnnotation,
  removeAnnotation,
} from './annotation-contract.ts';
import {
  discardDraft,
  draftArtifact,
  giveArtifact,
  keepEditing,
  listArtifacts,
  listStale,
  openArtifact,
  openRevision,
  publishArtifact,
  restoreRevision,
  reviewArtifact,
  reviseArtifact,
  searchKnowledge,
  tellImport,
} from './contract.ts';
import { knowledgeHits } from './hits.ts';
import { knowledgeMine } from './mine.ts';
import { knowledgeNews } from './news.ts';
import { knowledgeNotices } from './notices.ts';
import { knowledgeRefusals } from './refusals.ts';
import { listRelated, listTags, renameTag } from './tag-contract.ts';

export const knowledge = {
  routes: {
    listArtifacts,
    draftArtifact,
    openArtifact,
    reviseArtifact,
    publishArtifact,
    tellImport,
    discardDraft,
    openRevision,
    restoreRevision,
    giveArtifact,
    reviewArtifact,
    keepEditing,
    listStale,
    searchKnowledge,
    listTags,
    renameTag,
    listRelated,
    listAnnotations,
    annotate,
    changeAnnotation,
    removeAnnotation,
    answerAnnotation,
    placeAnnotation,
    declineAnnotation,
  },
  refusals: knowledgeRefusals,
  news: knowledgeNews,
  hits: knowledgeHits,
  mine: knowledgeMine,
  notices: knowledgeNotices,
} as const satisfies Area;
